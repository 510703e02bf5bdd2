"""Who spoke, from what a cell or a record says of them."""

from __future__ import annotations

import re
from datetime import date

from ropeteam.language.trackers.contract import LONGEST_NAME, LONGEST_TEXT, Voice

_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_BETWEEN = re.compile(r"\s*[;,\n|]\s*")


def mails_in(text: str) -> list[str]:
    """Mail addresses in lower case, each once, in order."""
    return list(dict.fromkeys(found.rstrip(".").lower() for found in _MAIL.findall(text)))


def voice(
    *,
    name: str = "",
    mail: str = "",
    other: str = "",
    company: str = "",
    words: str = "",
    said_on: date | None = None,
    ours: bool = False,
) -> Voice | None:
    """None where nobody is named at all."""
    address = next(iter(mails_in(mail)), "") or next(iter(mails_in(name)), "")
    plain = " ".join(name.split())[:LONGEST_NAME]
    who = address or plain or other.strip() or " ".join(company.split())
    if not who:
        return None
    return Voice(who[:LONGEST_NAME], plain, address, company.strip(), words.strip()[:LONGEST_TEXT], said_on, ours)


def named_in(cell: str) -> list[Voice]:
    """Everybody a cell lists: addresses, names, or both (`Paul Ebner <paul@kessel.example>`)."""
    found = []
    for part in _BETWEEN.split(cell.strip()):
        address = next(iter(mails_in(part)), "")
        name = part.replace(address, "").strip(" <>()\"'") if address else part
        one = voice(name=name, mail=address)
        if one is not None:
            found.append(one)
    return found
