"""What is wrong with a feature list, in one sentence each; `problems` puts the place before it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "packed_list": (
        "Word-, Excel-, PDF- und gepackte Dateien werden hier nicht gelesen. Kopieren Sie den Text in das Feld, oder speichern "
        "Sie die Tabelle als CSV.",
        "Word, Excel, PDF and packed files are not read here. Copy the text into the box, or save the table as CSV.",
    ),
    "too_many_lines": (
        "Das sind mehr als {most} Zeilen; es wurde nichts übernommen. Teilen Sie den Text, oder nehmen Sie nur das Kapitel mit "
        "den Funktionen.",
        "These are more than {most} lines; nothing was taken over. Split the text, or take only the chapter with the features.",
    ),
    "too_many_features": (
        "Darin stehen {found} Funktionen; auf einmal gehen höchstens {most}. Es wurde nichts übernommen. Teilen Sie die Liste.",
        "This holds {found} features; at most {most} go at once. Nothing was taken over. Split the list.",
    ),
    "no_features": (
        "Darin steht keine erkennbare Funktion. Am besten geht eine Zeile je Funktion, eine Aufzählung oder eine Tabelle.",
        "No feature was recognised in this. One feature a line, a bulleted list or a table works best.",
    ),
}
