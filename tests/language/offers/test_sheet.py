"""The promise sheet as a PDF: every word of it, however long, in the letters the fonts have; the same bytes each time."""

from __future__ import annotations

import io

from pypdf import PdfReader

from ropeteam.core.promise_sheet import Entry, Section, Sheet
from ropeteam.core.vocabulary import Shape
from ropeteam.language.offers.helvetica import BOLD, PLAIN, width
from ropeteam.language.offers.sheet_pdf import LEFT, RIGHT, written

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 6


def sheet(*entries: Entry, title: str = "Zusagenblatt (Entwurf) \\ 1") -> Sheet:
    return Sheet(
        title,
        ("Kunde: Kessel AG",),
        (Section("Zugesagt", entries, "Was gilt."),),
        "Seite {n} von {of}",
        "de",
        ("Ende.",),
    )


def words_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


class TestWritten:
    def test_holds_every_entry_over_as_many_pages_as_it_needs(self) -> None:
        entries = [
            Entry(shape, f"{no}. Wir liefern Teil {no}.", ("Deckung: ja",))
            for no in range(60)
            for shape in [*Shape][:1]
        ]

        pages = words_of(written(sheet(*entries)))

        assert len(pages) > 1
        assert all(f"{no}. Wir liefern Teil {no}." in " ".join(pages) for no in range(60))
        assert pages[-1].endswith(f"Ende. Seite {len(pages)} von {len(pages)}")

    def test_draws_every_mark_and_breaks_words_that_fit_no_line(self) -> None:
        data = written(sheet(*(Entry(shape, LONG) for shape in Shape)))

        text = "".join(words_of(data)).replace(" ", "")
        assert text.count(LONG) == len(Shape)

    def test_keeps_letters_it_knows_and_never_loses_one(self) -> None:
        (text,) = words_of(written(sheet(Entry(Shape.FULL, "Grüße aus Łódź, 5\u202f€ (→ „so“)\x00 und 東"))))

        assert "Zusagenblatt (Entwurf) \\ 1" in text
        assert "Grüße aus Lódz, 5 € (-> „so“) und ?" in text

    def test_gives_the_same_bytes_for_the_same_sheet(self) -> None:
        assert written(sheet(Entry(Shape.HALF, "Eins."))) == written(sheet(Entry(Shape.HALF, "Eins.")))


class TestWidths:
    def test_are_those_of_the_fonts(self) -> None:
        """Known by heart of everybody who ever set type in it: 'i' is narrow, 'm' wide, a digit 556."""
        assert (width("i", PLAIN), width("m", PLAIN), width("7", PLAIN), width("ü", PLAIN)) == (
            0.222,
            0.833,
            0.556,
            0.556,
        )
        assert (width("i", BOLD), width("m", BOLD), width("7", BOLD), width("Ä", BOLD)) == (0.278, 0.889, 0.556, 0.722)
        assert len(PLAIN) == len(BOLD)
        assert RIGHT - LEFT > 480
