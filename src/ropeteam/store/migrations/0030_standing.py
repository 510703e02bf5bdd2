"""Narrow rows beside signals that wait and promises as they stand, with the orders in which lists ask for them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0029_study_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "promise",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="store.promise",
                    ),
                ),
                ("said_on", models.DateField()),
                ("due", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("fit", models.CharField(max_length=20)),
                ("backing", models.CharField(max_length=20)),
                ("outcome", models.CharField(max_length=12)),
                ("waits", models.BooleanField()),
                (
                    "capability",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.capability",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.deal",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.roadmapitem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("outcome", "")), fields=["deal"], name="standing_deal"),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["company", "-said_on", "-promise"],
                        name="standing_open",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["company", "backing", "-said_on", "-promise"],
                        name="standing_backing",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["company", "fit", "-said_on", "-promise"],
                        name="standing_fit",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), ("due_on__isnull", False)),
                        fields=["company", "-said_on", "-promise"],
                        name="standing_dated",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), ("due_on__isnull", True)),
                        fields=["company", "-said_on", "-promise"],
                        name="standing_undated",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), ("waits", True)),
                        fields=["company", "-said_on", "-promise"],
                        name="standing_waits",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")), fields=["company", "due_on"], name="standing_due_on"
                    ),
                    models.Index(condition=models.Q(("outcome", "")), fields=["company", "due"], name="standing_due"),
                    models.Index(
                        condition=models.Q(("outcome", ""), _negated=True),
                        fields=["company", "-said_on", "-promise"],
                        name="standing_ended",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), _negated=True),
                        fields=["company", "outcome", "-said_on", "-promise"],
                        name="standing_outcome",
                    ),
                    models.Index(
                        condition=models.Q(("capability__isnull", False)),
                        fields=["company", "capability", "-said_on", "-promise"],
                        name="standing_capability",
                    ),
                    models.Index(
                        condition=models.Q(("item__isnull", False)),
                        fields=["company", "item", "-said_on", "-promise"],
                        name="standing_item",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "signal",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="store.signal",
                    ),
                ),
                ("confidential", models.BooleanField()),
                ("kind", models.CharField(max_length=8)),
                ("said_on", models.DateField()),
                ("backing", models.CharField(max_length=20)),
                ("due_on", models.DateField(null=True)),
                ("alone", models.BooleanField()),
                ("mentioned", models.BooleanField()),
                ("wished", models.BooleanField()),
                (
                    "capability",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.capability",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.deal",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.roadmapitem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["deal", "kind"], name="waiting_deal"),
                    models.Index(
                        condition=models.Q(("alone", False)), fields=["company", "kind", "-signal"], name="waiting_kind"
                    ),
                    models.Index(
                        condition=models.Q(
                            ("alone", False), ("kind__in", ["need", "concern", "delight"]), ("wished", False)
                        ),
                        fields=["company", "capability", "-signal"],
                        name="waiting_inbox",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("alone", False), ("kind__in", ["need", "concern", "delight"]), ("wished", False)
                        ),
                        fields=["company", "capability", "-said_on"],
                        name="waiting_inbox_day",
                    ),
                    models.Index(
                        condition=models.Q(("alone", False), ("kind__in", ["claim", "promise"])),
                        fields=["company", "-said_on", "-signal"],
                        name="waiting_ours",
                    ),
                    models.Index(
                        condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                        fields=["company", "-said_on", "-signal"],
                        name="waiting_ledger",
                    ),
                    models.Index(
                        condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                        fields=["company", "backing", "-said_on", "-signal"],
                        name="waiting_backing",
                    ),
                    models.Index(
                        condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                        fields=["company", "capability", "-said_on", "-signal"],
                        name="waiting_capability",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("deal__isnull", False), ("kind", "promise"), ("mentioned", False), ("item__isnull", False)
                        ),
                        fields=["company", "item", "-said_on", "-signal"],
                        name="waiting_item",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("deal__isnull", False),
                            ("kind", "promise"),
                            ("mentioned", False),
                            ("due_on__isnull", False),
                        ),
                        fields=["company", "-said_on", "-signal"],
                        name="waiting_dated",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("deal__isnull", False), ("kind", "promise"), ("mentioned", False), ("due_on__isnull", True)
                        ),
                        fields=["company", "-said_on", "-signal"],
                        name="waiting_undated",
                    ),
                    models.Index(
                        condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                        fields=["company", "due_on"],
                        name="waiting_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.BigIntegerField()),
                ("needs", models.BigIntegerField()),
                (
                    "capability",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.capability",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="store.deal",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["company", "capability"], name="waiting_count_capability")],
            },
        ),
    ]
