"""Who stands in for a role that nobody holds."""

from __future__ import annotations

import pytest

from ropeteam.core.standing_in import lacking, may_be_named, stood_in, with_stood_in
from ropeteam.core.vocabulary import Role

S, PRE, PM, PS = Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES


class TestStandingIn:
    @pytest.mark.parametrize(
        ("named", "held", "standing"),
        [
            ({PRE: PS}, {S, PS}, {PRE: PS}),
            ({PRE: PS}, {S, PS, PRE}, {}),  # somebody came: it ends by itself
            ({PRE: PS}, {S}, {}),  # nobody there to do it
            ({PRE: PM, PM: PS}, {S, PS}, {PM: PS}),  # lent once, not twice
            ({PRE: PM, PM: PRE}, {S}, {}),
            ({PRE: S}, {S}, {}),
            ({PS: PM}, {PM}, {}),
        ],
    )
    def test_holds_only_where_the_role_is_missing_and_somebody_is_there(self, named, held, standing):
        assert stood_in(named, held) == standing

    def test_adds_to_the_roles_of_whoever_stands_in_and_of_nobody_else(self):
        assert with_stood_in({PS}, {PRE: PS}) == {PS, PRE}
        assert with_stood_in({S}, {PRE: PS}) == {S}

    def test_a_seller_never_stands_in_for_the_brake(self):
        assert not any(may_be_named(missing, S) for missing in Role)

    def test_names_what_is_lacking(self):
        assert lacking({S, PM}) == (PRE,)
        assert lacking(set(Role)) == ()
