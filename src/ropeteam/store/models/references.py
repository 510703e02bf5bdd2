"""References: what a customer allowed to be shown where, what they were asked for, and the text they confirmed. Written once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row, choices, exactly_one, one_of


class ReferencePermission(Row):
    """One thing that a contact allows to be shown in one place, until a day; `how` is how they said so."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="reference_permissions")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="reference_permissions")
    scope = models.CharField(max_length=8, choices=choices(ReferenceScope))
    channel = models.CharField(max_length=8, choices=choices(ReferenceChannel))
    since = models.DateField()
    until = models.DateField()
    how = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()

    class Meta:
        constraints = [
            one_of("scope", ReferenceScope, "reference_scope_known"),
            one_of("channel", ReferenceChannel, "reference_permission_channel_known"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="reference_permission_days"),
            models.CheckConstraint(condition=~Q(how=""), name="reference_permission_says_how"),
        ]
        indexes = [models.Index(fields=["deal", "until"], name="store_permission_of_deal")]


class ReferencePage(Row):
    """The page on which a contact confirms what they allow. Until then it is what we wrote down of their words."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="reference_pages")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "contact"], name="reference_page_of_contact")]


class PermissionConfirmed(Row):
    """The contact confirmed it, on the page of a permission or of the text."""

    permission = models.OneToOneField(ReferencePermission, on_delete=models.CASCADE, related_name="confirmed")
    signature = models.ForeignKey("store.Signature", on_delete=models.CASCADE, related_name="permissions")


class PermissionTakenBack(Row):
    """The customer wants it no more. `by` wrote down `how` they said so; or they did it themselves on the page of `request`."""

    permission = models.OneToOneField(ReferencePermission, on_delete=models.CASCADE, related_name="taken_back")
    how = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(
        "store.SignRequest", null=True, blank=True, on_delete=models.CASCADE, related_name="taken_back"
    )
    taken_back_on = models.DateField()

    class Meta:
        constraints = [
            exactly_one("by", "request", name="permission_taken_back_by_one"),
            models.CheckConstraint(
                condition=Q(request__isnull=False) | ~Q(how=""), name="permission_taken_back_says_how"
            ),
        ]


class ReferenceUse(Row):
    """A contact is asked to speak for us, or what they allowed is shown: for whom, where, and in what tone we expect it."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="reference_uses")
    key = models.CharField(max_length=80)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="reference_uses")
    scope = models.CharField(max_length=8, choices=choices(ReferenceScope))
    channel = models.CharField(max_length=8, choices=choices(ReferenceChannel))
    whom = models.CharField(max_length=200)
    expected = models.CharField(max_length=8, choices=choices(Tone))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="reference_use_key_in_deal"),
            one_of("scope", ReferenceScope, "reference_use_scope_known"),
            one_of("channel", ReferenceChannel, "reference_use_channel_known"),
            one_of("expected", Tone, "reference_expected_known"),
            models.CheckConstraint(condition=~Q(whom=""), name="reference_use_says_for_whom"),
        ]
        indexes = [models.Index(fields=["contact", "asked_on"], name="store_use_of_contact")]


class ReferenceCame(Row):
    """What came of it, in what tone."""

    use = models.OneToOneField(ReferenceUse, on_delete=models.CASCADE, related_name="came")
    tone = models.CharField(max_length=8, choices=choices(Tone))
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    came_on = models.DateField()

    class Meta:
        constraints = [one_of("tone", Tone, "reference_tone_known")]


class ReferenceText(Row):
    """What may be told of the project; the latest holds. `drafted`: as the rule wrote it from the facts, untouched by people."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="reference_texts")
    n = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    text = models.TextField()
    drafted = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="reference_text_n"),
            models.CheckConstraint(condition=~Q(text=""), name="reference_text_has_words"),
        ]
