"""Questions to product are found without reading all questions."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0020_architecture")]

    operations = [
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(
                condition=models.Q(("stand", "ask_product")), fields=["company", "-id"], name="ask_of_product"
            ),
        ),
    ]
