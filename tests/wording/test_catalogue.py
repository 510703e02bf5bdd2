"""Every code that the house can speak has German and English words, with every brace filled and nothing left untranslated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import ropeteam
from ropeteam.core import vocabulary as words
from ropeteam.core import vocabulary_alignment as alignments
from ropeteam.core import vocabulary_handover as handovers
from ropeteam.core import vocabulary_presales as presales
from ropeteam.core.access import Deed
from ropeteam.core.freshness import Freshness
from ropeteam.core.handover import WarmthPart
from ropeteam.core.kickoff import Topic
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.ledger import StepCode
from ropeteam.core.letters import LetterKind, LetterPart
from ropeteam.core.overriding import AskStand
from ropeteam.core.readiness import Ready
from ropeteam.core.seals import Flaw
from ropeteam.core.solutions import CandidateKind
from ropeteam.wording import say
from ropeteam.wording.catalogue import WORDS
from ropeteam.wording.customer import not_to_say, to_customer
from ropeteam.wording.problems import SENTENCES
from ropeteam.wording.reason import reason_sentence

SOURCE = Path(ropeteam.__file__).parent
WORDING = SOURCE / "wording"

# What a code of each list is called: family -> the list.
FAMILIES: dict[str, type[StrEnum]] = {
    "fit": words.Fit,
    "backing": words.Backing,
    "coverage": presales.Coverage,
    "sheet_format": presales.SheetFormat,
    "finding": words.FindingCode,
    "cure": words.FindingCode,
    "gate": words.GateResult,
    "kind": words.SignalKind,
    "state": words.SignalState,
    "side": words.Side,
    "role": words.Role,
    "status": words.CapabilityStatus,
    "roadmap": words.RoadmapStatus,
    "commitment": words.Commitment,
    "life_phase": words.LifePhase,
    "conversation": words.ConversationKind,
    "basis": words.Basis,
    "group": words.StakeholderGroup,
    "decision": words.DecisionKind,
    "stand": words.AskStand,
    "outcome": words.PromiseOutcome,
    "source": words.PromiseSource,
    "subject": words.PromiseSubject,
    "candidate": CandidateKind,
    "shape": words.Shape,
    "step": StepCode,
    "seal": Flaw,
    "ending": words.Ending,
    "promises.state": words.LedgerState,
    "promises.watch": words.Watch,
    "promises.watch_hint": words.Watch,
    "deal.override_stand": AskStand,
    "fresh": Freshness,
    "letter.part": LetterPart,
    "letter.subject": LetterKind,
    "letter.opening": LetterKind,
    "mail_stop": words.MailStop,
    "mail_refusal": words.MailRefusal,
    "ready": Ready,
    "alignment.figure": alignments.Figure,
    "alignment.loop": alignments.Loop,
    "alignment.loop_hint": alignments.Loop,
    "alignment.stand": alignments.Stand,
    "alignment.step": alignments.Step,
    "alignment.withheld": alignments.Withheld,
    "handover.verdict": handovers.HandoverVerdict,
    "handover.choice": handovers.HandoverVerdict,
    "handover.done": handovers.HandoverVerdict,
    "handover.reason": handovers.HandoverReasonCode,
    "warmth": WarmthPart,
    "kickoff.topic": Topic,
}
# Words both languages have.
SAME = re.compile(
    r"Pre-Sales|Administration|Pilot|Ticket|Workshop|Kickoff|IT|Name|Roadmap|CSV|Status|Version|Export|API|Vision"
    r"|Navigation|Auto|n = \{n\}|Canny|Fider|Jira|Text|Segment|NPS|CSAT|CES|Formbricks|Q\{number\} \{year\}|(?:\W|\{\w+\}| in )*"
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# What the tests below look for; files that name none of it need not be parsed.
NAMES = ("Refused", "RopeteamError", "Reason.of", "Problem", "say", "say.say", "line", "word")
CALLED = re.compile(rf"\b(?:{'|'.join(map(re.escape, NAMES))})\(")


@cache
def every_call() -> tuple[tuple[Path, ast.Call], ...]:
    """Of files where one of the names is called: as the formatter writes it, with nothing before the bracket."""
    return tuple(
        (path, node)
        for path, text in ((path, path.read_text()) for path in sorted(SOURCE.rglob("*.py")))
        if CALLED.search(text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
    )


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Calls of functions with these names, anywhere in the package."""
    assert set(names) <= set(NAMES), "files that call this were left out"
    for path, node in every_call():
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        if name in names or f"{owner}.{name}" in names:
            yield path, node


def constants(*names: str) -> set[str]:
    """What stands first in such calls, where it is written out."""
    return {
        call.args[0].value
        for _, call in calls(*names)
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def prefixes(*names: str) -> set[str]:
    """How codes begin that are put together: `fit.` of f"fit.{…}"."""
    return {
        str(call.args[0].values[0].value)
        for _, call in calls(*names)
        if call.args and isinstance(call.args[0], ast.JoinedStr) and isinstance(call.args[0].values[0], ast.Constant)
    }


class TestEveryWord:
    def test_is_said_in_both_languages(self) -> None:
        assert {code for code, pair in WORDS.items() if not all(text.strip() for text in pair)} == set()

    def test_has_the_same_fields_in_both_languages(self) -> None:
        """The singular may leave its number out: „einmal“, “once”."""
        uneven = {code: fields(german) ^ fields(english) for code, (german, english) in WORDS.items()}

        assert {c: odd for c, odd in uneven.items() if odd and not (c.endswith(".one") and odd == {"n"})} == {}

    def test_names_its_fields(self) -> None:
        """A field without a name is never filled."""
        assert {code for code, pair in WORDS.items() if not all(map(str.isidentifier, fields(" ".join(pair))))} == set()

    def test_is_translated_where_the_languages_differ(self) -> None:
        same = {code: german for code, (german, english) in WORDS.items() if german == english}

        assert {code: text for code, text in same.items() if not SAME.fullmatch(text)} == {}

    def test_stands_once(self) -> None:
        """The catalogue puts many files together: of two words for one code the later would win without a word."""
        seen: dict[str, str] = {}
        for path in sorted(WORDING.glob("*.py")):
            own = getattr(import_module(f"ropeteam.wording.{path.stem}"), "WORDS", {})
            if path.stem in ("catalogue", "pages"):
                continue
            for code in own:
                assert code not in seen, f"{code} stands in {seen[code]} and in {path.stem}"
                seen[code] = path.stem

        assert set(seen) == set(WORDS), "a file of words that the catalogue does not know"

    def test_is_written_once_in_its_file(self) -> None:
        for path in sorted(WORDING.glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Dict):
                    keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                    assert len(keys) == len(set(keys)), f"{path.name}: {[key for key in keys if keys.count(key) > 1]}"


class TestEveryCode:
    def test_of_a_closed_list_has_words(self) -> None:
        missing = [
            f"{family}.{code}"
            for family, codes in FAMILIES.items()
            for code in codes
            if not say.known(f"{family}.{code}")
        ]

        assert missing == []

    def test_of_a_refusal_has_words(self) -> None:
        thrown = constants("Refused", "RopeteamError")

        assert len(thrown) > 15, "nothing was found: this test looks at nothing"
        assert {code for code in thrown if not say.known(f"error.{code}")} == set()

    def test_of_an_error_class_has_words(self) -> None:
        tree = ast.parse((SOURCE / "core" / "errors.py").read_text())
        own = {
            call.args[0].value
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and getattr(call.func, "attr", "") == "__init__"
            and isinstance(call.args[0], ast.Constant)
        }

        assert own == {"not_found", "not_allowed"}
        assert all(say.known(f"error.{code}") for code in own)

    def test_of_what_is_not_allowed_is_said_without_the_deeds_code(self) -> None:
        for deed in Deed:
            for language in LANGUAGES:
                assert deed not in say.say("error.not_allowed", language, deed=deed)

    def test_of_a_reason_has_words(self) -> None:
        thought = constants("Reason.of") | {"person"}

        assert {"capability", "beyond_limit", "on_roadmap", "before_roadmap", "non_goal", "nothing_found"} <= thought
        assert {code for code in thought if not say.known(f"reason.{code}")} == set()

    def test_of_a_problem_has_a_sentence(self) -> None:
        """Those of reading are looked at in test_problems."""
        met = {
            call.args[0].value
            for path, call in calls("Problem")
            if path.is_relative_to(SOURCE / "store") or path.is_relative_to(SOURCE / "flows")
            if isinstance(call.args[0], ast.Constant)
        }

        assert {"cannot_be_kept", "unknown_or_missing"} <= met
        assert met - set(SENTENCES) == set()

    def test_that_commands_and_pages_say_has_words(self) -> None:
        said = {code for code in constants("say", "say.say", "line", "word") if "." in code}

        assert len(said) > 40, "nothing was found: this test looks at nothing"
        assert {code for code in said if not say.known(code)} == set()

    def test_that_is_put_together_belongs_to_a_family(self) -> None:
        families = {code[: place + 1] for code in WORDS for place, mark in enumerate(code) if mark == "."}

        for prefix in prefixes("say", "say.say", "line"):
            begins = prefix if prefix.endswith(".") else prefix.rpartition(".")[0] + "."
            assert begins in families, prefix


class TestEverySentence:
    def test_that_is_said_with_written_out_values_gets_all_of_them(self) -> None:
        looked = 0
        for path, call in calls("say", "say.say", "line"):
            code = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
            given = {keyword.arg for keyword in call.keywords}
            if not isinstance(code, str) or code not in WORDS or None in given:
                continue
            looked += 1
            assert fields(WORDS[code][0]) <= given, f"{path.name}:{call.lineno} {code}"

        assert looked > 30, "nothing was found: this test looks at nothing"

    def test_that_templates_say_exists(self) -> None:
        used = {
            code for path in SOURCE.rglob("*.html") for code in re.findall(r"\{% say \"([\w.]+)\"", path.read_text())
        }

        assert len(used) > 50, "nothing was found: this test looks at nothing"
        begun = {code for code in used if code.endswith(".")}
        assert {code for code in used - begun if not say.known(code)} == set()
        assert {start for start in begun if not any(code.startswith(start) for code in WORDS)} == set()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_a_reason_has_no_brace_and_no_code_left(self, language: str) -> None:
        values = {
            "capability": "offline", "status": "planned", "limit": "0", "roadmap": "r1", "date": "2027-06-30",
            "due": "2027-03-31", "non_goal": "g1", "kind": "no", "scope": "s1", "decision": "d1", "said": "500",
            "deals": "3",
        }  # fmt: skip
        names = {
            "capability:offline": "Bedienung ohne Netz", "limit:offline:0": "höchstens 500 Seiten",
            "roadmap:r1": "Offline (9.0)", "non_goal:g1": "Kein Quellcode",
        }  # fmt: skip

        for code in sorted(code.removeprefix("reason.") for code in WORDS if code.startswith("reason.")):
            sentence = reason_sentence({"code": code, **values}, names, language)

            assert not re.search(r"[{}]", sentence), code
            left = {"offline", "r1", "g1", "planned_told", "2027-06-30"} & set(re.findall(r"[\w-]+", sentence))
            assert not left, code

    def test_of_a_roadmap_without_a_day_leaves_no_gap(self) -> None:
        reason = {"code": "not_committable", "roadmap": "r1"}

        assert (
            reason_sentence(reason, {"roadmap:r1": "Offline"}, "de")
            == "auf der Roadmap („Offline“), aber nicht zusagbar"
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("fit", words.Fit)
    def test_for_a_customer_is_whole_and_names_no_code(self, fit: words.Fit, language: str) -> None:
        reasons = [
            {"code": "on_roadmap", "roadmap": "r1", "date": "2027-06-30"},
            {"code": "within_limit", "limit": "0"},
        ]
        names = {"roadmap:r1": "Offline (9.0)", "capability": "x", "limit:x:0": "höchstens 500 Seiten"}

        for given in (
            [],
            reasons,
            [{"code": "before_roadmap", "roadmap": "r1", "date": "2027-06-30", "due": "2027-01-01"}],
        ):
            said = to_customer(fit, given, names=names, title="Offline", limits=["A4"], language=language)
            unsaid = not_to_say(fit, given, names=names, limits=["A4"], language=language)
            assert not re.search(r"[{}]|r1|2027-", said + unsaid)
            assert said


class TestDay:
    @pytest.mark.parametrize(
        ("value", "german", "english"),
        [
            ("2026-03-01", "01.03.2026", "1 Mar 2026"),
            ("2026-12-24T08:00", "24.12.2026", "24 Dec 2026"),
            (None, "", ""),
            ("", "", ""),
        ],
    )
    def test_is_short_in_the_readers_language(self, value: str | None, german: str, english: str) -> None:
        assert (say.day(value, "de"), say.day(value, "en")) == (german, english)


class TestAmount:
    @pytest.mark.parametrize(
        ("value", "currency", "german", "english"),
        [
            (236000, "EUR", "236.000 €", "€236,000"),
            ("1234567.89", "CHF", "1.234.568 CHF", "CHF1,234,568"),
            (0, "USD", "0 $", "$0"),
            (None, "EUR", "", ""),
        ],
    )
    def test_has_no_cents_and_the_readers_separators(
        self, value: object, currency: str, german: str, english: str
    ) -> None:
        assert (say.amount(value, currency, "de"), say.amount(value, currency, "en")) == (german, english)
