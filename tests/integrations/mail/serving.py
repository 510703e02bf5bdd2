"""A server of this process on a free port of this machine, in a thread of its own until the block ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP


@contextmanager
def serving(made: Callable[[asyncio.AbstractEventLoop], Callable[[], SMTP]]) -> Iterator[int]:
    """The port. `made` gets the loop and gives what answers one connection."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()  # first: this thread may have a loop of its own running, a browser's
    server = asyncio.run_coroutine_threadsafe(_begun(loop, made), loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _begun(
    loop: asyncio.AbstractEventLoop, made: Callable[[asyncio.AbstractEventLoop], Callable[[], SMTP]]
) -> asyncio.Server:
    return await loop.create_server(made(loop), "127.0.0.1", 0)


async def _ended(server: asyncio.Server) -> None:
    server.close()
    rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
