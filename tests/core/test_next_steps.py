"""The findings of a gate as steps: like ones together, one's own first."""

from __future__ import annotations

from ropeteam.core.gate import Finding
from ropeteam.core.next_steps import steps
from ropeteam.core.vocabulary import FindingCode, Role


def finding(code: FindingCode, subject: str, owner: Role, *, blocks: bool = True, lifted: bool = False) -> Finding:
    return Finding(code, subject, blocks and not lifted, owner, lifted)


FOUND = [
    finding(FindingCode.LIMIT_UNTOLD, "promise:1", Role.SELLER, blocks=False),
    finding(FindingCode.UNBACKED, "promise:2", Role.PRESALES),
    finding(FindingCode.UNREVIEWED, "signal:3", Role.SELLER),
    finding(FindingCode.UNREVIEWED, "signal:4", Role.SELLER),
    finding(FindingCode.AGAINST_STRATEGY, "promise:5", Role.PRODUCT),
    finding(FindingCode.UNBACKED, "promise:6", Role.PRESALES, lifted=True),
]


class TestSteps:
    def test_are_one_for_all_findings_of_a_kind(self) -> None:
        found = {step.code: step.subjects for step in steps(FOUND)}

        assert found[FindingCode.UNREVIEWED] == ("signal:3", "signal:4")
        assert found[FindingCode.UNBACKED] == ("promise:2",), "what two people lifted is no step"

    def test_begin_with_what_blocks_and_there_is_most_of(self) -> None:
        assert [step.code for step in steps(FOUND)] == [
            FindingCode.UNREVIEWED,
            FindingCode.UNBACKED,
            FindingCode.AGAINST_STRATEGY,
            FindingCode.LIMIT_UNTOLD,
        ]

    def test_begin_with_the_readers_own_even_where_it_blocks_nothing(self) -> None:
        notice = finding(FindingCode.SCOPE_MISSING, "promise:7", Role.SERVICES, blocks=False)

        found = steps([*FOUND, notice], own={Role.SERVICES})

        assert (found[0].code, found[0].own, found[0].n) == (FindingCode.SCOPE_MISSING, True, 1)
        assert not any(step.own for step in found[1:])

    def test_are_none_where_nothing_was_found(self) -> None:
        assert steps([]) == ()
