"""Files of customers: read as they are, refused in words where they cannot be, and never run, never followed, never a crash."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from flows.papers import TYPES, WORD, docx, paragraph, pdf, word_offer
from pypdf import PdfReader, PdfWriter

from ropeteam.core.vocabulary import OfferFormat
from ropeteam.language.offers import read, zipped
from ropeteam.language.offers.contract import ParagraphKind
from ropeteam.wording.problems import SENTENCES

TEXT = ["Wir liefern den Export nach SAP bis Ende Juni.", "Wir schulen zwölf Anwender in Łódź."]


def texts(data: bytes, name: str) -> list[str]:
    return [one.text for one in read.read(data, name=name).paragraphs]


def code(data: bytes, name: str) -> str:
    """What is wrong, alike at the first look and when it is read."""
    form, problems = read.look(data, name=name)
    assert form is None
    assert [problem.code for problem in read.read(data, name=name).problems] == [problems[0].code]
    return problems[0].code


class TestWord:
    def test_gives_headings_text_cells_and_footnotes_in_their_order(self) -> None:
        data = docx(
            paragraph("Leistungen", "Heading1") + f"<w:tbl><w:tr><w:tc>{paragraph('Schulung')}</w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>Wir </w:t></w:r><w:del><w:r><w:delText>nie</w:delText></w:r></w:del><w:ins><w:r><w:t>liefern"
            "</w:t><w:tab/><w:t>&lt;bald&gt;.</w:t></w:r></w:ins></w:p>"
        )
        notes = f"<w:footnotes {WORD}><w:footnote>{paragraph('Ab Juni.')}</w:footnote></w:footnotes>"

        data = with_part(data, "word/footnotes.xml", notes.encode())
        found = read.read(data, name="a.docx").paragraphs

        assert [(one.text, one.kind) for one in found] == [
            ("Leistungen", ParagraphKind.HEADING),
            ("Schulung", ParagraphKind.ITEM),
            ("Wir liefern\t<bald>.", ParagraphKind.TEXT),
            ("Ab Juni.", ParagraphKind.TEXT),
        ]

    def test_in_utf_16_is_read(self) -> None:
        xml = f'<?xml version="1.0" encoding="UTF-16"?><w:document {WORD}><w:body>{paragraph("Größe")}</w:body></w:document>'

        assert texts(with_part(docx(""), "word/document.xml", xml.encode("utf-16")), "a.docx") == ["Größe"]

    @pytest.mark.parametrize(
        "xml",
        [
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {w}>{p}</w:document>',
            '<!DOCTYPE x [<!ENTITY b "ha"><!ENTITY a "&b;&b;&b;">]><w:document {w}>{p}</w:document>',
            "<w:document {w}><w:body>",
            "<w:document {w}>" + "<w:x>" * 500 + "</w:x>" * 500 + "</w:document>",
            '<?xml version="1.0" encoding="no-such"?><w:document {w}/>',
            "",
        ],
        ids=["external entity", "many laughs", "torn", "too deep", "odd encoding", "empty"],
    )
    def test_with_hostile_xml_is_damaged(self, xml: str) -> None:
        data = with_part(
            docx(""), "word/document.xml", xml.replace("{w}", WORD).replace("{p}", paragraph("&a;")).encode()
        )

        assert code(data, "a.docx") == "broken_docx"

    def test_with_macros_is_refused_by_what_it_holds_not_by_its_name(self) -> None:
        assert code(docx(paragraph("x"), word__vbaProject="..."), "a.docm") == "macro_file"
        assert code(with_part(docx(paragraph("x")), "word/vbaProject.bin", b"x"), "a.docx") == "macro_file"
        enabled = TYPES.replace("application/xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
        assert code(docx(paragraph("x"), types=enabled), "a.docx") == "macro_file"

    def test_that_swells_is_refused_before_it_is_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(zipped, "MAX_PART_BYTES", 200_000)
        monkeypatch.setattr(zipped, "MAX_TOTAL_BYTES", 1_000_000)

        assert code(docx(" " * 300_000), "a.docx") == "zip_bomb"
        assert code(docx(paragraph("x"), word__media="0" * 2_000_000), "a.docx") == "zip_bomb"

    def test_with_a_password_or_of_the_old_kind_is_refused_in_words(self) -> None:
        assert code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx") == "old_or_locked_word"


class TestPdf:
    def test_gives_the_sentences_that_lines_cut(self) -> None:
        found = read.read(
            pdf([TEXT[0], "Die Schnittstelle wird " + "sehr " * 40 + "bald bereitgestellt."]), name="a.pdf"
        )

        assert found.pages == 1
        assert found.format == OfferFormat.PDF
        assert any("sehr bald bereitgestellt." in one.text for one in found.paragraphs)
        assert found.paragraphs[0].page == 1

    def test_with_a_password_is_refused(self) -> None:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(TEXT))))
        writer.encrypt("geheim", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)

        assert code(out.getvalue(), "a.pdf") == "locked_file"

    def test_of_pictures_alone_says_so(self) -> None:
        writer = PdfWriter()
        for _ in range(3):
            writer.add_blank_page(200, 200)
        out = io.BytesIO()
        writer.write(out)

        (problem,) = read.read(out.getvalue(), name="scan.pdf").problems

        assert (problem.code, problem.value("pages")) == ("scanned_pdf", "3")

    def test_that_does_not_end_is_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read.pdf, "LOOK_SECONDS", 0.01)

        assert read.look(pdf(TEXT), name="a.pdf")[1][0].code == "too_hard_to_read"

    def test_of_too_many_pages_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read.pdf, "MAX_PAGES", 0)

        assert code(pdf(TEXT), "a.pdf") == "too_many_pages"

    def test_that_is_torn_is_damaged(self) -> None:
        assert code(b"%PDF-1.7\n" + b"\xff" * 300, "a.pdf") == "broken_pdf"
        assert code(b"MZ", "a.pdf") == "broken_pdf"


class TestText:
    def test_of_every_kind_gives_its_paragraphs_without_marks(self) -> None:
        markdown = "# Angebot\n\n- **Schulung** für zwölf\n\n| Pos | Was |\n|---|---|\n| 1 | Export |\n"
        html = "<title>x</title><h1>Angebot</h1><script>alert(1)</script><p>Wir <b>liefern</b>.<ul><li>Schulung</ul>"

        assert texts(markdown.encode(), "a.md") == ["Angebot", "- Schulung für zwölf", "Pos", "Was", "1", "Export"]
        assert texts(html.encode(), "a.html") == ["x", "Angebot", "Wir liefern.", "Schulung"]
        assert texts("Wir liefern\nden Export.\n\nPreis".encode("cp1252"), "a.txt") == [
            "Wir liefern den Export.",
            "Preis",
        ]

    @pytest.mark.parametrize(
        ("data", "name", "wrong"),
        [
            (b"", "a.txt", "empty_file"),
            (b"\x7fELF\0\0\0\x01", "a.txt", "binary_file"),
            (b"PK\x03\x04abc", "a.zip", "broken_docx"),
            (b"\x1f\x8b\0\0", "a.txt", "not_an_offer"),
            (b"{\\rtf1 Wir liefern}", "a.rtf", "not_an_offer"),
        ],
    )
    def test_that_is_none_is_refused(self, data: bytes, name: str, wrong: str) -> None:
        assert code(data, name) == wrong

    def test_beyond_every_contract_is_read_as_far_as_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read, "MAX_CHARS", 60)
        monkeypatch.setattr(read, "MAX_BYTES", 500)

        found = read.read(("Wir liefern den Export.\n\n" * 5).encode(), name="a.txt")

        assert (len(found.paragraphs), [problem.code for problem in found.problems]) == (2, ["offer_cut"])
        assert code(b"x" * 501, "a.txt") == "file_too_large"


class TestMutated:
    """Real files with a few bytes changed, cut or doubled: always an answer, never an exception."""

    @pytest.mark.parametrize("seed", range(60))
    def test_word_files_text_and_pages_answer(self, seed: int) -> None:
        chance = random.Random(seed)
        html = b"<html><body><p>Wir liefern &auml;.</p></body></html>"
        for data, name in ((word_offer(), "a.docx"), (html, "a.html"), ("# Wir liefern äöü.\n".encode() * 9, "a.md")):
            answered(mutated(data, chance), name)
        answered(rezipped(word_offer(), chance), "a.docx")

    @pytest.mark.parametrize("seed", range(3))
    def test_pdfs_answer(self, seed: int) -> None:
        answered(mutated(pdf(TEXT), random.Random(seed)), "a.pdf")


def answered(data: bytes, name: str) -> None:
    found = read.read(data, name=name)
    assert found.paragraphs or found.problems
    assert all(problem.code in SENTENCES for problem in found.problems)


def mutated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(out))
        match chance.randrange(4):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 40)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 60)]
            case 3:
                out[at:at] = chance.choice([b"<", b"]]>", b"&#0;", b"\0", b"&x;", b"<w:p>", b"\xff\xfe"])
        if len(out) < 2:
            break
    return bytes(out)


def rezipped(data: bytes, chance: random.Random) -> bytes:
    """The archive whole, its text damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return with_part(data, "word/document.xml", mutated(file.read("word/document.xml"), chance))


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for there in old.namelist():
            if there != name:
                new.writestr(there, old.read(there))
        new.writestr(name, part)
    return out.getvalue()
