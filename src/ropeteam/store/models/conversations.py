"""Words: conversations (with or without text), immutable text versions, turns, speakers."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, When

from ropeteam.core.vocabulary import Basis, ConversationKind, Role, Side
from ropeteam.store.models.accounts import Account, Contact, Deal
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices, one_of


class Conversation(Row):
    """A talk, a mail thread, a note. It may have no text: then it is known (from the calendar) but was not heard.

    `basis_given_on` is the day on which a person gave the basis here; what a folder or a calendar says does not take it back.
    """

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="conversations")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=choices(ConversationKind))
    held_on = models.DateField()
    recorded_on = models.DateField(null=True, blank=True)
    internal = models.BooleanField(default=False)
    basis = models.CharField(max_length=12, choices=choices(Basis), blank=True)
    basis_given_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=20, default="here")
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="conversation_key_in_company"),
            one_of("kind", ConversationKind, "conversation_kind_known"),
        ]
        indexes = [
            models.Index(fields=["company", "-held_on", "-id"]),
            models.Index(fields=["deal", "-held_on", "-id"]),
            # Few have no basis; who waits in quarantine is asked on every list of an admin.
            models.Index(
                fields=["company", "-held_on", "-id"],
                condition=models.Q(basis__in=["", Basis.NONE.value]),
                name="conversation_no_basis",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class Participant(Row):
    """Who was said to be there. `role` empty = the list named a role nobody knows."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    no = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=16, blank=True)
    side = models.CharField(max_length=8, choices=choices(Side), default=Side.UNKNOWN.value)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "no"], name="participant_no"),
            one_of("side", Side, "participant_side_known"),
            models.CheckConstraint(
                condition=models.Q(role="") | models.Q(role="customer") | models.Q(role__in=[r.value for r in Role]),
                name="participant_role_known",
            ),
        ]


class TextVersion(Row):
    """The text as it came, immutable. `original` are the file's bytes in UTF-8, so that export gives it back.

    Bytes that came before may come again: then they are the newest version once more. `problems` is what was wrong with the
    file (store.defects); None where that was not written down yet.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="texts")
    n = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    file_name = models.CharField(max_length=300)
    format = models.CharField(max_length=30)
    machine = models.BooleanField(default=False)
    language = models.CharField(max_length=2, blank=True)
    original = models.BinaryField()
    problems = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "n"], name="text_version_n"),
        ]


class Speaker(Row):
    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="speakers")
    label = models.CharField(max_length=200)
    side = models.CharField(max_length=8, choices=choices(Side), default=Side.UNKNOWN.value)
    role = models.CharField(max_length=16, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "label"], name="speaker_label_in_text"),
            one_of("side", Side, "speaker_side_known"),
        ]


def _vector(config: str) -> Func:
    return Func(F("text"), template=f"to_tsvector('{config}'::regconfig, %(expressions)s)")


class Turn(models.Model):
    """One cue, one line, one message; `no` counts from 0 in file order. Searched stemmed in its own language."""

    text_version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="turns")
    no = models.PositiveIntegerField()
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="turns")
    text = models.TextField()
    start_ms = models.IntegerField(null=True, blank=True)
    language = models.CharField(max_length=2, blank=True)
    search = models.GeneratedField(
        expression=Case(When(language="de", then=_vector("ropeteam_de")), default=_vector("ropeteam_en")),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text_version", "no"], name="turn_no_in_text")]
        indexes = [GinIndex(fields=["search"], name="turn_search")]


class Analysis(Row):
    """That a text was listened to, with which rules and which model. It stands even where nothing was found."""

    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="analyses")
    rules = models.CharField(max_length=40)
    model = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "rules", "model"], name="analysis_once")]
