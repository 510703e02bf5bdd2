"""Whom to pull in: the rope before the owner, the owner before the role, and nobody ranked."""

from __future__ import annotations

from ropeteam.core.vocabulary import Fit, Role
from ropeteam.core.whom_to_pull_in import BY_FIT, Pull, whom_to_pull_in

HELD = frozenset({Role.SELLER, Role.PRODUCT, Role.PRESALES, Role.SERVICES})


def pull(fit: Fit, *, rope=None, owner="", held=HELD, standing=None) -> tuple[Pull, ...]:  # type: ignore[no-untyped-def]
    return whom_to_pull_in(fit, rope=rope or {}, owner=owner, held=held, standing_in=standing or {})


class TestWhomToPullIn:
    def test_every_verdict_has_somebody(self) -> None:
        assert set(BY_FIT) == set(Fit)

    def test_names_the_rope_in_its_own_order(self) -> None:
        (found,) = pull(Fit.ROADMAP, rope={Role.PRODUCT: ["Zoe", "Anna"]}, owner="Mira")

        assert found == Pull(Role.PRODUCT, Fit.ROADMAP, ("Zoe", "Anna"))

    def test_else_the_owner_of_the_capability_and_only_for_product(self) -> None:
        assert pull(Fit.UNKNOWN, owner="Mira") == (Pull(Role.PRODUCT, Fit.UNKNOWN, ("Mira",), owner=True),)
        assert pull(Fit.LIMITED, owner="Mira") == (Pull(Role.PRESALES, Fit.LIMITED),)

    def test_else_the_role_alone_or_the_one_that_stands_in(self) -> None:
        without = HELD - {Role.PRESALES}
        stands_in = {Role.PRESALES: Role.SERVICES}

        assert pull(Fit.AS_IS, held=without) == (Pull(Role.PRESALES, Fit.AS_IS, nobody=True),)
        assert pull(Fit.AS_IS, held=without, standing=stands_in) == (Pull(Role.PRESALES, Fit.AS_IS, by=Role.SERVICES),)
        assert pull(Fit.AS_IS, held=without, standing=stands_in, rope={Role.SERVICES: ["Gesa"]}) == (
            Pull(Role.PRESALES, Fit.AS_IS, ("Gesa",), by=Role.SERVICES),
        )

    def test_a_role_that_is_held_again_is_not_stood_in_for(self) -> None:
        assert pull(Fit.AS_IS, standing={Role.PRESALES: Role.SERVICES})[0].by is None

    def test_a_no_brings_its_reasons_and_another_way(self) -> None:
        assert [one.role for one in pull(Fit.DECLINED)] == [Role.PRODUCT, Role.PRESALES]
