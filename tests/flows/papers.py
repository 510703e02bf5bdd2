"""Papers for tests: an offer as text, as a Word file with its own formats, and as a PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import timedelta

from cast import TODAY, World

from ropeteam.core.promise_sheet import Entry, Section, Sheet
from ropeteam.core.vocabulary import ClauseWord, OfferKind, Shape
from ropeteam.flows import clauses, gate, offers
from ropeteam.language.offers.sheet_pdf import written
from ropeteam.store import models
from ropeteam.store.actor import Actor

SAP = "Der Auftragnehmer liefert den Export nach SAP bis zum 30.06.2027."
TRAINING = "Wir schulen zwölf Anwender vor Ort."
OFFLINE = "Der Leitstand wird um die Bedienung ohne Netz erweitert."
OFFER = f"""\
Angebot Leitstand für die Kessel AG

1 Leistungsumfang

{SAP}

{TRAINING}

{OFFLINE}

2 Mitwirkung des Auftraggebers

Der Auftraggeber stellt einen Testzugang bereit.

3 Kaufmännisches

Die Vergütung beträgt 84.000 EUR zuzüglich Umsatzsteuer.
"""
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def brought(world: World, words: str = OFFER, offer: models.Offer | None = None) -> models.OfferVersion:
    """Brought by the seller and read."""
    found = offers.bring(
        world.deal,
        actor=world.seller,
        kind=OfferKind.OFFER,
        data=words.encode(),
        file_name="angebot.txt",
        on=TODAY,
        offer=offer,
    )
    assert found.version is not None
    offers.read_version(found.version.pk, on=TODAY)
    return found.version


def clause(version: models.OfferVersion, text: str) -> models.Clause:
    return version.offer.clauses.select_related("offer__deal__company", "offer__deal__product").get(text=text)


def spoken_of(deal: models.Deal, *, seller: Actor, other: Actor) -> None:
    """An offer in two versions and all that people say of its sentences: yes, no, about, linked, unlinked, taken up; and the gate
    looks at them."""
    for words, on in ((OFFER, TODAY), (OFFER.replace("30.06.2027", "31.03.2027"), TODAY + timedelta(days=1))):
        offer = models.Offer.objects.filter(deal=deal).first()
        found = offers.bring(
            deal, actor=seller, kind=OfferKind.CONTRACT, data=words.encode(), file_name="v.txt", on=on, offer=offer
        )
        assert found.version is not None
        offers.read_version(found.version.pk, on=on)
    offline, training = (clause(found.version, text) for text in (OFFLINE, TRAINING))
    clauses.review(offline, actor=other, word=ClauseWord.CONFIRMED, on=TODAY)
    clauses.review(offline, actor=seller, word=ClauseWord.DISMISSED, reason="nur ein Ausblick", on=TODAY)
    capability = models.Capability.objects.filter(product=deal.product).earliest("pk")
    clauses.say_about(offline, actor=other, capability=capability, on=TODAY)
    clauses.say_about(offline, actor=other, capability=None, on=TODAY)
    promise = clauses.take_up(training, actor=seller, on=TODAY)
    clauses.unlink(training.links.get(), actor=other, on=TODAY)
    clauses.link(training, promise, actor=seller, on=TODAY)
    gate.run(deal, actor=seller, on=TODAY + timedelta(days=1))


def docx(body: str, **parts: str) -> bytes:
    """A Word file around `body`, with more parts by name ('/' written as '__')."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", parts.pop("types", TYPES))
        file.writestr(
            "word/document.xml", f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            file.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def paragraph(text: str, style: str = "", look: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r>{look}<w:t>{text}</w:t></w:r></w:p>"


def word_offer() -> bytes:
    """The offer above, its headings styled, its promises in the runs that Word makes of typed text."""
    return docx(
        paragraph("Angebot Leitstand für die Kessel AG", "Titel")
        + paragraph("1 Leistungsumfang", "berschrift1")
        + '<w:p><w:r><w:t xml:space="preserve">Der Auftragnehmer liefert den </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
        + '<w:t>Export nach SAP</w:t></w:r><w:r><w:t xml:space="preserve"> bis zum 30.06.2027. Wir schulen zwölf '
        + "Anwender vor Ort. Kaffee &amp; Kuchen gibt es auch.</w:t></w:r></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph(OFFLINE)}</w:tc></w:tr></w:tbl>"
    )


def pdf(lines: Iterable[str]) -> bytes:
    """A PDF with text, by our own pen."""
    entries = tuple(Entry(Shape.FULL, line) for line in lines)
    return written(Sheet("1 Leistungsumfang", (), (Section("Leistungen", entries),), "{n}/{of}", "de"))
