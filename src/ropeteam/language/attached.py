"""Which papers may lie beside a solution: by their ending, and by bytes that agree with it. Nothing of them is opened or shown.

They are kept as they came and given back as downloads. What a browser or an office program would run (pages, drawings with
scripts, macros, programs, archives) is not taken: nobody needs it to say how systems hang together.
"""

from __future__ import annotations

import io
import zipfile

MAX_BYTES = 10 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "docx": (_ZIP,),
    "xlsx": (_ZIP,),
    "pptx": (_ZIP,),
    "vsdx": (_ZIP,),
    "odt": (_ZIP,),
    "ods": (_ZIP,),
    "odp": (_ZIP,),
    "odg": (_ZIP,),
    "vsd": (_OLE,),
}
_PROJECTS = ("vbaproject.bin", "vbadata.xml")
_SCRIPTS = ("basic/", "scripts/")  # of OpenDocument
_OLD_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
_TEXTS = frozenset({"txt", "md", "csv", "json", "puml", "mmd", "dot", "yaml", "yml", "drawio", "bpmn"})
TAKEN = tuple(sorted({*_BEGINS, *_TEXTS}))


def flaw_of(name: str, data: bytes) -> str:
    """Why a file is not taken, as an error's code; '' where it is."""
    if not data:
        return "paper_empty"
    if len(data) > MAX_BYTES:
        return "paper_too_large"
    ending = name.rpartition(".")[2].lower()
    if ending in _TEXTS:
        return "" if _is_text(data) else "paper_not_what_it_says"
    if ending not in _BEGINS:
        return "paper_kind"
    if not data.startswith(_BEGINS[ending]):
        return "paper_not_what_it_says"
    return "paper_macros" if _has_macros(data) else ""


def _has_macros(data: bytes) -> bool:
    """By what the file lists, never by running it. An archive that does not even list its parts no office program opens."""
    if data.startswith(_OLE):
        return _OLD_PROJECT in data
    if not data.startswith(_ZIP):
        return False
    try:
        parts = [name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        return False
    return any(name.endswith(_PROJECTS) or name.startswith(_SCRIPTS) for name in parts)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return b"\0" not in data and not data.startswith((_ZIP, _OLE, b"MZ", b"\x7fELF"))
