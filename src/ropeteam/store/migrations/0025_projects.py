"""Projects with what the customer accepts and signs, references with their permissions, renewals and the first goals."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import Q

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD
APPEND_ONLY = (
    "store_changeorder",
    "store_changeordertakenback",
    "store_goalanswer",
    "store_milestone",
    "store_milestoneacceptance",
    "store_milestonepromise",
    "store_milestoneversion",
    "store_nextstep",
    "store_permissiontakenback",
    "store_projectrisk",
    "store_referencecame",
    "store_referencepermission",
    "store_referencetext",
    "store_referenceuse",
    "store_renewal",
    "store_renewaloutcome",
    "store_riskclosed",
    "store_successshare",
    "store_wishanswer",
)
SIGNED = ("study", "gap", "milestone", "order", "story")


def exactly_one(*fields: str) -> Q:
    found = Q()
    for chosen in fields:
        found |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return found


def known(table: str, name: str, field: str, words: list[str]) -> list[Operation]:
    """The closed list of a column that was there already, with the words it has now."""
    return [
        migrations.RemoveConstraint(table, name),
        migrations.AddConstraint(table, models.CheckConstraint(condition=Q(**{f"{field}__in": words}), name=name)),
    ]


def signed(field: str, table: str) -> migrations.AddField:
    return migrations.AddField(
        "signrequest",
        field,
        models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.CASCADE,
            related_name="sign_requests",
            to=f"store.{table}",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("store", "0024_handover")]
    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="store.deal"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("planned_on", models.DateField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("deal", "key"), name="milestone_key_in_deal")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="store.milestone",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("words", models.TextField(blank=True)),
                        ("day", models.DateField()),
                        ("first_success", models.BooleanField(default=False)),
                        ("dropped", models.BooleanField(default=False)),
                        ("why", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("milestone", "n"), name="milestone_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="milestone_has_a_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("n", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                                name="milestone_planned_anew_says_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MilestonePromise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delivers",
                                to="store.milestoneversion",
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "promise"), name="milestone_promise_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="change_orders",
                                to="store.deal",
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_orders",
                                to="store.promise",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_orders",
                                to="store.signal",
                            ),
                        ),
                        ("what", models.TextField()),
                        ("why", models.TextField()),
                        ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("days", models.DecimalField(decimal_places=2, max_digits=8)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("written_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="change_order_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("what", ""), _negated=True), models.Q(("why", ""), _negated=True)
                                ),
                                name="change_order_says_what_and_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeOrderTakenBack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.changeorder",
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("taken_back_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="change_order_taken_back_says_why",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WishAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wish_answers",
                                to="store.deal",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wish_answers",
                                to="store.signal",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("agreed_before", "agreed_before"),
                                    ("given", "given"),
                                    ("not_done", "not_done"),
                                    ("open", "open"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                models.F("signal"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="store_wishanswer_latest",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["agreed_before", "given", "not_done", "open"])),
                                name="wish_way_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("way", "open"), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="wish_answer_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectRisk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="store.deal"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("text", models.TextField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("seller", "seller"),
                                    ("presales", "presales"),
                                    ("product", "product"),
                                    ("services", "services"),
                                    ("management", "management"),
                                    ("works_council", "works_council"),
                                    ("admin", "admin"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("until", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("seen_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="project_risk_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
                                    )
                                ),
                                name="project_risk_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="project_risk_has_words"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RiskClosed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "risk",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closed",
                                to="store.projectrisk",
                            ),
                        ),
                        ("how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("closed_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("how", ""), _negated=True), name="risk_closed_says_how"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NextStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="next_steps", to="store.deal"
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("text", models.TextField(blank=True)),
                        ("day", models.DateField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="next_step_n"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), ("day__isnull", False), _connector="OR"),
                                name="next_step_has_a_day",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SuccessShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="success_shares",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.contact"
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        ("until", models.DateField()),
                        (
                            "link",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="success_share",
                                to="store.signedlink",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("shared_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferencePermission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reference_permissions",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reference_permissions",
                                to="store.contact",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("name", "name"), ("quote", "quote"), ("story", "story"), ("talk", "talk")],
                                max_length=8,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("website", "website"),
                                    ("offer", "offer"),
                                    ("event", "event"),
                                    ("press", "press"),
                                    ("direct", "direct"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("noted_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["deal", "until"], name="store_permission_of_deal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["name", "quote", "story", "talk"])),
                                name="reference_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["website", "offer", "event", "press", "direct"])),
                                name="reference_permission_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))), name="reference_permission_days"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("how", ""), _negated=True), name="reference_permission_says_how"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermissionTakenBack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "permission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.referencepermission",
                            ),
                        ),
                        ("how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("taken_back_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("how", ""), _negated=True), name="permission_taken_back_says_how"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceUse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reference_uses",
                                to="store.deal",
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reference_uses",
                                to="store.contact",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("name", "name"), ("quote", "quote"), ("story", "story"), ("talk", "talk")],
                                max_length=8,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("website", "website"),
                                    ("offer", "offer"),
                                    ("event", "event"),
                                    ("press", "press"),
                                    ("direct", "direct"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("whom", models.CharField(max_length=200)),
                        (
                            "expected",
                            models.CharField(
                                choices=[
                                    ("warm", "warm"),
                                    ("good", "good"),
                                    ("mixed", "mixed"),
                                    ("cold", "cold"),
                                    ("silent", "silent"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("asked_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["contact", "asked_on"], name="store_use_of_contact")],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="reference_use_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["name", "quote", "story", "talk"])),
                                name="reference_use_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["website", "offer", "event", "press", "direct"])),
                                name="reference_use_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expected__in", ["warm", "good", "mixed", "cold", "silent"])),
                                name="reference_expected_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("whom", ""), _negated=True), name="reference_use_says_for_whom"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceCame",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "use",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="came",
                                to="store.referenceuse",
                            ),
                        ),
                        (
                            "tone",
                            models.CharField(
                                choices=[
                                    ("warm", "warm"),
                                    ("good", "good"),
                                    ("mixed", "mixed"),
                                    ("cold", "cold"),
                                    ("silent", "silent"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("came_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tone__in", ["warm", "good", "mixed", "cold", "silent"])),
                                name="reference_tone_known",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reference_texts",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        ("language", models.CharField(max_length=2)),
                        ("text", models.TextField()),
                        ("drafted", models.BooleanField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("written_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="reference_text_n"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="reference_text_has_words"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Renewal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="renewals", to="store.deal"
                            ),
                        ),
                        ("due", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["due", "id"], name="store_renewal_due")],
                        "constraints": [models.UniqueConstraint(fields=("deal", "due"), name="renewal_due_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RenewalOutcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "renewal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="store.renewal"
                            ),
                        ),
                        (
                            "end",
                            models.CharField(
                                choices=[
                                    ("renewed", "renewed"),
                                    ("reduced", "reduced"),
                                    ("ended", "ended"),
                                    ("moved", "moved"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("ended_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__in", ["renewed", "reduced", "ended", "moved"])),
                                name="renewal_end_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="renewal_outcome_says_why"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GoalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_answers",
                                to="store.deal",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_answers",
                                to="store.signal",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reached", "reached"),
                                    ("partly", "partly"),
                                    ("missed", "missed"),
                                    ("given_up", "given_up"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                models.F("signal"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="store_goalanswer_latest",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["reached", "partly", "missed", "given_up"])),
                                name="goal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="goal_answer_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneAcceptance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptances",
                                to="store.milestone",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acceptances",
                                to="store.milestoneversion",
                            ),
                        ),
                        (
                            "signature",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptance",
                                to="store.signature",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("rejected", "rejected"),
                                    ("with_defects", "with_defects"),
                                    ("accepted", "accepted"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("print", models.CharField(max_length=16)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("result__in", ["rejected", "with_defects", "accepted"])),
                                name="milestone_acceptance_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("result", "accepted")),
                                fields=("milestone",),
                                name="milestone_accepted_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ]
        ),
        migrations.RemoveConstraint("signrequest", "sign_request_about_exactly_one"),
        migrations.RemoveConstraint("signrequest", "sign_request_n"),
        migrations.RemoveConstraint("signrequest", "sign_request_about_its_subject"),
        migrations.AlterField(
            "signrequest",
            "about",
            models.CharField(
                choices=[
                    ("criteria", "criteria"),
                    ("result", "result"),
                    ("gap", "gap"),
                    ("milestone", "milestone"),
                    ("order", "order"),
                    ("story", "story"),
                ],
                max_length=12,
            ),
        ),
        *known(
            "signrequest",
            "sign_request_about_known",
            "about",
            ["criteria", "result", "gap", "milestone", "order", "story"],
        ),
        signed("milestone", "milestone"),
        signed("order", "changeorder"),
        signed("story", "referencetext"),
        migrations.AddConstraint(
            "signrequest", models.CheckConstraint(condition=exactly_one(*SIGNED), name="sign_request_about_exactly_one")
        ),
        migrations.AddConstraint(
            "signrequest", models.UniqueConstraint(fields=[*SIGNED, "n"], nulls_distinct=False, name="sign_request_n")
        ),
        migrations.AddConstraint(
            "signrequest",
            models.CheckConstraint(
                condition=Q(study__isnull=False, about__in=["criteria", "result"])
                | Q(gap__isnull=False, about="gap")
                | Q(milestone__isnull=False, about="milestone")
                | Q(order__isnull=False, about="order")
                | Q(story__isnull=False, about="story"),
                name="sign_request_about_its_subject",
            ),
        ),
        migrations.AlterField(
            "observation",
            "source",
            models.CharField(
                choices=[("pulse", "pulse"), ("csv", "csv"), ("formbricks", "formbricks"), ("milestone", "milestone")],
                max_length=12,
            ),
        ),
        *known("observation", "observation_source_known", "source", ["pulse", "csv", "formbricks", "milestone"]),
        migrations.AlterField(
            "signedlink",
            "purpose",
            models.CharField(
                choices=[
                    ("calendar", "calendar"),
                    ("answer", "answer"),
                    ("sign", "sign"),
                    ("pulse", "pulse"),
                    ("success", "success"),
                ],
                max_length=16,
            ),
        ),
        *known(
            "signedlink", "signed_link_purpose_known", "purpose", ["calendar", "answer", "sign", "pulse", "success"]
        ),
        migrations.AddIndex(
            "deal",
            models.Index(
                fields=["company", "-signed_on", "-id"],
                condition=models.Q(signed_on__isnull=False),
                name="deal_signed",
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
