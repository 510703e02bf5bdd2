"""`ropeteam import` of a folder with every mistake we know: one clear line each, with file and line; the rest is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Ran, Run, command
from flows.folders import FILES, edited, write

from ropeteam.store import models

LONG, MUCH = "x" * 400, "9" * 20

# file -> rows that follow the good ones, each with what its complaint must say
ROWS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "accounts.csv": [
        (f"a3,{LONG},,,,", ("300",)),
        ("a4,Zu groß,,,99999999999,", ("out of range",)),
        ("a1,Noch einmal,,,,", ("a1", "line 2")),
        (",Ohne Kennung,,,,", ("id",)),
    ],
    "contacts.csv": [
        ("k2,a99,Rosa Ebner,,user", ("a99", "accounts.csv", "the row was left out")),
        ("k3,a1,Max Ebner,,king", ("king", "“other” was taken instead")),
        ("k4,,Ohne Kunde,,user", ("account", "the row was left out")),
    ],
    "people.csv": [("p7,Uwe Gern,wizard,,,", ("wizard", "Uwe Gern")), (f"p8,{LONG},seller,,,", ("200",))],
    "deals.csv": [
        ("d3,a99,Kunde fehlt,1,offer,,,,,,,,,", ("a99", "accounts.csv", "the link stays empty")),
        ("d4,a1,Tag falsch,1,offer,2026-13-41,,,,,,,,", ("2026-13-41",)),
        ("d5,a1,Betrag falsch,viel,offer,,,,,,,,,", ("viel",)),
        (f"d6,a1,{LONG},1,offer,,,,,,,,,", ("300",)),
        (f"d7,a1,Zu teuer,{MUCH},offer,,,,,,,,,", ("overflow",)),
    ],
    "scopes.csv": [
        ("s2,d99,Zwei Tage,2,2400,,", ("d99", "deals.csv", "the row was left out")),
        (f"s3,d1,Zu teuer,2,{MUCH},,", ("overflow",)),
    ],
    "conversations.csv": [
        ("x1,junk.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x2,zipped.zip,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x3,zipped.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x4,latin.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x5,huge.vtt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x6,cue.vtt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x7,empty.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x8,long.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ()),
        ("x9,../../etc/passwd,d1,2026-10-02,call,Nora Lindt|seller,consent", ("passwd",)),
        ("x10,gone.txt,d1,2026-10-02,call,Nora Lindt|seller,consent", ("gone.txt",)),
        ("x11,,d99,2026-10-02,call,Nora Lindt|seller,consent", ("d99", "deals.csv")),
        ("x12,,d1,2026-10-02,call,Nora Lindt|buyer,consent", ("buyer", "Nora Lindt")),
        ("x13,,d1,2026-10-02,seance,Nora Lindt|seller,consent", ("seance", "“call” was taken instead")),
        ("x14,,d1,soon,call,Nora Lindt|seller,consent", ("soon", "the row was left out")),
        ("x16,,d1,,call,Nora Lindt|seller,consent", ("date", "the row was left out")),
        ("x17,,d1,2026-10-02,call,Nora Lindt|seller,maybe", ("maybe", "“agreement” was taken instead")),
        (f"x15,,d1,2026-10-02,call,{'R' * 300}|customer,consent", ("200",)),
        (",,d1,2026-10-02,call,Nora Lindt|seller,consent", ("id",)),
        ("c1,,d1,2026-10-02,call,Nora Lindt|seller,consent", ("c1",)),
    ],
    "promises.csv": [
        (
            "deal,id,sentence,subject,said_on,recorded_on,due,due_phrase,capability,change_request,source,replaces,by",
            (),
        ),
        ("d99,p1,Alles.,function,2026-10-01,,,,,,manual,,", ("d99",)),
        ("d1,p2,Alles.,function,soon,,,,,,manual,,", ("soon",)),
        ("d1,p3,Alles.,function,2026-10-01,,,,,,rumour,,", ("promise_source_known",)),
        ("d1,p4,Das gilt.,function,2026-10-01,,,,,,manual,,", ()),
    ],
    "decisions.csv": [("change_request,id,kind", ()), ("cr99,d1,no", ("cr99",))],
    "signals.jsonl": [('{"conversation": "c1"}', ("text",)), ("no json", ("JSON",))],
    "contradictions.jsonl": [('{"deal": "d1", "promise": "p99"}', ("p99",))],
    "gate_runs.jsonl": [('{"deal": "d99"}', ("d99",))],
    "versions.jsonl": [('{"of": "wish"}', ("wish",))],
}
WORDS: dict[str, bytes] = {
    "junk.txt": bytes(range(256)) * 64,
    "zipped.zip": b"PK\x03\x04" + b"\0" * 200,
    "zipped.txt": b"PK\x03\x04" + b"\0" * 200,
    "latin.txt": "Nora Lindt: Das hören wir schöner.\n".encode("cp1252"),
    "cue.vtt": b"WEBVTT\n\nsoon --> 00:00:02.000\n<v Nora Lindt>Das kommt.</v>\n",
    "empty.txt": b"",
    "long.txt": b"".join(b"Nora Lindt: Satz %d.\n" % no for no in range(10_000)),
}
COMPLAINTS = [
    (f"{file}, line {FILES.get(file, '').count(chr(10)) + no}: ", pieces)
    for file, rows in ROWS.items()
    for no, (_, pieces) in enumerate(rows, 1)
    if pieces
] + [
    ("junk.txt: ", ("not a text file",)),
    ("zipped.zip: ", ("not opened",)),
    ("zipped.txt: ", ("not opened",)),
    ("latin.txt: ", ("not UTF-8",)),
    ("huge.vtt: ", ("210 MB", "67 MB")),
    ("cue.vtt, line 3: ", ("soon",)),
    ("empty.txt: ", ("empty",)),
    ("company.yaml, line 23: ", ("soon", "“idea” was taken instead")),
    ("company.yaml, line 25: ", ("300",)),
]


@pytest.fixture(scope="module")
def bad(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    yaml = edited("company.yaml", "status: in_work", "status: soon")["company.yaml"]
    assert yaml is not None
    files = {file: FILES.get(file, "") + "".join(f"{row}\n" for row, _ in rows) for file, rows in ROWS.items()}
    folder = write(
        tmp_path_factory.mktemp("bad") / "klein", {**files, "company.yaml": yaml.replace("Sprachausgabe", LONG)}
    )
    for name, data in WORDS.items():
        (folder / "conversations" / name).write_bytes(data)
    with (folder / "conversations" / "huge.vtt").open("wb") as file:
        file.truncate(200 * 2**20)
    return folder


@pytest.fixture(scope="module")
def ran(bad: Path) -> Ran:
    """The one import that this module looks at."""
    return command("import", bad)


class TestAFolderFullOfMistakes:
    @pytest.fixture(autouse=True)
    def reading(self, ran: Ran, empty: None) -> None:
        """Imported before each test's own savepoint."""

    @pytest.mark.parametrize(("place", "pieces"), COMPLAINTS, ids=lambda value: value if isinstance(value, str) else "")
    def test_names_each_in_one_line(self, place: str, pieces: tuple[str, ...], ran: Ran) -> None:
        found = [line for line in ran.complaints if line.startswith(place)]

        assert len(found) == 1, ran.err
        assert all(piece in found[0] for piece in pieces), found

    def test_says_nothing_else_and_ends_with_one(self, ran: Ran) -> None:
        places = tuple(place for place, _ in COMPLAINTS)

        assert [line for line in ran.complaints if not line.startswith(places)] == []
        assert ran.code == 1
        notices = 1
        assert ran.lines[-1] == (
            f"Errors: {len(COMPLAINTS) - notices}, notices: {notices}; everything else was taken in."
        )

    def test_takes_in_everything_else(self) -> None:
        assert set(models.Account.objects.values_list("key", flat=True)) == {"a1", "a2"}
        assert {"d1", "d2", "d3", "d4", "d5"} == set(models.Deal.objects.values_list("key", flat=True))
        assert models.Deal.objects.get(key="d3").account is None
        assert set(models.Contact.objects.values_list("key", "group")) == {("k1", "decider"), ("k3", "other")}
        assert models.Account.objects.get(key="a1").name == "Kessel AG", "the first row of an id holds"
        assert models.Promise.objects.get().sentence == "Das gilt."
        assert models.Person.objects.get(name="Uwe Gern").grants.count() == 0
        assert set(models.RoadmapItem.objects.values_list("key", flat=True)) == {"r1"}

    def test_takes_in_the_words_that_can_be_read(self) -> None:
        words = dict(models.TextVersion.objects.values_list("conversation__key", "pk"))

        assert set(words) == {"c1", "c2", "c4", "x4", "x6", "x8"}
        assert models.Turn.objects.get(text_version=words["x4"]).text == "Das hören wir schöner."
        assert models.Turn.objects.get(text_version=words["x6"]).text == "Das kommt."
        assert models.Turn.objects.filter(text_version=words["x8"]).count() == 10_000

    def test_knows_the_talks_whose_words_cannot_be_read(self) -> None:
        known = set(models.Conversation.objects.values_list("key", flat=True))

        assert {"x1", "x2", "x3", "x5", "x7", "x9", "x10", "x11", "x12", "x13"} <= known
        assert not {"x14", "x15", "x16", ""} & known


@pytest.mark.usefixtures("empty")
class TestAFolderThatIsNone:
    @pytest.mark.parametrize(
        ("files", "piece"),
        [
            (None, "missing"),
            ({"company.yaml": None}, "company.yaml"),
            ({"company.yaml": "company: [unclosed"}, "company.yaml"),
            ({"company.yaml": ""}, "company.yaml"),
            ({"company.yaml": "product: Leitstand\n"}, "company"),
        ],
        ids=["no folder", "no company.yaml", "broken", "empty", "no name"],
    )
    def test_takes_in_nothing_and_says_why(
        self, files: dict[str, str | None] | None, piece: str, tmp_path: Path, run: Run
    ) -> None:
        before = models.Company.objects.count()
        folder = tmp_path / "klein"
        if files is not None:
            write(folder, files)

        ran = run("import", folder)

        assert (ran.code, models.Company.objects.count()) == (1, before)
        assert any(piece in line for line in ran.complaints)
        assert ran.lines[-1].startswith("Errors: ")
        assert ran.lines[-1].endswith("; nothing was taken in.")


@pytest.mark.usefixtures("empty")
class TestAComplaint:
    def test_is_german_for_german_readers(self, tmp_path: Path, run: Run) -> None:
        ran = run("import", write(tmp_path / "klein", edited("deals.csv", "d2,a2", "d2,a9")), lang="de")

        assert [line.partition(":")[0] for line in ran.complaints] == ["deals.csv, Zeile 3"]
        assert ran.lines[-1] == "Fehler: 1, Hinweise: 0; alles andere ist übernommen."

    def test_is_not_made_of_two_names_that_give_one_key(self, tmp_path: Path, run: Run) -> None:
        folder = write(
            tmp_path / "klein",
            edited("conversations.csv", "Rosa Ebner|customer", "Anna-Lena Koch|presales;Anna Lena Koch|services"),
        )

        assert run("import", folder).code == 0

        assert models.Person.objects.filter(name__startswith="Anna").count() == 2
