"""Addresses from a file, as links that are safe to show."""

from __future__ import annotations

import re

_HOST = re.compile(r"https?://(?:[^/\s@]{0,200}@)?([\w.-]{3,253})", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"']{3,2000}")


def web_address(text: str) -> str:
    """The text where it is a plain web address, else nothing: what else a link may start with does not belong on a page."""
    plain = text.strip()
    return plain if _WEB.fullmatch(plain) else ""


def below(site: str, path: str) -> str:
    """An address at the system's own site; nothing without one."""
    return web_address(f"{site.rstrip('/')}/{path}") if site and path else ""


def hosts_in(text: str) -> list[str]:
    """The hosts of the web addresses in a text, in lower case, each once."""
    return list(dict.fromkeys(host.lower().strip(".") for host in _HOST.findall(text)))
