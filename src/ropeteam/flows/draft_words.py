"""The words of an Ask that make a draft are read by everybody. Where they turn out to be of a confidential deal, the draft takes
other words, or goes."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from ropeteam.core.drafts import draft_name
from ropeteam.core.vocabulary import DraftOrigin
from ropeteam.flows import near_drafts
from ropeteam.store import product_lock
from ropeteam.store.models import Ask, CapabilityDraft, DraftAsk, Vector
from ropeteam.store.queries.product import truth

EVERYBODYS = Q(ask__deal__isnull=True) | Q(ask__deal__confidential=False)


def hide(ask_id: int) -> None:
    """Looked at when words were placed on a deal. Who asked for the same elsewhere keeps the draft as it is."""
    ask = Ask.objects.select_related("deal__product", "company").get(pk=ask_id)
    deal = ask.deal
    if deal is None or not deal.confidential:
        return
    name, text = draft_name(ask.text)
    with transaction.atomic():
        for product in ask.company.products.order_by("pk"):
            product_lock.held(product.pk)
            draft = product.capability_drafts.filter(name=name, origin=DraftOrigin.ASK.value).first()
            if draft is not None and draft.description in ("", text):
                _take_other_words(draft)


def _take_other_words(draft: CapabilityDraft) -> None:
    """Those of somebody else who meant it; else the name that a person gave what it became; else nobody knows of it any more."""
    askers = DraftAsk.objects.filter(EVERYBODYS, Q(draft=draft) | Q(draft__joined_into=draft)).order_by("pk")
    said = [draft_name(text) for text in askers.values_list("ask__text", flat=True)]
    if any(name == draft.name for name, _ in said):
        return
    became = truth(draft.product).capabilities.get(draft.became_id or 0)
    said += [(became.version.name, "")] if became is not None else []
    taken = set(draft.product.capability_drafts.values_list("name", flat=True))
    free = next(((name, text) for name, text in said if name not in taken), None)
    if free is None:
        _dissolve(draft)
        return
    draft.name, draft.description = free
    draft.save(update_fields=["name", "description"])
    Vector.objects.filter(of_table=near_drafts.OF, of_id=draft.pk).delete()


def _dissolve(draft: CapabilityDraft) -> None:
    """What was joined into it stands for itself again, under the first of it; who asked counts where it went."""
    first = draft.joined.order_by("pk").first()
    if first is not None:
        draft.joined.exclude(pk=first.pk).update(joined_into=first)
        first.joined_into = None
        first.became, first.dropped, first.word = draft.became, draft.dropped, draft.word
        first.settled_by, first.settled_on = draft.settled_by, draft.settled_on
        first.save()
        draft.asks.update(draft=first)
    elif draft.joined_into_id is not None:
        draft.asks.update(draft=draft.joined_into_id)
    elif draft.became_id is not None:
        draft.asks.update(draft=None, capability=draft.became_id)
    Vector.objects.filter(of_table=near_drafts.OF, of_id=draft.pk).delete()
    draft.delete()
