"""What customers call the columns of their lists, German and English; in small letters, without blanks and marks."""

from __future__ import annotations

from typing import Final

FIELDS: Final = ("no", "section", "text", "detail", "must", "cover", "comment")

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "no": (
        "nr", "no", "id", "nummer", "number", "lfdnr", "laufendenummer", "pos", "position", "reqid", "requirementid",
        "anforderungsnr", "anforderungsnummer", "anforderungsid", "kennung", "ref", "reference",
        "referenz", "item", "lfd", "reqno", "reqnr", "ziffer",
    ),
    "section": (
        "kapitel", "bereich", "kategorie", "category", "section", "thema", "themenbereich", "themenblock", "area", "gruppe",
        "group", "modul", "module", "topic", "themengebiet", "abschnitt", "funktionsbereich", "chapter", "domain", "subcategory",
    ),
    "text": (
        "anforderung", "anforderungen", "requirement", "requirements", "anforderungstext", "anforderungsbeschreibung",
        "requirementdescription", "requirementtext", "kriterium", "kriterien", "criterion", "criteria", "leistungsmerkmal",
        "merkmal", "frage", "question", "funktion", "function", "feature", "funktionalität", "functionality", "leistung",
        "capability", "text", "need", "bedarf", "wunsch", "title", "titel", "bezeichnung", "name", "spezifikation",
        "specification",
    ),
    "detail": (
        "beschreibung", "description", "details", "detail", "detailbeschreibung", "langtext", "erklärung", "explanation",
        "konkretisierung", "beispiel",
    ),
    "must": (
        "musssollkann", "musssoll", "muss", "must", "mustshould", "priorität", "priority", "prio", "verbindlichkeit",
        "klassifizierung", "klasse", "ko", "kokriterium", "ausschlusskriterium", "mandatory", "mandatoryoptional", "typ", "type",
        "art", "moscow", "importance", "wichtigkeit", "anforderungsart", "kriterienart", "obligation", "mk", "akriterium", "ab",
    ),
    "cover": (
        "erfüllungsgrad", "erfüllt", "erfüllung", "antwort", "antwortbieter", "antwortdesbieters", "bieterantwort", "answer",
        "response", "vendorresponse", "supplierresponse", "compliance", "compliant", "compliancelevel", "fulfilment",
        "fulfillment", "fulfilled", "fulfils", "abdeckung", "coverage", "supported", "janein", "yesno", "umsetzung",
        "angabebieter", "angabendesbieters", "bieter", "vendor", "status", "fit", "met", "anforderungerfüllt",
    ),
    "comment": (
        "kommentar", "kommentardesbieters", "kommentarbieter", "kommentare", "bemerkung", "bemerkungen", "erläuterung",
        "erläuterungen", "erläuterungbieter", "erläuterungdesbieters", "anmerkung", "anmerkungen", "comment", "comments",
        "vendorcomment", "suppliercomment", "remark", "remarks", "note", "notes", "hinweis", "hinweise", "begründung",
        "responsedetails", "justification", "ausführung",
    ),
}  # fmt: skip

# Words of the customer, as they stand alone in the column for must and should.
_MUST: Final = """
    muss must m mm pflicht mandatory required erforderlich zwingend a ko k.o. k.o ausschluss ausschlusskriterium
    a-kriterium x ja yes shall hoch high musskriterium muss-kriterium muß critical kritisch essential essenziell 1
"""
_SHOULD: Final = """
    soll should s kann could can c k b optional nice wunsch wünschenswert nein no w may mittel medium niedrig low sollte
    kann-kriterium soll-kriterium b-kriterium bewertung nice-to-have n 2 3 4 5 -
"""
MUST: Final = frozenset(_MUST.split())
SHOULD: Final = frozenset(_SHOULD.split())
