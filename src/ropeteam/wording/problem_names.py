"""What kind of defect a code is, in a few words, for the counts at the end of a long import."""

from __future__ import annotations

from typing import Final

NAMES: Final[dict[str, tuple[str, str]]] = {
    "missing_file": ("fehlende Datei", "missing file"),
    "not_a_file": ("keine gewöhnliche Datei", "no ordinary file"),
    "unreadable_file": ("unlesbare Datei", "unreadable file"),
    "file_too_large": ("zu große Datei", "file too large"),
    "unknown_column": ("unbekannte Spalte", "unknown column"),
    "empty_file": ("leere Datei", "empty file"),
    "binary_file": ("keine Textdatei", "no text file"),
    "archive_file": ("gepackte Datei", "packed file"),
    "encoding_guessed": ("Kodierung erraten", "encoding guessed"),
    "broken_characters": ("beschädigte Zeichen", "broken characters"),
    "missing_column": ("fehlende Spalte", "missing column"),
    "extra_cells": ("zu viele Zellen", "too many cells"),
    "open_quote": ("offenes Anführungszeichen", "open quote"),
    "broken_row": ("unlesbare Zeile", "unreadable row"),
    "missing_id": ("fehlende Kennung, ausgelassen", "missing id, left out"),
    "missing_id_kept": ("fehlende Kennung, behalten", "missing id, kept"),
    "duplicate_id": ("doppelte Kennung, ausgelassen", "id that came before, left out"),
    "duplicate_id_kept": ("doppelte Kennung, behalten", "id that came before, kept"),
    "missing_value": ("leeres Feld", "empty field"),
    "unknown_value": ("unbekannter Wert", "unknown value"),
    "bad_date": ("kein Datum", "no date"),
    "ambiguous_date": ("mehrdeutiges Datum", "date that may mean two days"),
    "bad_number": ("keine passende Zahl", "no fitting number"),
    "slashed_dates": ("Lesart der Daten mit Schrägstrich", "how dates with slashes were read"),
    "no_accounts": ("noch kein Kunde bekannt", "no account known yet"),
    "missing_account": ("kein Kunde genannt", "no account named"),
    "unknown_account": ("unbekannter Kunde", "unknown account"),
    "unknown_product": ("Produkt nicht im Katalog", "product not in the catalogue"),
    "odd_spelling": ("ungewöhnliche Schreibweise", "odd spelling"),
    "unknown_stage": ("unbekannte Vertriebsphase", "unknown stage"),
    "missing_amount": ("kein Betrag", "no amount"),
    "negative_amount": ("negativer Betrag", "negative amount"),
}


def problem_name(code: str, language: str) -> str:
    """The code itself where it has no name: a test holds the names against what the CRM's readers report."""
    german, english = NAMES.get(code, (code, code))
    return german if language == "de" else english
