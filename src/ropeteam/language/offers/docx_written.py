"""A plain Word file from the sentences of an offer that came as something else, so that remarks have a place to stand.

It is no copy of the offer's looks: paragraphs and headings, one after the other, as they were read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ropeteam.language.storable import storable

_OPEN_XML: Final = "http://schemas.openxmlformats.org"
_WORD: Final = f'xmlns:w="{_OPEN_XML}/wordprocessingml/2006/main"'
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Types xmlns="{_OPEN_XML}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_OPEN_XML}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OPEN_XML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_HEADING: Final = '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>'
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_CONTROL: Final = re.compile(r"[\x00-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence: from character `start` on in paragraph `paragraph`."""

    paragraph: int
    start: int
    text: str
    heading: bool = False


def written(pieces: Iterable[Piece]) -> tuple[bytes, dict[int, int]]:
    """The file, and where each paragraph stands in it: one without a sentence has no place. Characters keep their numbers."""
    lines: dict[int, Piece] = {}
    for piece in pieces:
        before = lines.get(piece.paragraph, Piece(piece.paragraph, 0, "", piece.heading))
        text = before.text.ljust(piece.start) + piece.text
        lines[piece.paragraph] = Piece(piece.paragraph, 0, text, before.heading)
    return _packed(list(lines.values())), {no: place for place, no in enumerate(lines)}


def _packed(lines: Sequence[Piece]) -> bytes:
    body = "".join(_paragraph(line) for line in lines)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {_WORD}><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            file.writestr(zipfile.ZipInfo(name, _NO_DAY), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _paragraph(line: Piece) -> str:
    words = escape(_CONTROL.sub(" ", storable(line.text)))
    return f'<w:p><w:r>{_HEADING if line.heading else ""}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
