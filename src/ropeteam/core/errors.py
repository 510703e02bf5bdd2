"""Errors people can cause and mend. The code is rendered by wording in the reader's language.

RopeteamError
 ├─ NotFound        missing and not yours alike
 ├─ NotAllowed      the role may not do this
 └─ Refused         the deed is against a rule; the code says which
"""

from __future__ import annotations


class RopeteamError(Exception):
    """An anticipated error: a code with named values, never a sentence."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class NotFound(RopeteamError):
    """There is no such thing, or it is not yours to see: the answer is the same."""

    def __init__(self, thing: str, key: str = "") -> None:
        super().__init__("not_found", thing=thing, key=key)


class NotAllowed(RopeteamError):
    """The acting person has no role that may do this."""

    def __init__(self, deed: str) -> None:
        super().__init__("not_allowed", deed=deed)


class Refused(RopeteamError):
    """A rule of the house says no; the code names the rule."""
