"""How the operator set mail up, checked and by name; without a server, or without an address to listen on, that half is off.

Nothing is guessed: a wrong value is told with the name of its setting before anything starts. Going out in the clear is
possible only where the server is this machine or in the house.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Final

from ropeteam.core.errors import RopeteamError

STARTTLS, TLS, NONE = "starttls", "tls", "none"
PORTS: Final = {STARTTLS: 587, TLS: 465, NONE: 25}
SECONDS, LONGEST_WAIT = 30, 300
LISTEN_HOST, LISTEN_PORT = "127.0.0.1", 2525
YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
_NAME = re.compile(r"(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)
_HOUSE = (".local", ".lan", ".internal", ".home.arpa", ".localhost")
NAMES: Final = tuple(
    f"ROPETEAM_{name}"
    for name in (
        "SMTP_HOST", "SMTP_PORT", "SMTP_TLS", "SMTP_CA", "SMTP_USER", "SMTP_PASSWORD", "SMTP_SECONDS", "MAIL_FROM",
        "MAIL_DOMAIN", "MAIL_LISTEN", "MAIL_LMTP",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The server that takes our letters. `sender` stands in From; `ca` is a file with the house's own certificates."""

    host: str
    port: int
    tls: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    seconds: int = SECONDS

    @property
    def address(self) -> str:
        return parseaddr(self.sender)[1]

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2].lower()

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port} ({self.tls})"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Under which domain deals have their addresses; where we listen for them, if at all (`port` 0: not by `up`)."""

    domain: str
    host: str = LISTEN_HOST
    port: int = 0
    lmtp: bool = False


def outgoing(values: Mapping[str, str]) -> Outgoing | None:
    """None: no letters are sent. Raises with the name of a wrong setting."""
    host = _value(values, "SMTP_HOST")
    if not host:
        return None
    tls = _value(values, "SMTP_TLS").lower() or STARTTLS
    sender = _value(values, "MAIL_FROM")
    if not _NAME.fullmatch(host) and not _is_number(host):
        raise _wrong("SMTP_HOST", host)
    if tls not in PORTS or (tls == NONE and not in_the_house(host)):
        raise _wrong("SMTP_TLS", tls)
    if not _is_address(parseaddr(sender)[1]) or "\n" in sender:
        raise _wrong("MAIL_FROM", sender)
    user, password = _value(values, "SMTP_USER"), _value(values, "SMTP_PASSWORD")
    if bool(user) != bool(password):
        raise _wrong("SMTP_PASSWORD" if user else "SMTP_USER", "")
    return Outgoing(
        host=host,
        port=_number(values, "SMTP_PORT", PORTS[tls], most=65_535),
        tls=tls,
        sender=sender,
        user=user,
        password=password,
        ca=_value(values, "SMTP_CA"),
        seconds=_number(values, "SMTP_SECONDS", SECONDS, most=LONGEST_WAIT),
    )


def incoming(values: Mapping[str, str]) -> Incoming | None:
    """None: deals have no address. Raises with the name of a wrong setting."""
    domain = _value(values, "MAIL_DOMAIN").lower()
    listen = _value(values, "MAIL_LISTEN")
    if not domain:
        if listen:
            raise _wrong("MAIL_DOMAIN", "")
        return None
    if not _NAME.fullmatch(domain) or "." not in domain:
        raise _wrong("MAIL_DOMAIN", domain)
    host, _, port = listen.rpartition(":")
    if listen and (not port.isdecimal() or not 0 < int(port) < 65_536):
        raise _wrong("MAIL_LISTEN", listen)
    lmtp = _value(values, "MAIL_LMTP").lower()
    if lmtp not in (*YES, *NO):
        raise _wrong("MAIL_LMTP", lmtp)
    return Incoming(domain, host.strip("[]") or LISTEN_HOST, int(port) if listen else 0, lmtp in YES)


def in_the_house(host: str) -> bool:
    """This machine, a private network, or a name that only the house knows."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        name = host.lower().rstrip(".")
        return "." not in name or name.endswith(_HOUSE)
    return number.is_loopback or number.is_private


def _value(values: Mapping[str, str], name: str) -> str:
    return values.get(f"ROPETEAM_{name}", "").strip()


def _number(values: Mapping[str, str], name: str, usual: int, *, most: int) -> int:
    text = _value(values, name)
    if not text:
        return usual
    if not text.isdecimal() or not 0 < int(text) <= most:
        raise _wrong(name, text)
    return int(text)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    local, _, domain = text.rpartition("@")
    return bool(local) and local.isprintable() and " " not in local and bool(_NAME.fullmatch(domain))


def _wrong(name: str, value: str) -> RopeteamError:
    return RopeteamError("mail_setting", name=f"ROPETEAM_{name}", value=value)
