"""That a language model was asked about a text, how it ended and what it cost."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

OUTCOMES = [
    "read", "kept", "not_agreed", "confidential", "no_basis", "budget", "time", "too_long", "unreachable", "denied",
    "unreadable", "resting",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("store", "0003_words_taken_back")]
    operations = [
        migrations.CreateModel(
            name="ModelReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("model", models.CharField(max_length=80)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("rules", models.CharField(max_length=40)),
                ("asked", models.CharField(blank=True, max_length=64)),
                ("outcome", models.CharField(choices=[(one, one) for one in OUTCOMES], max_length=16)),
                ("tokens", models.PositiveIntegerField(default=0)),
                ("placed", models.JSONField(blank=True, null=True)),
                ("refused", models.JSONField(blank=True, default=dict)),
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="store.textversion"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["created_at"], name="model_reading_made"),
                    models.Index(fields=["asked", "model"], name="model_reading_asked"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", OUTCOMES)), name="model_reading_outcome_known"
                    )
                ],
            },
        ),
    ]
