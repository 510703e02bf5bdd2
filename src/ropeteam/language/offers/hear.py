"""The sentences of an offer, each with what it is: promise, claim or nothing.

The rules of written language decide first (`written`); what they leave open is asked of the ear, as if our side had said it.
Only sentences that the caller does not know yet are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Embedder, Heard, SpokenTurn
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.due import due
from ropeteam.language.detect.service import is_service
from ropeteam.language.listening.hear import understood, weights_of
from ropeteam.language.listening.task import House, Product, Understood
from ropeteam.language.offers.contract import Document, Paragraph, ParagraphKind
from ropeteam.language.offers.lines import BULLET, NUMBER, is_heading
from ropeteam.language.offers.sections import Part, Standing
from ropeteam.language.offers.written import Sides, Written, believes_half, weigh
from ropeteam.language.sentences import sentences

RULES = "offer-rules-1"
# How often the rules are right where they say "promise": tests/language/offers, the offers held back.
RULED = 0.9
HALF = 0.2
CLAIMED = 0.4
AT_ONCE = 200
SHORT = 6
_CLOSES = (".", "!", "?", ";", ":")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: characters `start` to before `end` of a paragraph, and under which heading it stands."""

    paragraph: int
    start: int
    end: int
    text: str
    page: int | None
    heading: bool
    fragment: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Asking:
    """What an offer is read with: the product as known, the company's ear, the names of both sides, the day it bears."""

    product: Product | None
    house: House
    sides: Sides
    dated_on: date
    language: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A sentence that promises or claims, and what it is about."""

    place: int
    understood: Understood


def places(document: Document) -> list[Place]:
    """Every sentence in the order of the file, headings among them."""
    standing = Standing()
    found: list[Place] = []
    for no, paragraph in enumerate(document.paragraphs):
        if _is_heading(paragraph, standing):
            standing = standing.under(paragraph.text)
            found.append(_place(no, paragraph, 0, len(paragraph.text), standing, heading=True))
            continue
        offset = _numbering(paragraph.text)
        spans = sentences(paragraph.text[offset:])
        for span in spans:
            found.append(_place(no, paragraph, span.start + offset, span.end + offset, standing, heading=False))
    return [place for place in found if place.text]


def meant(all_places: Sequence[Place], new: Sequence[int], asking: Asking, *, embedder: Embedder) -> Iterator[Meant]:
    """What the sentences with the numbers `new` promise or claim."""
    open_ones: list[int] = []
    for no in new:
        place = all_places[no]
        if place.heading:
            continue
        said = weigh(place.text, place.standing.part, fragment=place.fragment, sides=asking.sides)
        if said == Written.PROMISE:
            yield _about(no, place, SignalKind.PROMISE, RULED, asking, embedder)
        elif said == Written.FOR_THE_EAR:
            open_ones.append(no)
    for start in range(0, len(open_ones), AT_ONCE):
        yield from _by_ear(all_places, open_ones[start : start + AT_ONCE], asking, embedder)


def _by_ear(all_places: Sequence[Place], asked: Sequence[int], asking: Asking, embedder: Embedder) -> Iterator[Meant]:
    turns = [SpokenTurn(no, None, Side.OURS, "", all_places[no].text) for no in asked]
    heard = detect.listen(
        turns,
        held_on=asking.dated_on,
        internal=False,
        language=asking.language,
        embedder=embedder,
        releases=asking.product.releases if asking.product else {},
        weights=weights_of(asking.house),
    )
    best: dict[int, Heard] = {}
    for one in heard:
        if _believed(one, all_places[one.first_turn]) and _outweighs(one, best.get(one.first_turn)):
            best[one.first_turn] = one
    for no, one in best.items():
        yield _about(no, all_places[no], one.kind, one.confidence, asking, embedder)


def _believed(heard: Heard, place: Place) -> bool:
    if heard.kind == SignalKind.PROMISE and believes_half(place.standing.part):
        return heard.confidence >= HALF
    return heard.confidence >= CLAIMED


def _outweighs(one: Heard, other: Heard | None) -> bool:
    """A promise before a claim: what is missed in a contract costs more than one look."""
    if other is None:
        return True
    return (one.kind == SignalKind.PROMISE, one.confidence) > (other.kind == SignalKind.PROMISE, other.confidence)


def _about(no: int, place: Place, kind: SignalKind, confidence: float, asking: Asking, embedder: Embedder) -> Meant:
    """The whole sentence as a signal: in writing it is the sentence that binds, not its strongest words."""
    promise = kind == SignalKind.PROMISE
    releases = asking.product.releases if asking.product else {}
    day, phrase = (
        due(place.text, on=asking.dated_on, language=asking.language, releases=releases) if promise else (None, "")
    )
    heard = Heard(
        first_turn=no,
        last_turn=no,
        start=place.start,
        end=place.end,
        quote=place.text,
        kind=kind,
        confidence=confidence,
        service=promise and is_service(place.text),
        due=day,
        due_phrase=phrase,
        context=place.standing.heading,
    )
    about = understood(heard, asking.product, language=asking.language, embedder=embedder)
    return Meant(no, replace(about, heard=heard))


def _is_heading(paragraph: Paragraph, standing: Standing) -> bool:
    """A styled one, a numbered one, or a short line with a heading's word; a short line among deliverables is one of them."""
    if paragraph.kind != ParagraphKind.TEXT or not is_heading(paragraph.text):
        return paragraph.kind == ParagraphKind.HEADING
    if NUMBER.match(paragraph.text) or not believes_half(standing.part):
        return bool(NUMBER.match(paragraph.text)) or len(paragraph.text.split()) <= SHORT
    return len(paragraph.text.split()) <= SHORT and standing.under(paragraph.text).part != Part.OTHER


def _numbering(text: str) -> int:
    """How many characters of number or bullet stand before the first word."""
    found = NUMBER.match(text) or BULLET.match(text)
    return found.end() if found else 0


def _place(no: int, paragraph: Paragraph, start: int, end: int, standing: Standing, *, heading: bool) -> Place:
    text = " ".join(paragraph.text[start:end].split())
    fragment = not text.endswith(_CLOSES) or (
        paragraph.kind == ParagraphKind.ITEM and not text.endswith((".", "!", "?"))
    )
    return Place(no, start, end, text, paragraph.page, heading, fragment, standing)
