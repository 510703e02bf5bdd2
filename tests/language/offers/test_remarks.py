"""Remarks in the customer's own Word file: beside the sentence, and nothing else in the file touched."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from flows.papers import OFFLINE, SAP, WORD, docx, paragraph, word_offer

from ropeteam.language.offers import docx as word
from ropeteam.language.offers.docx_remarks import Remark, annotated
from ropeteam.language.offers.hear import places

DAY = date(2026, 11, 16)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def remarked(data: bytes, *wanted: str) -> bytes:
    """The file with a remark beside each of these sentences, which says the sentence again."""
    document = word.read(data, name="a.docx")
    found = {place.text: place for place in places(document)}
    remarks = [Remark(found[w].paragraph, found[w].start, found[w].end, (w, 'Grenze: < 500 & "mehr"')) for w in wanted]
    return annotated(data, remarks, name="a.docx", author="Ropeteam", on=DAY)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()


def embraced(data: bytes) -> dict[str, str]:
    """The text between start and end of each comment, by the comment's own first line."""
    bodies = {
        one.get(f"{W}id"): next(one.iter(f"{W}t")).text
        for one in ElementTree.fromstring(part(data, "word/comments.xml"))
    }
    inside: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in ElementTree.fromstring(part(data, "word/document.xml")).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_ones.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_ones.discard(number)
        elif element.tag == f"{W}t":
            for one in open_ones:
                inside[one] = inside.get(one, "") + (element.text or "")
    return {bodies[number] or "": text for number, text in inside.items()}


class TestRemarks:
    def test_embrace_their_sentence_across_runs_and_inside_one(self) -> None:
        wanted = (SAP, "Wir schulen zwölf Anwender vor Ort.", "Kaffee & Kuchen gibt es auch.", OFFLINE)

        done = remarked(word_offer(), *wanted)

        assert embraced(done) == {text: text for text in wanted}

    def test_leave_every_other_byte_and_every_word_as_it_was(self) -> None:
        before = word_offer()

        done = remarked(before, SAP, "Wir schulen zwölf Anwender vor Ort.")

        assert [one.text for one in word.read(done, name="a.docx").paragraphs] == [
            one.text for one in word.read(before, name="a.docx").paragraphs
        ]
        xml = part(done, "word/document.xml")
        bare = re.sub(r"<w:comment(?:RangeStart|RangeEnd) [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>", "", xml)
        seam = '</w:t></w:r><w:r><w:t xml:space="preserve">'
        assert bare.replace(seam, "") == part(before, "word/document.xml").replace(seam, "")
        assert "<w:rPr><w:b/></w:rPr><w:t>Export nach SAP</w:t>" in xml
        assert remarked(before, SAP) == remarked(before, SAP)

    def test_bear_no_clock_so_that_the_same_file_gives_the_same_bytes(self) -> None:
        before = word_offer()
        with zipfile.ZipFile(io.BytesIO(before)) as file:
            days = {one.filename: one.date_time for one in file.infolist()}

        with zipfile.ZipFile(io.BytesIO(remarked(before, SAP))) as file:
            found = {one.filename: one.date_time for one in file.infolist()}

        assert {name: found.pop(name) for name in days} == days
        assert set(found.values()) == {(1980, 1, 1, 0, 0, 0)}

    def test_are_announced_once_in_both_registers(self) -> None:
        done = remarked(word_offer(), SAP)

        assert part(done, "[Content_Types].xml").count("comments+xml") == 1
        assert part(done, "word/_rels/document.xml.rels").count(COMMENTS) == 1
        again = remarked(done, OFFLINE)
        assert part(again, "word/_rels/document.xml.rels").count(COMMENTS) == 1
        assert set(embraced(again)) == {SAP, OFFLINE}

    @pytest.mark.parametrize("empty", [True, False])
    def test_stand_beside_comments_that_are_there(self, empty: bool) -> None:
        theirs = f'<w:comment w:id="7">{paragraph("Bitte prüfen")}</w:comment>'
        own = f"<w:comments {WORD}/>" if empty else f"<w:comments {WORD}>{theirs}</w:comments>"
        relations = f'<r:Relationships xmlns:r="http://x"><r:Relationship Type="{COMMENTS}" Target="own.xml"/></r:Relationships>'
        data = docx(paragraph(SAP), **{"word___rels__document.xml.rels": relations, "word__own.xml": own})

        done = remarked(data, SAP)

        numbers = re.findall(r'<w:comment w:id="(\d+)"', part(done, "word/own.xml"))
        assert numbers == (["0"] if empty else ["7", "8"])

    def test_keep_a_split_run_in_its_looks_and_its_blanks(self) -> None:
        look = '<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr>'
        data = docx(paragraph("Das ist so. Wir liefern es bald. Danke sehr.", look=look))

        done = remarked(data, "Wir liefern es bald.")

        xml = part(done, "word/document.xml")
        assert xml.count(look) == 3
        assert xml.count('xml:space="preserve"') == 3
        assert embraced(done) == {"Wir liefern es bald.": "Wir liefern es bald."}
