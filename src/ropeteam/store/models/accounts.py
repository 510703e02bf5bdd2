"""Customers, their people, and the deals with the rope of named people on them.

`source` says where a row's facts come from (`folder`, `crm`, `here`); facts from elsewhere are read-only in pages.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ropeteam.core.vocabulary import Role, StakeholderGroup
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.product import Product
from ropeteam.store.models.row import Row, choices, one_of


class Account(Row):
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="accounts")
    key = models.CharField(max_length=120)
    name = models.CharField(max_length=300)
    segment = models.CharField(max_length=120, blank=True)
    industry = models.CharField(max_length=200, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    country = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=20, default="here")
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "key"], name="account_key_in_company")]
        indexes = [GinIndex(fields=["name"], name="account_name_trgm", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name


class Contact(Row):
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="contacts")
    key = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    mail = models.EmailField(blank=True)
    group = models.CharField(max_length=10, choices=choices(StakeholderGroup), default=StakeholderGroup.OTHER.value)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="contact_key_in_account"),
            one_of("group", StakeholderGroup, "contact_group_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Deal(Row):
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="deals")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="deals")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="deals")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    amount_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=80, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    handover_on = models.DateField(null=True, blank=True)
    golive_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    decides_on = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    source = models.CharField(max_length=20, default="here")
    product_named = models.CharField(max_length=200, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "key"], name="deal_key_in_company")]
        indexes = [
            models.Index(fields=["company", "-opened_on", "-id"]),
            GinIndex(fields=["title"], name="deal_title_trgm", opclasses=["gin_trgm_ops"]),
            # References fall by the day of the signature.
            models.Index(
                fields=["company", "-signed_on", "-id"],
                condition=models.Q(signed_on__isnull=False),
                name="deal_signed",
            ),
            # Today shows the largest open deals first.
            models.Index(
                models.F("company"),
                models.F("amount").desc(nulls_last=True),
                models.F("id"),
                condition=models.Q(signed_on__isnull=True, closed_on__isnull=True),
                name="deal_open_by_amount",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DealStage(Row):
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=80)
    entered_on = models.DateField()
    source = models.CharField(max_length=20, default="here")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "stage", "entered_on"], name="deal_stage_once")]


class DealRole(Row):
    """The rope: one named person in one role on one deal."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="rope")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deal_roles")
    role = models.CharField(max_length=16, choices=choices(Role))
    owner = models.BooleanField(default=False)
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("role", Role, "deal_role_role_known"),
            models.UniqueConstraint(
                fields=["deal", "person", "role"], condition=models.Q(to_day__isnull=True), name="deal_role_once"
            ),
            models.UniqueConstraint(
                fields=["deal"], condition=models.Q(owner=True, to_day__isnull=True), name="deal_one_open_owner"
            ),
        ]
