"""Conversations: what waits to be heard, what is quarantined, the words of one."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from ropeteam.core.vocabulary import Basis, ConversationKind, Side, WorksAgreement
from ropeteam.store.models import Analysis, Company, Conversation, Product, Speaker, TextVersion

ABOUT = "about"  # what a note's `extra` calls the talk that it is about
VOICES_OPEN = "voices_open"  # what a talk's `extra` says while somebody is asked who speaks in it
OWN = (ABOUT, VOICES_OPEN)
NO_BASIS = Q(basis="") | Q(basis=Basis.NONE.value)


def own_facts(talk: Conversation | None) -> dict[str, str]:
    """What only we know of a talk, whoever tells of it anew."""
    return {name: value for name, value in talk.extra.items() if name in OWN} if talk else {}


def newest_texts() -> QuerySet[TextVersion]:
    """The latest version of each conversation's words."""
    later = TextVersion.objects.filter(conversation=OuterRef("conversation"), n__gt=OuterRef("n"))
    return TextVersion.objects.filter(~Exists(later))


def waiting(company: Company | None = None, *, rules: str = "", model: str = "") -> QuerySet[TextVersion]:
    """Texts nobody listened to yet (with these rules and this model, where given), oldest talk first.

    Left out: machine transcripts without a basis (quarantine), companies that did not say that listening is agreed, words of which
    somebody is just asked who speaks (`flows.bringing`).
    """
    done = Analysis.objects.filter(text=OuterRef("pk"))
    if model:
        done = done.filter(rules=rules, model=model)
    found = (
        newest_texts()
        .filter(~Exists(done))
        .exclude(Q(machine=True) & (Q(conversation__basis="") | Q(conversation__basis=Basis.NONE.value)))
    )
    unknown = Speaker.objects.filter(text=OuterRef("pk"), side=Side.UNKNOWN.value)
    found = found.exclude(Exists(unknown), conversation__extra__has_key=VOICES_OPEN)
    found = found.exclude(conversation__company__works_agreement=WorksAgreement.UNSET)
    if company is not None:
        found = found.filter(conversation__company=company)
    return found.order_by("conversation__held_on", "pk")


def quarantined(company: Company) -> QuerySet[Conversation]:
    """Conversations whose machine transcript has no basis."""
    machine = TextVersion.objects.filter(conversation=OuterRef("pk"), machine=True)
    return Conversation.objects.filter(NO_BASIS, Exists(machine), company=company)


def notes_about(known_on: date | None = None) -> QuerySet[Conversation]:
    """Notes that were heard and are about an outer talk: they name it, or were taken for its deal on its day."""
    recorded = Q() if known_on is None else Q(recorded_on__isnull=True) | Q(recorded_on__lte=known_on)
    heard = Analysis.objects.filter(text__conversation=OuterRef("pk"))
    return (
        Conversation.objects.annotate(about=KeyTextTransform(ABOUT, "extra"))
        .filter(recorded, Exists(heard), kind=ConversationKind.NOTE.value, deal=OuterRef("deal"))
        .filter(Q(about=OuterRef("key")) | Q(about__isnull=True, held_on=OuterRef("held_on")))
    )


def text_with_words(pk: int) -> TextVersion:
    return TextVersion.objects.select_related(
        "conversation__deal__product", "conversation__company", "conversation__account"
    ).get(pk=pk)


def product_of(conversation: Conversation) -> Product | None:
    """The product a conversation is about: its deal's, else the company's first."""
    if conversation.deal is not None and conversation.deal.product is not None:
        return conversation.deal.product
    return Product.objects.filter(company=conversation.company_id).order_by("pk").first()
