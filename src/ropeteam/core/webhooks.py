"""Messages about gates to other systems: how they are signed, how often they are tried, and where they may go.

Rule in prose. The signature is HMAC-SHA-256 over "<seconds>.<body>" under the address's own secret, so a receiver can tell that it
is ours and not an old one sent again. A message is tried at once and then after growing pauses, for about two days; then it is
given up and says so. It goes over https to an address that anybody on the internet could reach; into the own network, and over
plain http, only where whoever runs the installation allows it.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

SIGNATURE, TIMESTAMP, DELIVERY, EVENT = (
    "Ropeteam-Signature",
    "Ropeteam-Timestamp",
    "Ropeteam-Delivery",
    "Ropeteam-Event",
)
PAUSES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=16),
    timedelta(hours=24),
)
SECRET_PREFIX = "rtg_"
LONGEST = 500


def signature(secret: str, *, seconds: int, body: bytes) -> str:
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"v1={signed.hexdigest()}"


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries; None: give up."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None


def flaw_of(url: str, *, private: bool) -> str:
    """Why nothing may be sent there, as an error's code; '' where it may. Names are resolved only when it is sent."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "webhook_url_wrong"
    if len(url) > LONGEST or not parts.hostname or parts.username or parts.password or parts.fragment or port == 0:
        return "webhook_url_wrong"
    if any(mark.isspace() or not mark.isprintable() for mark in url):
        return "webhook_url_wrong"
    if parts.scheme != "https" and not (private and parts.scheme == "http"):
        return "webhook_not_https"
    try:
        return "" if private or is_public(parts.hostname) else "webhook_private"
    except ValueError:
        local = parts.hostname == "localhost" or parts.hostname.endswith((".localhost", ".local", ".internal"))
        return "webhook_private" if local and not private else ""


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet. One that only wraps an older one is judged by that."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            found = inner
        elif found.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):
            return is_public(".".join(str(part) for part in found.packed[12:]))
    return found.is_global and not found.is_multicast
