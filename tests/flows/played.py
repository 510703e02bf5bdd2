"""What several tests begin with: played once, and gone after the last of them. Each test gets a copy of it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from cast import World
from django.db import transaction
from flows.stage import put_ear

Thing = TypeVar("Thing")


@contextmanager
def played(built: World) -> Iterator[World]:
    """A copy of the world in which something happens, for a class or a module. The ear hears nothing and reads no weights."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        put_ear(patch)
        yield copied(built)
        transaction.set_rollback(True)


def copied(thing: Thing) -> Thing:
    """Its own, to be changed; of things that belong together, all at once."""
    copy: Thing = pickle.loads(pickle.dumps(thing))
    return copy
