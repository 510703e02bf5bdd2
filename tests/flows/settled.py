"""What product did in its inbox and with its drafts, for tests that need a company in which everything happened."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY
from flows.drafted import drafted

from ropeteam.flows import triage
from ropeteam.store import models
from ropeteam.store.actor import Actor

TOMORROW = TODAY + timedelta(days=1)


def settled(pm: Actor, request: models.ChangeRequest, *, worry: models.Signal, praise: models.Signal) -> None:
    """The inbox: linked and taken back, linked to a new wish, dismissed and taken back, dismissed."""
    linked = triage.link_many([worry.pk], request, actor=pm, on=TODAY).triage
    assert linked is not None
    assert triage.undo(linked, actor=pm, on=TOMORROW).done == 1
    for _ in range(2):
        dismissed = triage.dismiss_many([worry.pk], actor=pm, on=TOMORROW, reason="„Rauschen“").triage
        assert dismissed is not None
        triage.undo(dismissed, actor=pm, on=TOMORROW)
    confirmed = triage.confirm_many([praise.pk], actor=pm, on=TODAY)
    assert (confirmed.done, confirmed.skipped) == (1, 0)
    drafted(pm, request.product)
    triage.link_to_new([worry.pk], request.product, actor=pm, on=TOMORROW, title="Schneller laden")
