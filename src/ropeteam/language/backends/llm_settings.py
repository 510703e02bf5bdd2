"""Which language model may be asked, as the operator set it. Without an address there is none, and nothing is ever sent.

An address in the clear (http) is accepted only where the words stay in the house: this machine, a private network, a name
without a domain. Everything wrong is said with the name of the setting; nothing is guessed.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from ropeteam.core.errors import RopeteamError

BUDGET_TOKENS = 1_000_000
SECONDS = 120
_LONGEST_WAIT = 3600
_HOUSE_NAMES = (".local", ".lan", ".internal", ".home.arpa", ".localhost")


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """`budget_tokens` are spent in any 24 hours, `seconds` on one conversation, its retry included. `whole`: the model sees
    the whole catalogue, not only what the local ear finds near."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    budget_tokens: int = BUDGET_TOKENS
    seconds: int = SECONDS
    whole: bool = True

    @property
    def place(self) -> str:
        """Host and port: what a company agrees to."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def settings_from(values: Mapping[str, str]) -> LlmSettings | None:
    """The settings by their names in the environment; None where no address is set. Raises with the name of a wrong one."""
    given = {name: values.get(f"ROPETEAM_LLM_{name}", "").strip() for name in _NAMES}
    if not given["URL"]:
        return None
    url = _url(given["URL"])
    if not given["MODEL"] or len(given["MODEL"]) > 70 or not given["MODEL"].isprintable():
        raise RopeteamError("llm_model_missing")
    if not (given["KEY"].isascii() and given["KEY"].isprintable()):
        raise RopeteamError("llm_key_bad")
    if given["CATALOGUE"] not in ("", "whole", "candidates"):
        raise RopeteamError("llm_catalogue_bad", value=given["CATALOGUE"])
    return LlmSettings(
        url=url,
        model=given["MODEL"],
        key=given["KEY"],
        budget_tokens=_number("BUDGET_TOKENS", given["BUDGET_TOKENS"], BUDGET_TOKENS, most=10**12),
        seconds=_number("SECONDS", given["SECONDS"], SECONDS, most=_LONGEST_WAIT),
        whole=given["CATALOGUE"] != "candidates",
    )


_NAMES = ("URL", "MODEL", "KEY", "BUDGET_TOKENS", "SECONDS", "CATALOGUE")


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.username or parts.password or parts.query or parts.fragment or not _plain(text):
        raise RopeteamError("llm_url_bad", value=_without_login(text))
    if parts.scheme == "http" and not in_the_house(parts):
        raise RopeteamError("llm_url_in_the_clear", value=text)
    return text.rstrip("/")


def in_the_house(parts: SplitResult) -> bool:
    """This machine, a private network, or a name that only the house knows."""
    host = (parts.hostname or "").lower()
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_HOUSE_NAMES)
    return address.is_loopback or address.is_private


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _without_login(text: str) -> str:
    return text.rpartition("@")[2]


def _number(name: str, text: str, usual: int, *, most: int) -> int:
    if not text:
        return usual
    plain = text.replace("_", "")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 12 or not 1 <= int(plain) <= most:
        raise RopeteamError("llm_number_bad", name=f"ROPETEAM_LLM_{name}", value=text, most=f"{most:,}")
    return int(plain)
