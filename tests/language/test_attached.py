"""Names and kinds of files that come from outside."""

from __future__ import annotations

import io
import zipfile

import pytest

from ropeteam.language.attached import MAX_BYTES, flaw_of
from ropeteam.language.file_names import LONGEST, plain_name


def packed(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "flaw"),
    [
        ("plan.pdf", b"%PDF-1.7", ""),
        ("plan.PNG", b"\x89PNG\r\n\x1a\n", ""),
        ("plan.docx", b"PK\x03\x04", ""),
        ("plan.txt", "Übergabe".encode(), ""),
        ("plan.csv", "Übergabe".encode("latin-1"), ""),
        ("plan.txt", b"", "paper_empty"),
        ("plan.txt", b"x" * (MAX_BYTES + 1), "paper_too_large"),
        ("plan.txt", b"MZ\x90", "paper_not_what_it_says"),
        ("plan.txt", b"a\0b", "paper_not_what_it_says"),
        ("plan.pdf", b"PK\x03\x04", "paper_not_what_it_says"),
        ("plan.docx", packed("word/document.xml"), ""),
        ("plan.docx", packed("word/document.xml", "word/vbaProject.bin"), "paper_macros"),
        ("plan.odt", packed("content.xml", "Basic/Standard/Module1.xml"), "paper_macros"),
        ("plan.vsd", OLD + b"x" * 600, ""),
        ("plan.vsd", OLD + b"x" * 600 + "_VBA_PROJECT".encode("utf-16-le"), "paper_macros"),
        ("plan.js", b"x", "paper_kind"),
        ("plan", b"x", "paper_kind"),
    ],
)
def test_a_paper_is_of_a_kind_that_its_bytes_agree_with(name: str, data: bytes, flaw: str) -> None:
    assert flaw_of(name, data) == flaw


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\temp\\..\\Plan <1>.pdf", "Plan 1.pdf"),
        ("/etc/passwd", "passwd"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\r\nb\0.txt", "ab\ufffd.txt"),
        (" .. ", "file"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_keeps_what_any_system_can_show(name: str, kept: str) -> None:
    assert plain_name(name, otherwise="file") == kept
