"""What is wrong with a customer's list of requirements, in one sentence each."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not_requirements": (
        "Das ist keine Liste, die sich lesen lässt. Gelesen werden Excel (.xlsx), CSV, eingefügter Text und Tabellen aus "
        "Word (.docx).",
        "This is no list that can be read. Excel (.xlsx), CSV, pasted text and tables of Word (.docx) can be.",
    ),
    "broken_xlsx": (
        "Die Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu als .xlsx speichern.",
        "The Excel file is damaged. Open it in Excel and save it again as .xlsx.",
    ),
    "old_or_locked_excel": (
        "Das ist das alte Excel-Format (.xls) oder eine Datei mit Kennwort. Bitte ohne Kennwort als .xlsx speichern.",
        "This is the old Excel format (.xls), or a file with a password. Save it as .xlsx without a password.",
    ),
    "macro_sheet": (
        "Die Datei kann Makros enthalten und wird nicht angenommen. Bitte als .xlsx ohne Makros speichern.",
        "The file may carry macros and is not accepted. Save it as .xlsx without macros.",
    ),
    "sheet_too_large": (
        "Eine Tabelle ist ausgepackt größer als {limit} MB; oft sind es leere formatierte Zeilen. Bitte löschen und neu speichern.",
        "Unpacked, a sheet is larger than {limit} MB; often these are empty rows with a format. Delete them and save again.",
    ),
    "too_many_requirements": (
        "Gelesen wurden nur die ersten {limit} Zeilen. Bitte den Rest als eigene Datei bringen.",
        "Only the first {limit} rows were read. Bring the rest as a file of its own.",
    ),
    "no_requirements": (
        "In der Datei stehen keine Zeilen, die sich als Anforderungen lesen lassen.",
        "The file holds no rows that can be read as requirements.",
    ),
    "rows_without_words": (
        "Tabelle „{tab}“: ausgelassen, weil in der Spalte der Anforderung nichts steht ({count}): Zeile {rows}.",
        "Table “{tab}”: left out, since the column of requirements is empty there ({count}): row {rows}.",
    ),
    "formula_without_value": (
        "Formeln ohne gespeicherten Wert: {count}, die erste in {first}. In Excel öffnen und speichern, dann stehen die Werte da.",
        "Formulas without a stored value: {count}, the first in {first}. Open and save it in Excel, then the values are there.",
    ),
    "hidden_rows": (
        "Tabelle „{tab}“: ausgeblendete Zeilen, mitgelesen: {count}.",
        "Table “{tab}”: hidden rows, read as well: {count}.",
    ),
    "unknown_priority": (
        "Tabelle „{tab}“: Wörter, die weder Muss noch Soll heißen ({words}), zählen als Soll. Zeilen: {count}.",
        "Table “{tab}”: words that mean neither must nor should ({words}) count as should. Rows: {count}.",
    ),
}
