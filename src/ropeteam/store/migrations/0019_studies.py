from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0018_requirements")]

    operations: list[migrations.operations.base.Operation] = []
