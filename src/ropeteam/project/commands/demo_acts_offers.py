"""A story's offers and contracts: brought by the person on the day, read at once. The same title again is the next version."""

from __future__ import annotations

from ropeteam.flows import offers
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


def bring(act: Act, stage: Stage) -> list[Words]:
    told, day = act.values, day_of(act)
    deal = stage.deal(act)
    before = models.Offer.objects.filter(deal=deal, title=told["title"]).first()
    found = offers.paste(
        deal, actor=stage.actor(act), kind=told["paper"], words=told["text"], on=day, title=told["title"], offer=before
    )
    if found.version is not None:
        offers.read_version(found.version.pk, on=day)
    return []
