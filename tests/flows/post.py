"""Letters for tests: bytes as a mail server hands them over."""

from __future__ import annotations

from cast import TODAY, World
from flows.meetings import NOW

from ropeteam.flows import mail_addresses, mail_in
from ropeteam.flows.mail_in import Received
from ropeteam.store import models
from ropeteam.store.actor import Actor

DOMAIN = "in.firma.example"
OWN_IDS = ".ropeteam@kessel.example>"
WISH = "Wir brauchen die Bedienung ohne Netz bis Juni."
CUSTOMER = "Paul Ebner <paul@kunde.example>"
SELLER = "Nora Lindt <nora@kessel.example>"


def letter(
    *, by: str = CUSTOMER, to: str = SELLER, cc: str = "", subject: str = "Offline", body: str = WISH,
    identity: str = "<1@kunde.example>", on: str = "Mon, 16 Nov 2026 09:12:00 +0100", more: str = "",
) -> bytes:  # fmt: skip
    head = f"From: {by}\r\nTo: {to}\r\n" + (f"Cc: {cc}\r\n" if cc else "") + more
    head += f"Subject: {subject}\r\nDate: {on}\r\nMessage-ID: {identity}\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n".encode()


def address(world: World) -> models.MailAddress:
    return mail_addresses.make(world.deal, actor=world.seller, on=TODAY)


def posted(row: models.MailAddress, data: bytes, *, envelope_from: str | None = "paul@kunde.example") -> Received:
    return mail_in.take(row.local_part, data, domain=DOMAIN, own_ids=OWN_IDS, now=NOW, envelope_from=envelope_from)


def letters_came(deal: models.Deal, seller: Actor) -> None:
    """In a company from a folder: an address was replaced; a letter, a note and one that was dropped came."""
    mail_addresses.make(deal, actor=seller, on=TODAY)
    row = mail_addresses.make(deal, actor=seller, on=TODAY)
    assert seller.person is not None
    posted(row, letter(identity="<a@b>", subject="Angebot „neu“"))
    posted(
        row, letter(by=f"Nora Lindt <{seller.person.mail}>", to=f"{row.local_part}@{DOMAIN}", body="Ruft morgen an.")
    )
    posted(row, letter(more="Auto-Submitted: auto-replied\r\n", identity="<c@d>"))
