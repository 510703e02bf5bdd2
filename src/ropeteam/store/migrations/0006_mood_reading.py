"""What a listening made of the customer's mood: written once, places instead of words."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_moodreading
    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0005_ear_versions")]
    operations = [
        migrations.CreateModel(
            name="MoodReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("model", models.CharField(max_length=80)),
                ("value", models.FloatField()),
                ("sd", models.FloatField()),
                ("turns", models.PositiveIntegerField()),
                ("words", models.PositiveIntegerField()),
                ("pulls", models.JSONField(default=list)),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moods", to="store.analysis"
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("analysis", "model"), name="mood_reading_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0), ("value__lte", 10)), name="mood_reading_0_to_10"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sd__gt", 0), ("turns__gt", 0)), name="mood_reading_of_something"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, "DROP TRIGGER append_only ON store_moodreading;"),
    ]
