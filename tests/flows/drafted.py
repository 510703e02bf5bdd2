"""A catalogue's drafts in every state, for tests that need a company in which everything happened."""

from __future__ import annotations

from cast import TODAY

from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.flows import capability_drafts
from ropeteam.language.feature_list import read_features
from ropeteam.store import models
from ropeteam.store.actor import Actor

LIST = """\
- Alarm per SMS, max. 100 am Tag
- Dienstplan „Schichten“ (geplant)
- Schichten Dienstplan
- Fax
- Funkuhr: stellt sich selbst;
  auch nachts
"""


def drafted(pm: Actor, product: models.Product) -> None:
    """Confirmed, joined, dropped, taken back, waiting; and what each Ask so far is about."""
    features = read_features(LIST, name="").features
    capability_drafts.start(product, features, actor=pm, origin=DraftOrigin.TENDER, name="Liste „neu“.md")
    alarm, plan, twin, fax, clock = product.capability_drafts.filter(origin=DraftOrigin.TENDER).order_by("pk")
    models.CapabilityDraft.objects.filter(pk=twin.pk).update(joined_into=plan)
    status = CapabilityStatus.LIMITED
    capability_drafts.confirm(alarm, actor=pm, on=TODAY, name=alarm.name, status=status, limits=["max. 100 am Tag"])
    capability_drafts.drop(fax, actor=pm, on=TODAY, word="„Fax“; nein")
    capability_drafts.drop(clock, actor=pm, on=TODAY, word="Warum?")
    capability_drafts.take_back(clock, actor=pm, on=TODAY)
    for ask in models.Ask.objects.order_by("pk"):
        capability_drafts.place(ask.pk)
    assert models.DraftAsk.objects.exists()
