"""Who was told which day, and that it no longer holds: the customer is told anew."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD


class Migration(migrations.Migration):
    dependencies = [("store", "0016_capability_drafts")]
    operations = [
        migrations.AddIndex(
            model_name="answer", index=models.Index(fields=["decision", "deal"], name="answer_by_letter")
        ),
        migrations.AddField(model_name="answerreceipt", name="n", field=models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            model_name="answerreceipt", name="named_day", field=models.DateField(blank=True, null=True)
        ),
        migrations.RemoveConstraint(model_name="answerreceipt", name="answer_receipt_once"),
        migrations.AddConstraint(
            model_name="answerreceipt",
            constraint=models.UniqueConstraint(fields=["answer", "kind", "n"], name="answer_receipt_once"),
        ),
        migrations.CreateModel(
            name="AnswerReopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("now_day", models.DateField(blank=True, null=True)),
                ("reopened_on", models.DateField()),
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
                    "receipt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reopening", to="store.answerreceipt"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunSQL(
            GUARD.format(table="store_answerreopening"), "DROP TRIGGER append_only ON store_answerreopening;"
        ),
    ]
