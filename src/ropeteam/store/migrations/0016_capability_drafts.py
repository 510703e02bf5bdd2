"""Drafts of capabilities say where they come from, what was proposed and why they were dropped; an Ask is about a draft or a
capability, and may say how much it matters."""

import django.db.models.deletion
from django.db import migrations, models

STATUSES = ["available", "limited", "planned", "not_planned"]
IMPORTANCES = ["nice", "challenge", "breaker"]
ORIGINS = ["list", "tender", "ask"]


def said(values: list[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class Migration(migrations.Migration):
    dependencies = [("store", "0015_ledger_guards")]
    operations = [
        migrations.AddField(
            "ask",
            "importance",
            models.CharField(blank=True, choices=said(IMPORTANCES), default="", max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            "capabilitydraft", "origin", models.CharField(choices=said(ORIGINS), default="list", max_length=8)
        ),
        migrations.AddField(
            "capabilitydraft",
            "status",
            models.CharField(blank=True, choices=said(STATUSES), default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            "capabilitydraft", "limits", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "capabilitydraft", "place", models.CharField(blank=True, default="", max_length=160), preserve_default=False
        ),
        migrations.AddField(
            "capabilitydraft", "word", models.CharField(blank=True, default="", max_length=300), preserve_default=False
        ),
        migrations.AddField(
            "capabilitydraft",
            "joined_into",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="joined",
                to="store.capabilitydraft",
            ),
        ),
        migrations.AddConstraint(
            "capabilitydraft",
            models.CheckConstraint(condition=models.Q(origin__in=ORIGINS), name="capability_draft_origin_known"),
        ),
        migrations.AddConstraint(
            "capabilitydraft",
            models.CheckConstraint(
                condition=models.Q(dropped=False) | models.Q(became__isnull=True),
                name="capability_draft_dropped_is_none",
            ),
        ),
        migrations.AddConstraint(
            "capabilitydraft",
            models.CheckConstraint(
                condition=models.Q(joined_into__isnull=True) | models.Q(became__isnull=True, dropped=False),
                name="capability_draft_joined_waits",
            ),
        ),
        migrations.AlterField(
            "draftask",
            "draft",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="asks",
                to="store.capabilitydraft",
            ),
        ),
        migrations.AddField(
            "draftask",
            "capability",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="placed",
                to="store.capability",
            ),
        ),
        migrations.AddField("draftask", "chance", models.FloatField(blank=True, null=True)),
        migrations.AddConstraint(
            "draftask",
            models.CheckConstraint(
                condition=models.Q(draft__isnull=False, capability__isnull=True)
                | models.Q(draft__isnull=True, capability__isnull=False),
                name="draft_ask_draft_or_capability",
            ),
        ),
    ]
