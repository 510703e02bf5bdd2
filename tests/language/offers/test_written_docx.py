"""An offer that came as text, laid out as a Word file: every character where it was counted."""

from __future__ import annotations

from ropeteam.language.offers import docx, docx_written
from ropeteam.language.offers.docx_written import Piece


def test_sentences_stand_in_it_where_they_stood() -> None:
    pieces = (
        Piece(0, 0, "1 Leistungen", heading=True),
        Piece(3, 4, "Wir liefern <b>\tden Export & mehr."),
        Piece(3, 40, "Im Mai."),
    )

    data, places = docx_written.written(pieces)
    paragraphs = docx.read(data, name="a.docx").paragraphs

    assert places == {0: 0, 3: 1}
    assert paragraphs[0].text == "1 Leistungen"
    assert paragraphs[1].text[4:19] == "Wir liefern <b>"
    assert paragraphs[1].text[40:] == "Im Mai."
    assert docx_written.written(pieces)[0] == data
