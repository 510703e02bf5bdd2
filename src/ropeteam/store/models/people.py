"""The company that runs Ropeteam, its people and what they may do."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from ropeteam.core.vocabulary import Basis, Role, WorksAgreement
from ropeteam.store.models.row import Row, choices, one_of


class Company(Row):
    """One company folder is one company. Keys of its things are unique inside it."""

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    works_agreement = models.CharField(
        max_length=12, choices=choices(WorksAgreement), default=WorksAgreement.UNSET.value
    )
    default_basis = models.CharField(max_length=12, choices=choices(Basis), default=Basis.NONE.value)
    folder_extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [one_of("works_agreement", WorksAgreement, "company_works_agreement_known")]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A login. What it may do hangs on the person behind it."""

    language = models.CharField(max_length=2, default="", blank=True)


class Person(Row):
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="people")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    mail = models.EmailField(blank=True)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    active = models.BooleanField(default=True)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "key"], name="person_key_in_company")]

    def __str__(self) -> str:
        return self.name


class RoleGrant(Row):
    """A role from a day to a day (inclusive); open ends are empty."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=choices(Role))
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("role", Role, "role_grant_role_known"),
            models.UniqueConstraint(
                fields=["person", "role", "from_day"], nulls_distinct=False, name="role_grant_once"
            ),
        ]


class ApiToken(Row):
    """A token of a person; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class Setting(Row):
    """A company's switch or choice; the latest row of a key holds, the older ones are its history."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="settings")
    key = models.CharField(max_length=80)
    value = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["company", "key", "-id"])]
