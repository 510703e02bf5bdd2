"""What is wrong with an offer or contract somebody brought, in one sentence each."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not_an_offer": (
        "Das ist kein Angebot, das sich lesen lässt. Gelesen werden Word (.docx), PDF, Text, Markdown und HTML.",
        "This is no offer that can be read. Word (.docx), PDF, text, Markdown and HTML can be.",
    ),
    "broken_docx": (
        "Die Datei ist beschädigt oder keine Word-Datei. Bitte in Word öffnen und neu als .docx speichern.",
        "The file is damaged or no Word file. Open it in Word and save it again as .docx.",
    ),
    "broken_pdf": (
        "Die Datei ist beschädigt oder keine PDF-Datei. Bitte neu als PDF speichern oder die Word-Datei nehmen.",
        "The file is damaged or no PDF. Save it again as PDF, or bring the Word file.",
    ),
    "locked_file": (
        "Die Datei ist mit einem Kennwort geschützt und wurde nicht gelesen. Bitte ohne Kennwort speichern.",
        "The file is protected by a password and was not read. Save it without one.",
    ),
    "old_or_locked_word": (
        "Das ist das alte Word-Format (.doc) oder eine Datei mit Kennwort. Bitte ohne Kennwort als .docx speichern.",
        "This is the old Word format (.doc), or a file with a password. Save it as .docx without a password.",
    ),
    "macro_file": (
        "Die Datei enthält Makros und wird nicht angenommen. Bitte als .docx ohne Makros speichern.",
        "The file carries macros and is not accepted. Save it as .docx without macros.",
    ),
    "zip_bomb": (
        "Ausgepackt wäre die Datei viel zu groß; sie wurde nicht gelesen.",
        "Unpacked, the file would be far too large; it was not read.",
    ),
    "scanned_pdf": (
        "Die {pages} Seiten der PDF-Datei sind Bilder ohne Text, wohl eingescannt. Bitte die Word-Datei oder eine PDF mit "
        "Texterkennung nehmen.",
        "The {pages} pages of the PDF are pictures without text, most likely scanned. Bring the Word file, or a PDF with "
        "recognised text.",
    ),
    "too_many_pages": (
        "Die Datei hat {count} Seiten; gelesen werden höchstens {limit}. Bitte teilen.",
        "The file has {count} pages; at most {limit} are read. Split it.",
    ),
    "too_hard_to_read": (
        "Die Datei lässt sich nicht in vertretbarer Zeit lesen. Bitte neu als PDF speichern oder die Word-Datei nehmen.",
        "The file cannot be read within reasonable time. Save it again as PDF, or bring the Word file.",
    ),
    "offer_cut": (
        "Gelesen wurden nur die ersten {limit} Millionen Zeichen. Bitte den Rest als eigene Datei bringen.",
        "Only the first {limit} million characters were read. Bring the rest as a file of its own.",
    ),
}
