from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.language.detect.number_words import normal, spoken, written


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("in KW achtundvierzig", "in kw 48"),
        ("on the twenty ninth of May", "on the 29. of may"),
        ("until the twenty-seventh", "until the 27."),
        ("two hundred and fifty users", "250 users"),
        ("a hundred sites", "a 100 sites"),
        ("zweihundert fünfzig Euro", "250 euro"),
        ("sixty thousand products", "60000 products"),
        ("zwei Dutzend", "24"),
        ("40 k", "40000"),
        ("2 Mio Datensätze", "2000000 datensätze"),
        ("zweitausendsechsundzwanzig", "2026"),
        ("twenty twenty six", "2026"),
        ("hundertzwanzig Betten", "120 betten"),
        ("der fuffzehnte", "der 15."),
        ("am zwanzigsten", "am 20."),
        ("ab ersten April", "ab 1. april"),
        ("eine Woche", "eine woche"),
        ("einsundwasnoch", "einsundwasnoch"),
        ("mit der acht zwei", "mit der 8 2"),
        ("bis 30. Juni 2026.", "bis 30. juni 2026"),
        ("on the 29th", "on the 29."),
        ("twenty and a half", "20 and a half"),
        ("twenty-sided", "20 - sided"),
    ],
)
def test_the_normal_form_has_figures(text: str, form: str) -> None:
    assert normal(text).form == form


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1.200", 1200.0),
        ("1,200", 1200.0),
        ("20'000", 20000.0),
        ("1,4", 1.4),
        ("1.4", 1.4),
        ("1.200,50", 1200.5),
        ("1,200.50", 1200.5),
        ("0.500", 0.5),
        ("2.0.1", None),
    ],
)
def test_figures_are_read_as_both_languages_write_them(digits: str, value: float | None) -> None:
    assert written(digits) == value


def test_one_word_is_a_number_an_ordinal_or_none() -> None:
    assert spoken("dreihundertfünf") == (305, False)
    assert spoken("achte") == (8, True)
    assert spoken("siebten") == (7, True)
    assert spoken("achtzig") == (80, False)
    assert spoken("Hund") is None
    assert spoken("twenty-x") is None
    assert spoken("tausendtausend") is None


@given(st.text(max_size=80))
def test_every_token_remembers_where_it_stood(text: str) -> None:
    form = normal(text)

    ends = 0
    for token in form.tokens:
        assert ends <= token.start < token.end <= len(text)
        ends = token.end
    assert len(form.at) == len(form.form)
    if form.form:
        assert form.original(0, len(form.form)) == (form.tokens[0].start, form.tokens[-1].end)
