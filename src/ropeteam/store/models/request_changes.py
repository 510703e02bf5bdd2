"""Two wishes become one, or one becomes two: rows that say who did it, so that nothing is lost and it can be taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.store.models.change_requests import Asker, ChangeRequest
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row


class RequestMerge(Row):
    """`request` was merged into `into`. Its askers stay its own and count for `into` through the pointer. Append-only."""

    request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="merges_taken_in")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    merged_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(request=F("into")), name="request_merge_not_into_itself")]


class RequestUnmerge(Row):
    """A merge taken back. Append-only."""

    merge = models.OneToOneField(RequestMerge, on_delete=models.CASCADE, related_name="unmerge")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unmerged_on = models.DateField()


class AskerMove(Row):
    """One asker's words went from one request to another (a split, or a wrong link set right). Append-only."""

    asker = models.ForeignKey(Asker, on_delete=models.CASCADE, related_name="moves")
    origin = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="askers_moved_away")
    target = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="askers_moved_here")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(origin=F("target")), name="asker_move_goes_somewhere")]
