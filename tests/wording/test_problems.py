"""Every defect that reading reports has a sentence in both languages, naming file and line."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from ropeteam.core.problems import Problem
from ropeteam.language.defects import ProblemCode
from ropeteam.wording.problem_names import problem_name
from ropeteam.wording.problems import SENTENCES, problem_sentence

CODES = get_args(ProblemCode)
SOURCES = Path(__file__).parents[2] / "src" / "ropeteam" / "language"
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")


def test_the_lists_of_codes_are_the_same() -> None:
    assert set(SENTENCES) >= set(CODES)


def test_every_code_of_the_list_is_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.name != "defects.py")

    assert [code for code in CODES if f'"{code}"' not in used] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_both_languages_name_file_and_line_and_fill_their_values(language: str) -> None:
    for code in CODES:
        german, english = SENTENCES[code]
        assert german != english, code
        assert set(PLACEHOLDER.findall(german)) == set(PLACEHOLDER.findall(english)), code
        names = sorted(set(PLACEHOLDER.findall(german)) - {"hint"})
        values = tuple((name, f"<{name}>") for name in names)

        sentence = problem_sentence(Problem(code, "deals.csv", 7, values), language)

        where = "deals.csv, Zeile 7: " if language == "de" else "deals.csv, line 7: "
        assert sentence.startswith(where), code
        assert sentence.endswith("."), code
        assert all(f"<{name}>" in sentence for name in names), code


MAKERS = ("Problem", "defect", "notice", "wrong")
# Other files need not be parsed: the formatter leaves nothing before the bracket.
CALLED = re.compile(rf"\b(?:{'|'.join(MAKERS)})\(")


def met() -> set[str]:
    """The codes of problems made anywhere in `language`, also outside the readers."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if CALLED.search(text) else ():
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in MAKERS:
                words = ast.walk(node.args[0]) if node.args else ()
                found |= {
                    word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)
                }
    return found - {""}


def test_every_problem_of_the_corpus_has_a_sentence() -> None:
    found = met()

    assert {"broken_label", "broken_pair", "double_id", "copied_sentence", "wrong_side"} <= found
    assert found - set(SENTENCES) == set()


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sentence_about_the_corpus_is_whole(language: str) -> None:
    names = ("value", "quote", "place", "text", "reason", "found", "path")
    values = tuple((name, f"<{name}>") for name in names)

    for code in sorted(set(SENTENCES) - set(CODES)):
        sentence = problem_sentence(Problem(code, "talk.txt", 7, values), language)

        assert not re.search(r"\{\w+\}|\(\)|  ", sentence), code
        assert sentence.endswith("."), code


def test_a_mistake_in_the_corpus_says_what_would_be_right() -> None:
    broken = Problem("broken_label", "talk.txt", 7, (("text", "{{promise"),))
    unknown = Problem("unknown_id", "talk.txt", 7, (("key", "cap"), ("value", "c9")))
    odd = Problem("unknown_value", "talk.txt", 7, (("key", "status"), ("value", "neu")))

    assert problem_sentence(broken, "de").endswith("Richtig wäre {{promise backing=as_is | die Worte}}.")
    assert "is not in this folder" in problem_sentence(unknown, "en")
    assert problem_sentence(odd, "en").endswith("Allowed: see README.")


@pytest.mark.parametrize("readers", ["crm/*.py", "folder/csv_rows.py", "folder/text_lines.py"])
def test_every_defect_of_a_crm_has_a_name_in_both_languages(readers: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob(readers))
    codes = {code for code in CODES if f'"{code}"' in text}

    assert {code for code in codes if problem_name(code, "en") == code} == set()
    assert {code for code in codes if problem_name(code, "de") == problem_name(code, "en")} == set()


def test_a_problem_of_the_whole_file_names_no_line() -> None:
    assert problem_sentence(Problem("empty_file", "a.vtt"), "de") == "a.vtt: Die Datei ist leer."


def test_a_near_name_is_offered() -> None:
    values = (("field", "deal"), ("found", "d7"), ("file", "deals.csv"), ("near", "d1"))
    problem = Problem("unknown_id", "conversations.csv", 3, values)

    assert "(gemeint ist vielleicht „d1“)" in problem_sentence(problem, "de")
    assert "(perhaps “d1” is meant)" in problem_sentence(problem, "en")


@pytest.mark.parametrize(
    ("code", "values", "german", "english"),
    [
        ("unknown_value", {"taken": "idea"}, "nicht; stattdessen gilt „idea“. E", "; “idea” was taken instead. A"),
        ("unknown_value", {"taken": ""}, "nicht; das Feld bleibt leer. E", "; the field stays empty. A"),
        ("missing_value", {"taken": "call"}, "leer; stattdessen gilt „call“.", "empty; “call” was taken instead."),
        ("bad_date", {"then": "row_out"}, "; die Zeile wurde ausgelassen. R", "; the row was left out. R"),
        ("unknown_id", {"then": "row_out"}, "nicht; die Zeile wurde ausgelassen.", "; the row was left out."),
        ("unknown_id", {}, "nicht; die Verknüpfung bleibt leer.", "; the link stays empty."),
        ("link_file_missing", {"then": "row_out"}, "; die Zeilen wurden ausgelassen.", "; the rows were left out."),
        ("link_file_missing", {}, "; die Verknüpfungen bleiben leer.", "; the links stay empty."),
    ],
)
def test_what_came_of_it_is_said(code: str, values: dict[str, str], german: str, english: str) -> None:
    problem = Problem(code, "x", 1, tuple(values.items()))

    assert german in problem_sentence(problem, "de")
    assert english in problem_sentence(problem, "en")


def test_other_names_for_the_same_values_are_understood() -> None:
    problem = Problem("unknown_value", "x", 1, (("key", "status"), ("value", "alt"), ("allowed", "neu")))

    assert problem_sentence(problem, "en") == "x, line 1: “alt” is not known for “status”. Allowed: neu."


def test_a_code_without_a_sentence_still_says_what_and_where() -> None:
    assert problem_sentence(Problem("new_code", "x", 2, (("a", "{b}"),)), "de") == "x, Zeile 2: new_code · a: {b}"


def test_a_sentence_is_one_line_whatever_the_file_holds() -> None:
    assert "\n" not in problem_sentence(Problem("broken_cue", "x", 2, (("found", "a\nb"),)), "de")
