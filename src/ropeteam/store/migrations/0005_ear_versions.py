"""What a company's ear learnt from its people's corrections: versions that are written once."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD


class Migration(migrations.Migration):
    dependencies = [("store", "0004_model_reading")]
    operations = [
        migrations.CreateModel(
            name="EarVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("base", models.CharField(max_length=80)),
                ("recipe", models.CharField(blank=True, max_length=20)),
                ("numbers", models.BinaryField(blank=True, null=True)),
                ("reviews", models.PositiveIntegerField(default=0)),
                ("locked", models.PositiveIntegerField(default=0)),
                ("figures", models.JSONField(default=list)),
                ("trained_on", models.DateField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ears", to="store.company"
                    ),
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
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="store.earversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("company", "n"), name="ear_version_n"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("numbers__isnull", False), ("undoes__isnull", True)),
                            models.Q(("numbers__isnull", True), ("undoes__isnull", False)),
                            _connector="OR",
                        ),
                        name="ear_version_has_numbers_or_undoes",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD.format(table="store_earversion"), "DROP TRIGGER append_only ON store_earversion;"),
    ]
