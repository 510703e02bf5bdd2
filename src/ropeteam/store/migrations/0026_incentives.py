"""Pay plans of the roles: versions, who agreed, from when each holds, and what the company assumes."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD
APPEND_ONLY = ("store_incentiveassumption", "store_incentiveplan", "store_planassent", "store_planinforce")


class Migration(migrations.Migration):
    dependencies = [("store", "0025_projects")]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="IncentivePlan",
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
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="incentive_plans",
                                to="store.company",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("seller", "seller"),
                                    ("presales", "presales"),
                                    ("product", "product"),
                                    ("services", "services"),
                                    ("joint", "joint"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("note", models.CharField(blank=True, max_length=500)),
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
                            models.UniqueConstraint(fields=("company", "role", "n"), name="incentive_plan_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role__in", ["seller", "presales", "product", "services", "joint"])
                                ),
                                name="incentive_plan_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="incentive_plan_has_a_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAssent",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assents",
                                to="store.incentiveplan",
                            ),
                        ),
                        ("kind", models.CharField(choices=[("approved", "approved"), ("seen", "seen")], max_length=8)),
                        ("day", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=500)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "kind"), name="plan_assent_once"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["approved", "seen"])), name="plan_assent_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanInForce",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="in_force",
                                to="store.incentiveplan",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("from_day", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["plan", "-from_day"], name="plan_in_force_from")],
                        "constraints": [models.UniqueConstraint(fields=("plan", "n"), name="plan_in_force_n")],
                    },
                ),
                migrations.CreateModel(
                    name="IncentiveAssumption",
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
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="incentive_assumptions",
                                to="store.company",
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("n", models.PositiveIntegerField()),
                        ("value", models.FloatField(blank=True, null=True)),
                        ("low", models.FloatField(blank=True, null=True)),
                        ("high", models.FloatField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300)),
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
                            models.UniqueConstraint(fields=("company", "key", "n"), name="incentive_assumption_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("high__isnull", True), ("low__isnull", True), ("value__isnull", True)),
                                    models.Q(
                                        ("high__gte", models.F("value")),
                                        ("low__lte", models.F("value")),
                                        models.Q(("source", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="incentive_assumption_whole",
                            ),
                        ],
                    },
                ),
            ]
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
