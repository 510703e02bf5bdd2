"""A story's offers and contracts: brought by the person on the day, read at once; and which of their sentences is which promise."""

from __future__ import annotations

from ropeteam.core.errors import NotFound
from ropeteam.flows import clauses, offers, signals
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_ledger import promised
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


def bring(act: Act, stage: Stage) -> list[Words]:
    """The same title again is the next version."""
    told, day = act.values, day_of(act)
    deal = stage.deal(act)
    before = models.Offer.objects.filter(deal=deal, title=told["title"]).first()
    found = offers.paste(
        deal, actor=stage.actor(act), kind=told["paper"], words=told["text"], on=day, title=told["title"], offer=before
    )
    if found.version is not None:
        offers.read_version(found.version.pk, on=day)
    return []


def written(act: Act, stage: Stage) -> list[Words]:
    """Somebody confirms what was promised, and says that a sentence of the paper's newest version is it."""
    told, actor, day, missing = act.values, stage.actor(act), day_of(act), []
    papers = models.OfferVersion.objects.filter(offer__deal=stage.deal(act), offer__title=told["title"]).order_by("-n")
    found = models.Clause.objects.filter(places__version=papers.first(), text__contains=told["sentence"])
    clause = found.select_related("offer__deal__company").order_by("pk").first()
    if clause is None:
        raise NotFound("clause", told["sentence"])
    for words in told["words"]:
        signal = promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
            continue
        promise = signals.confirm(signal, actor=actor, on=day).promise
        if promise is not None:
            clauses.link(clause, promise, actor=actor, on=day)
    return missing
