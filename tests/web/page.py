"""One page and who may open it: a row of the access matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cast import World

STAFF = ("seller", "other_seller", "presales", "product", "services", "management", "works_council", "admin")
ACTING = tuple(who for who in STAFF if who != "works_council")
MAKERS = ("presales", "product", "services")
EVERYBODY = (*STAFF, "stranger")


@dataclass(frozen=True)
class Page:
    """`opens` for whom it works with `status`; `others` what the rest get; `special` names exceptions. The stranger works
    for another company and gets 404 where nothing else is said. `public`: no login needed; `download`: a file, no page."""

    name: str
    opens: tuple[str, ...]
    method: str = "get"
    status: int = 200
    others: int = 403
    special: dict[str, int] = field(default_factory=dict)
    args: Callable[[World], tuple[Any, ...]] = lambda world: ()
    data: Callable[[World], dict[str, Any]] = lambda world: {}
    public: bool = False
    download: bool = False
    label: str = ""

    def __str__(self) -> str:
        return f"{self.name}-{self.method}{f'-{self.label}' if self.label else ''}"

    def expected(self, who: str) -> int:
        if who in self.special:
            return self.special[who]
        if who in self.opens:
            return self.status
        return 404 if who == "stranger" else self.others
