from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from language.training.small_corpus import TALK, write

from ropeteam.core.vocabulary import CapabilityStatus, Side
from ropeteam.language.corpus import Corpus, place, read
from ropeteam.language.training.corpus_check import check


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path)


def codes(root: Path) -> list[tuple[str, str, int | None]]:
    return [(one.file, one.code, one.line) for one in check(root)]


def talk(root: Path, *lines: str, head: str = TALK) -> Corpus:
    (root / "alfa" / "talks" / "9.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return read(root)


class TestReading:
    def test_labels_leave_the_text_and_keep_their_places(self, root: Path) -> None:
        company = read(root).companies[0]
        turn = company.talks[0].turns[1]

        (label,) = turn.labels
        assert (company.key, company.batch, company.language) == ("alfa", "de-01", "de")
        assert "{{" not in turn.text
        assert turn.text[label.start : label.end] == label.quote
        assert (label.kind, label.cap, label.rm, label.due) == ("promise", "app", "r1", date(2026, 6, 30))
        assert (turn.side, turn.role, turn.spoken.label) == (Side.OURS, "seller", "Nora Lindt")

    def test_the_catalogue_is_read_with_limits_roadmap_and_releases(self, root: Path) -> None:
        company = read(root).companies[0]

        report, app = company.capabilities
        assert (report.limits[1].value, report.limits[1].unit) == ("40", "pages")
        assert (app.status, app.limits[0].text) == (CapabilityStatus.PLANNED, "nur Android")
        assert [item.facts.committable for item in company.roadmap] == [True, True]
        assert company.releases == {"4.2": date(2026, 7, 31)}
        assert [goal.key for goal in company.non_goals] == ["core.0", "core.1"]

    def test_a_name_nobody_listed_is_an_unknown_speaker(self, root: Path) -> None:
        turn = read(root).companies[0].talks[0].turns[-1]

        assert (turn.role, turn.side) == ("", Side.UNKNOWN)

    def test_a_talk_without_customers_is_internal(self, root: Path) -> None:
        head = TALK.replace("; Paul Ebner|customer", "").replace("# mood: 6.5\n", "")

        corpus = talk(root, "Nora Lindt: Gut.", head=head)

        assert corpus.companies[0].talks[-1].internal
        assert check(root) == []

    def test_the_projects_corpus_has_no_mistakes_but_notices_of_its_writers(self) -> None:
        corpus = read(place())

        assert len(corpus.companies) >= 24
        assert sum(len(one.turns) for company in corpus.companies for one in company.talks) >= 2000


class TestMistakes:
    def test_a_clean_corpus_has_none(self, root: Path) -> None:
        assert codes(root) == []

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("Nora Lindt: {{promise cap=nope backing=as_is | Das machen wir}}.", "unknown_id"),
            ("Nora Lindt: {{promise cap=app rm=r9 backing=roadmap | Das machen wir}}.", "unknown_id"),
            ("Nora Lindt: {{promise ng=open backing=against_strategy | Das machen wir}}.", "unknown_id"),
            ("Nora Lindt: {{promise backing=against_strategy | Das machen wir}}.", "missing_value"),
            ("Nora Lindt: {{promise cap=app | Das machen wir}}.", "unknown_value"),
            ("Nora Lindt: {{claim cap=app backing=roadmap | Das geht}}.", "unknown_value"),
            ("Nora Lindt: {{claim cap=report backing=limited lim=5 | Das geht}}.", "unknown_id"),
            ("Nora Lindt: {{claim cap=report backing=limited lim=x | Das geht}}.", "bad_number"),
            ("Nora Lindt: {{promise cap=app backing=as_is due=soon | Das machen wir}}.", "bad_date"),
            ("Nora Lindt: {{promise cap=app backing=as_is by=me | Das machen wir}}.", "unknown_key"),
            ("Nora Lindt: {{vow cap=app | Das machen wir}}.", "unknown_kind"),
            ("Nora Lindt: {{none rumour | Das machen wir}}.", "unknown_value"),
            ("Nora Lindt: {{promise cap=app backing=as_is |  }}.", "empty_quote"),
            ("Nora Lindt: {{promise cap=app backing=as_is | Das machen wir.", "broken_label"),
            ("Nora Lindt: {{need cap=app | Wir brauchen das}}.", "wrong_side"),
            ("Paul Ebner: {{promise cap=app backing=as_is | Das machen wir}}.", "wrong_side"),
            ("Paul Ebner: {{none hedge | Da muss ich fragen}}.", "wrong_side"),
            ("Nora Lindt: {{none customer_own | Ich schicke die Liste}}.", "wrong_side"),
            ("kein Name hier", "text_outside_turn"),
            ("Nora Lindt: Wir brauchen die Tour alfa und die Liste alfa noch heute im Keller.", ""),
        ],
    )
    def test_each_is_named_with_its_line(self, root: Path, line: str, code: str) -> None:
        talk(root, line)

        assert codes(root) == ([("alfa/talks/9.txt", code, 7)] if code else [])

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("# date: 2026-03-02", "# date: gestern", "bad_date"),
            ("# kind: call", "# kind: chat", "unknown_value"),
            ("|seller", "|boss", "unknown_role"),
            ("# mood: 6.5", "# mood: 12", "bad_number"),
            ("# mood: 6.5", "# mood: gut", "bad_number"),
            ("# mood: 6.5\n", "", "missing_value"),
            ("# style: asr", "# weather: asr", "unknown_key"),
            ("; Paul Ebner|customer", "", "mood_of_internal_talk"),
        ],
    )
    def test_a_wrong_head_is_named(self, root: Path, old: str, new: str, code: str) -> None:
        talk(root, "Jonas Beil: Gut.", head=TALK.replace(old, new))

        assert code in [one for _, one, _ in codes(root)]

    def test_the_customers_kinds_have_no_place_in_an_internal_talk(self, root: Path) -> None:
        head = TALK.replace("; Paul Ebner|customer", "").replace("# mood: 6.5\n", "")

        talk(root, "Nora Lindt: {{delight | Das ist ja super}}.", head=head)

        assert [code for _, code, _ in codes(root)] == ["wrong_side"]

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ('text: "nur PDF, no Excel"', "text: nur PDF, no Excel", "unquoted_comma"),
            ("status: planned, limits: [nur Android]", "status: soon, limits: [nur Android]", "unknown_value"),
            ("limits: [nur Android]", "limits: nur Android", "wrong_type"),
            ("limits: [nur Android]", "limits: ['']", "wrong_type"),
            ("status: in_work", "status: maybe", "unknown_value"),
            ("capability: app, commitment", "capability: apps, commitment", "unknown_id"),
            ("batch: de-01\n", "", "missing_value"),
            ("language: de", "language: fr", "unknown_value"),
            ("company: Alfa GmbH", "company: [", "broken_yaml"),
        ],
    )
    def test_a_wrong_catalogue_is_named(self, root: Path, old: str, new: str, code: str) -> None:
        file = root / "alfa" / "company.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

        assert ("alfa/company.yaml", code) in [(name, one) for name, one, _ in codes(root)]

    def test_a_page_that_is_no_table_is_named(self, root: Path) -> None:
        (root / "alfa" / "company.yaml").write_text("just words", encoding="utf-8")

        assert ("alfa/company.yaml", "broken_yaml", None) in codes(root)

    def test_a_sentence_copied_between_companies_is_named(self, root: Path) -> None:
        words = "Jonas Beil: Gestern im Lager ist uns wieder der große blaue Wagen stehen geblieben, {}."
        for company, last in (("alfa", "leider"), ("beta", "leider"), ("gamma", "wirklich")):
            (root / company / "talks" / "9.txt").write_text(TALK + words.format(last) + "\n", encoding="utf-8")

        assert [(file, code) for file, code, _ in codes(root)] == [
            ("beta/talks/9.txt", "copied_sentence"),
            ("gamma/talks/9.txt", "copied_sentence"),
        ]
