"""Where the pages are served, checked before anything slow begins."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass

from ropeteam.project.errors import BadAddress, PortTaken

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        """What to open in a browser."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return f"http://{host}:{self.port}"


def free_address(host: str, port: int) -> Address:
    """The address if nobody listens there; port 0 means any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()  # two programs may bind one address; only one may listen
        except OverflowError as error:
            raise BadAddress(host=host, port=port, reason="0-65535") from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host=host, port=port) from error
            raise BadAddress(host=host, port=port, reason=error.strerror or error) from error
        return Address(host=host, port=probe.getsockname()[1])
