"""A person's word can be taken back for good (`reopened`, `undoes`); words that came before may come again; who gave a basis."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_guards")]
    operations = [
        migrations.RemoveConstraint(model_name="signalreview", name="review_verdict_known"),
        migrations.RemoveConstraint(model_name="textversion", name="text_version_once"),
        migrations.AddField(
            model_name="conversation",
            name="basis_given_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="textversion",
            name="problems",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="signalreview",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="undone_by",
                to="store.signalreview",
            ),
        ),
        migrations.AlterField(
            model_name="signalreview",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("confirmed", "Confirmed"),
                    ("dismissed", "Dismissed"),
                    ("changed", "Changed"),
                    ("reopened", "Reopened"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="signalreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["confirmed", "dismissed", "changed", "reopened"])),
                name="review_verdict_known",
            ),
        ),
        # Two indexes that lists lean on and that no migration had made.
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("basis__in", ["", "none"])),
                fields=["company", "-held_on", "-id"],
                name="conversation_no_basis",
            ),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                models.F("company"),
                models.OrderBy(models.F("amount"), descending=True, nulls_last=True),
                models.F("id"),
                condition=models.Q(("closed_on__isnull", True), ("signed_on__isnull", True)),
                name="deal_open_by_amount",
            ),
        ),
    ]
