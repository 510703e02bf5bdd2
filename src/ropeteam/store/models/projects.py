"""What happens after the signature: milestones that the customer accepts, change orders, wishes beside them, risks, the next step.

A project needs no row of its own: it is its deal's, from the first milestone on. Everything here is written once; where
something is planned anew, a newer version stands beside the older one.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.mailing import SignedLink
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of
from ropeteam.store.models.signals import Signal


class Milestone(Row):
    """Something the customer gets to see and accepts. What it is and when stands in its versions."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=80)
    planned_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "key"], name="milestone_key_in_deal")]

    def __str__(self) -> str:
        return self.key


class MilestoneVersion(Row):
    """What the milestone brings, as planned on a day; the latest holds. `dropped`: it will not come. Later ones say why."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    day = models.DateField()
    first_success = models.BooleanField(default=False)
    dropped = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["milestone", "n"], name="milestone_version_n"),
            models.CheckConstraint(condition=~Q(title=""), name="milestone_has_a_title"),
            models.CheckConstraint(condition=Q(n=1) | ~Q(why=""), name="milestone_planned_anew_says_why"),
        ]


class MilestonePromise(Row):
    """A promise that this version of a milestone delivers."""

    version = models.ForeignKey(MilestoneVersion, on_delete=models.CASCADE, related_name="delivers")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="milestones")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "promise"], name="milestone_promise_once")]


class MilestoneAcceptance(Row):
    """What the customer said of a milestone on the page they signed. `print` names the words that stood on it."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="acceptances")
    version = models.ForeignKey(MilestoneVersion, on_delete=models.PROTECT, related_name="acceptances")
    signature = models.OneToOneField("store.Signature", on_delete=models.CASCADE, related_name="acceptance")
    result = models.CharField(max_length=12, choices=choices(Acceptance))
    print = models.CharField(max_length=16)

    class Meta:
        constraints = [
            one_of("result", Acceptance, "milestone_acceptance_known"),
            models.UniqueConstraint(
                fields=["milestone"], condition=Q(result=Acceptance.ACCEPTED.value), name="milestone_accepted_once"
            ),
        ]


class ChangeOrder(Row):
    """More, or something else, than was signed: what, why, what it costs and how long it takes. It counts once the customer signed.
    `signal` is the wish it came from, `promise` the promise it changes."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="change_orders")
    key = models.CharField(max_length=80)
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="change_orders")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.PROTECT, related_name="change_orders")
    what = models.TextField()
    why = models.TextField()
    price = models.DecimalField(max_digits=12, decimal_places=2)
    days = models.DecimalField(max_digits=8, decimal_places=2)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="change_order_key_in_deal"),
            models.CheckConstraint(condition=~Q(what="") & ~Q(why=""), name="change_order_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return self.key


class ChangeOrderTakenBack(Row):
    """An order that the customer had not agreed to is given up, with the reason."""

    order = models.OneToOneField(ChangeOrder, on_delete=models.CASCADE, related_name="taken_back")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_back_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="change_order_taken_back_says_why")]


class WishAnswer(Row):
    """What people said of a wish heard after the signature that stands in no change order; the latest of a wish holds."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="wish_answers")
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="wish_answers")
    way = models.CharField(max_length=14, choices=choices(WishWay))
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            one_of("way", WishWay, "wish_way_known"),
            models.CheckConstraint(condition=Q(way=WishWay.OPEN.value) | ~Q(words=""), name="wish_answer_has_words"),
        ]
        indexes = [models.Index(F("signal"), F("id").desc(), name="store_wishanswer_latest")]


class ProjectRisk(Row):
    """Something that may go wrong: whose role watches it and by when it has to be settled. `role`: no person is scored by risks."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="risks")
    key = models.CharField(max_length=80)
    text = models.TextField()
    role = models.CharField(max_length=16, choices=choices(Role))
    until = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="project_risk_key_in_deal"),
            one_of("role", Role, "project_risk_role_known"),
            models.CheckConstraint(condition=~Q(text=""), name="project_risk_has_words"),
        ]


class RiskClosed(Row):
    """A risk that is none any more, and how."""

    risk = models.OneToOneField(ProjectRisk, on_delete=models.CASCADE, related_name="closed")
    how = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(how=""), name="risk_closed_says_how")]


class NextStep(Row):
    """The one next step of a project; the latest holds. Without words there is none any more."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="next_steps")
    n = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    day = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="next_step_n"),
            models.CheckConstraint(condition=Q(text="") | Q(day__isnull=False), name="next_step_has_a_day"),
        ]


class SuccessShare(Row):
    """A customer's contact got a link to the shared page of their project. Read as often as they like, until its day or until it
    is called back (`link.revoked_at`). `link` is empty in a company that was imported: a secret travels in no file."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="success_shares")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    until = models.DateField()
    link = models.OneToOneField(
        SignedLink, null=True, blank=True, on_delete=models.PROTECT, related_name="success_share"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shared_on = models.DateField()
