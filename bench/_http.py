"""The real server, and a client small enough not to be what is measured: raw sockets that stay open, on this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from bench.start import answers, free_port

HOST = "127.0.0.1"
TOO_LONG_S = 120.0


@contextmanager
def served(home: Path) -> Iterator[int]:
    """`ropeteam up` on a home whose database we hold open; its port, once pages answer."""
    port = free_port()
    command = [sys.executable, "-m", "ropeteam", "up", "--port", str(port), "--home", str(home)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))
    try:
        begun = time.monotonic()
        while not answers(port):
            if process.poll() is not None or time.monotonic() - begun > TOO_LONG_S:
                process.kill()
                raise SystemExit(f"the server did not get ready:\n{process.communicate()[1].decode()}")
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()  # not Ctrl-C: a shell's background jobs, and what they start, do not hear it
        process.communicate()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    size: int
    head: bytes
    body: bytes


class Connection:
    """One open connection that sends one cookie."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._socket = socket.create_connection((HOST, port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._same = f"Host: {HOST}\r\nAccept-Language: en\r\nCookie: {cookie}\r\n"

    def get(self, path: str) -> Answer:
        return self._answered(f"GET {path} HTTP/1.1\r\n{self._same}\r\n".encode())

    def post(self, path: str, body: bytes, *headers: str) -> Answer:
        lines = [f"POST {path} HTTP/1.1", f"Content-Length: {len(body)}", *headers]
        return self._answered("\r\n".join([*lines, f"{self._same}\r\n"]).encode() + body)

    def close(self) -> None:
        self._socket.close()

    def _answered(self, request: bytes) -> Answer:
        self._socket.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got:
            part = self._socket.recv(1 << 18)
            if not part:
                raise ConnectionError("the server closed the connection")
            got += part
        head, _, body = got.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        parts = [body]
        left = length - len(body)
        while left > 0:
            parts.append(self._socket.recv(1 << 18))
            left -= len(parts[-1])
        return Answer(int(head[9:12]), length, head, b"".join(parts))


@dataclass(slots=True)
class Load:
    """What came of a number of requests."""

    milliseconds: list[float]
    sizes: list[int]
    seconds: float

    @property
    def rate(self) -> float:
        return len(self.milliseconds) / self.seconds


def load(port: int, cookie: str, paths: Sequence[str], *, times: int, readers: int = 1) -> Load:
    """Ask for the paths in turn, `times` in all, by so many readers at once; each waits for its answer before it goes on."""
    done = Load([], [], 0.0)
    failed: list[str] = []

    def read(first: int) -> None:
        connection = Connection(port, cookie)
        for no in range(first, times, readers):
            path = paths[no % len(paths)]
            begun = time.perf_counter()
            answer = connection.get(path)
            done.milliseconds.append(1000 * (time.perf_counter() - begun))
            done.sizes.append(answer.size)
            if answer.status != 200:
                failed.append(f"{path} answered {answer.status}")
                return
        connection.close()

    threads = [Thread(target=read, args=(no,)) for no in range(readers)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.seconds = time.perf_counter() - begun
    if failed or len(done.sizes) < times:
        raise SystemExit("; ".join(failed[:3]) or "a reader stopped")
    return done
