"""Mail in and out: an address per deal, letters taken in once, letters to be sent once; and signed links for the outside."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from ropeteam.core.vocabulary import LinkPurpose, MailRefusal, MailStop
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.conversations import Conversation
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices, exactly_one, one_of


class MailAddress(Row):
    """The local part under which a deal takes letters. Replaced when it leaked: the old row gets `closed_on`."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="mail_addresses")
    local_part = models.CharField(max_length=64, unique=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deal"], condition=models.Q(closed_on__isnull=True), name="one_open_mail_address_a_deal"
            )
        ]


class MailIn(Row):
    """A letter that came for a deal, by its own id and what its writer wrote: the same letter again changes nothing.
    `refused` is a code where it was not taken."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="mails_in")
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="mails_in")
    message_id = models.CharField(max_length=300)
    content_hash = models.CharField(max_length=64)
    conversation = models.ForeignKey(Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    refused = models.CharField(max_length=12, choices=choices(MailRefusal), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "message_id", "content_hash"], name="mail_in_once"),
            models.CheckConstraint(
                condition=models.Q(refused__in=["", *(code.value for code in MailRefusal)]),
                name="mail_in_refused_known",
            ),
        ]
        indexes = [models.Index(fields=["deal", "-id"], name="store_mailin_deal_id")]


class MailOut(Row):
    """A letter of ours. `key` makes it once; it is sent by a job, tried again, and given up with the server's own words.

    To one of us, or to a customer's contact in the name of the deal's `owner`, whom an answer by mail goes to.
    `next_at` is when it is tried next: while somebody sends it, when another may take it over. `stopped` says why it is not
    sent any more, `given_up_at` since when."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="mails_out")
    to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(db_default=Now())
    given_up_at = models.DateTimeField(null=True, blank=True)
    stopped = models.CharField(max_length=12, choices=choices(MailStop), blank=True)
    said = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="mail_out_once"),
            exactly_one("to", "contact", name="mail_out_to_one"),
            models.CheckConstraint(
                condition=models.Q(given_up_at__isnull=True, stopped="")
                | models.Q(given_up_at__isnull=False, stopped__in=[code.value for code in MailStop]),
                name="mail_out_stopped_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="mail_out_waiting",
            )
        ]


class SignedLink(Row):
    """A link that needs no login: only the hash of its token is kept, with what it is for and until when."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=16, choices=choices(LinkPurpose))
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="links")
    subject_id = models.BigIntegerField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [one_of("purpose", LinkPurpose, "signed_link_purpose_known")]
