"""An answer is read leniently and believed strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.vocabulary import Side
from ropeteam.language.backends.llm_answer import Checked, Unreadable, checked
from ropeteam.language.backends.llm_prompt import KINDS
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.hearing import units

TURNS = [
    SpokenTurn(0, "Nora", Side.OURS, "seller", "Die Schnittstelle liefern wir im März, versprochen."),
    SpokenTurn(1, "Paul", Side.CUSTOMER, "customer", "Wir brauchen auch einen Export nach SAP."),
    SpokenTurn(2, None, Side.UNKNOWN, "", "Das ist großartig. Ja. Ja."),
]
UNITS = units(TURNS, internal=False)
IDS = {"sap-export", "schnittstelle"}
PROMISE = {
    "turn": 0, "quote": "Die Schnittstelle liefern wir im März", "kind": "promise", "capability": "schnittstelle",
    "due_phrase": "im März", "sure": True,
}  # fmt: skip


def said(*rows: Any) -> str:
    return json.dumps({"findings": rows}, ensure_ascii=False)


def read(*rows: Any) -> Checked:
    return checked(said(*rows), UNITS, IDS)


class TestReading:
    @pytest.mark.parametrize(
        "wrapped",
        [
            "{}",
            "```json\n{}\n```",
            "<think>turn {{0}} [maybe] …</think>\n{}",
            "Here is the JSON you asked for [1]:\n{}\nAnything else?",
        ],
    )
    def test_leaves_out_what_stands_around(self, wrapped: str) -> None:
        text = wrapped.replace("{{0}}", "[0]").replace("{}", said(PROMISE))

        assert len(checked(text, UNITS, IDS).placed) == 1

    def test_takes_a_bare_list(self) -> None:
        assert len(checked(json.dumps([PROMISE]), UNITS, IDS).placed) == 1

    @pytest.mark.parametrize("text", ["", "I cannot help with that.", "{", '{"findings": "none"}', "[" * 5000, "[]",
                                      said(PROMISE)[:-3], '{"findings": [1]}', "{}" * 5000])  # fmt: skip
    def test_refuses_what_is_none(self, text: str) -> None:
        with pytest.raises(Unreadable):
            checked(text, UNITS, IDS)

    def test_takes_nothing_found_for_an_answer(self) -> None:
        assert read() == Checked((), ())


class TestBelieving:
    def test_keeps_places_and_codes(self) -> None:
        (one,) = read(PROMISE).placed

        assert UNITS[one.unit].text[one.start : one.end] == PROMISE["quote"]
        assert one.due is not None
        assert UNITS[one.unit].text[one.due[0] : one.due[1]] == "im März"
        assert (one.kind, one.named, one.sure) == ("promise", "schnittstelle", True)

    @pytest.mark.parametrize(
        ("why", "change"),
        [
            ("quote", {"quote": "Die Schnittstelle liefern wir im Mai"}),
            ("quote", {"quote": "die Schnittstelle liefern wir im März"}),
            ("quote", {"quote": " Die Schnittstelle"}),
            ("quote", {"quote": ""}),
            ("quote", {"quote": "Ja", "turn": 0}),
            ("side", {"kind": "need"}),
            ("side", {"kind": "delight"}),
            ("side", {"turn": 1, "quote": "Wir brauchen auch einen Export"}),
            ("shape", {"kind": "backed"}),
            ("shape", {"turn": "0"}),
            ("shape", {"turn": True}),
            ("shape", {"quote": None}),
            ("shape", {"kind": ["promise"]}),
        ],
    )
    def test_refuses_and_counts(self, why: str, change: dict[str, Any]) -> None:
        assert read({**PROMISE, **change}) == Checked((), ((why, 1),))

    def test_finds_a_quote_whose_turn_was_miscounted_where_it_stands_only_once(self) -> None:
        (one,) = read({**PROMISE, "turn": 7}).placed

        assert one.unit == 0

    def test_drops_an_id_that_was_not_offered_and_keeps_the_quote(self) -> None:
        found = read({**PROMISE, "capability": "everything"})

        assert (found.placed[0].named, found.refused) == (None, (("capability", 1),))

    @pytest.mark.parametrize("odd", [5, ["schnittstelle"], {"id": 1}])
    def test_drops_an_id_of_another_shape(self, odd: Any) -> None:
        assert read({**PROMISE, "capability": odd}).placed[0].named is None

    def test_drops_a_phrase_that_nobody_said(self) -> None:
        assert read({**PROMISE, "due_phrase": "bis morgen"}).placed[0].due is None

    def test_takes_the_same_words_of_one_kind_once(self) -> None:
        found = read(PROMISE, {**PROMISE, "quote": "Die Schnittstelle liefern wir"}, {**PROMISE, "kind": "claim"})

        assert [one.kind for one in found.placed] == ["claim", "promise"]

    def test_lets_an_unknown_side_say_either(self) -> None:
        assert read({**PROMISE, "turn": 2, "quote": "Das ist großartig", "kind": "delight"}).placed

    def test_never_reads_a_verdict(self) -> None:
        plain, loud = (
            read(PROMISE),
            read({**PROMISE, "backing": "as_is", "fit": "as_is", "confidence": 1, "low": False}),
        )

        assert plain == loud


ROW = st.fixed_dictionaries(
    {},
    optional={
        "turn": st.one_of(st.integers(-3, 5), st.text(max_size=3), st.none()),
        "quote": st.one_of(st.sampled_from([turn.text[:9] for turn in TURNS]), st.text(max_size=9), st.integers()),
        "kind": st.one_of(st.sampled_from(KINDS), st.text(max_size=5), st.lists(st.none(), max_size=1)),
        "capability": st.one_of(st.sampled_from(sorted(IDS)), st.text(max_size=5), st.none(), st.integers()),
        "due_phrase": st.one_of(st.text(max_size=5), st.just("im März"), st.none(), st.lists(st.integers())),
        "sure": st.one_of(st.booleans(), st.text(max_size=2)),
    },
)


@given(st.lists(ROW, max_size=6))
def test_whatever_comes_only_verbatim_quotes_of_the_right_side_stay(rows: list[dict[str, Any]]) -> None:
    found = checked(said(*rows), UNITS, IDS)

    for one in found.placed:
        assert 0 <= one.start < one.end <= len(UNITS[one.unit].text)
        assert any(UNITS[one.unit].text[one.start : one.end] == row.get("quote") for row in rows)
        assert one.named in (None, "", *IDS)
        side = UNITS[one.unit].side
        assert side == Side.UNKNOWN or (side == Side.OURS) == (one.kind in ("promise", "claim"))
    assert len(found.placed) + sum(n for why, n in found.refused if why != "capability") <= len(rows)
