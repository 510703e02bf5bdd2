"""What brings a deal on: the findings of its gate as steps, what the reader can do themself first.

Rule in prose. Input: the findings, and the roles in which the reader can act on this deal.

1. A finding that two people lifted is no step any more.
2. Findings of one code in the hands of one role are one step: it says how many they are, and leads to the first of them.
3. The reader's own steps come before those of others, what blocks before what is only noticed, many before few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ropeteam.core.gate import Finding
from ropeteam.core.vocabulary import FindingCode, Role


@dataclass(frozen=True, slots=True)
class Step:
    """`subjects` are what the findings are about, in their order. `own`: in the reader's hands."""

    code: FindingCode
    owner: Role
    blocks: bool
    own: bool
    subjects: tuple[str, ...]

    @property
    def n(self) -> int:
        return len(self.subjects)


def steps(findings: Iterable[Finding], *, own: Collection[Role] = ()) -> tuple[Step, ...]:
    gathered: dict[tuple[FindingCode, Role, bool], list[str]] = {}
    for finding in findings:
        if not finding.overridden:
            gathered.setdefault((finding.code, finding.owner, finding.blocks), []).append(finding.subject)
    found = [
        Step(code, owner, blocks, owner in own, tuple(subjects)) for (code, owner, blocks), subjects in gathered.items()
    ]
    return tuple(sorted(found, key=lambda step: (not step.own, not step.blocks, -step.n)))
