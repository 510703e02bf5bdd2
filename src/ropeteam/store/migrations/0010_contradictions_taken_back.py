"""A word on words that may go against a promise can be taken back, and with it what it made: a contradiction, or the end of the
promise, which the database lets go only where it was kept word for word."""

import importlib
from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD
END = """
CREATE FUNCTION ropeteam_end_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM store_endtakenback kept
        WHERE kept.was = OLD.id AND kept.promise_id = OLD.promise_id AND kept.outcome = OLD.outcome
          AND kept.ended_on = OLD.ended_on AND kept.recorded_on IS NOT DISTINCT FROM OLD.recorded_on
          AND kept.told_customer_on IS NOT DISTINCT FROM OLD.told_customer_on AND kept.told_how = OLD.told_how
          AND kept.evidence = OLD.evidence AND kept.by_id IS NOT DISTINCT FROM OLD.by_id
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'rows of % are written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER append_only ON store_promiseend;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_promiseend
    FOR EACH ROW EXECUTE FUNCTION ropeteam_end_is_kept();
"""
NO_END = """
DROP TRIGGER append_only ON store_promiseend;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_promiseend
    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();
DROP FUNCTION ropeteam_end_is_kept();
"""
# What people confirmed before: the contradiction with its words, one each.
LINK = """
ALTER TABLE store_contradictionreview DISABLE TRIGGER append_only;
WITH said AS (
    SELECT review.id, maybe.promise_id, maybe.quote, talk.held_on,
           row_number() OVER (PARTITION BY maybe.promise_id, maybe.quote, talk.held_on ORDER BY review.id) AS nth
    FROM store_contradictionreview review
    JOIN store_contradictionsuggestion maybe ON maybe.id = review.suggestion_id
    JOIN store_textversion words ON words.id = maybe.text_id
    JOIN store_conversation talk ON talk.id = words.conversation_id
    WHERE review.confirmed AND NOT maybe.openly
), made AS (
    SELECT id, promise_id, how, said_on, row_number() OVER (PARTITION BY promise_id, how, said_on ORDER BY id) AS nth
    FROM store_contradiction
)
UPDATE store_contradictionreview review SET contradiction_id = made.id
FROM said JOIN made ON made.promise_id = said.promise_id AND made.how = btrim(said.quote)
    AND made.said_on = said.held_on AND made.nth = said.nth
WHERE review.id = said.id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE store_contradictionreview ENABLE TRIGGER append_only;
"""
OUTCOMES = ["kept", "kept_late", "broken", "withdrawn"]


def row() -> list[tuple[str, Any]]:
    """The columns of every table."""
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
        ("created_by", person(null=True, db_index=False)),
    ]


def person(*, null: bool = False, db_index: bool = True) -> Any:
    return models.ForeignKey(
        blank=null,
        null=null,
        db_index=db_index,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="store.person",
    )


class Migration(migrations.Migration):
    dependencies = [("store", "0009_listening_guards")]
    operations = [
        migrations.AddField(
            model_name="contradictionreview",
            name="contradiction",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="review",
                to="store.contradiction",
            ),
        ),
        migrations.AddField(model_name="contradictionreview", name="n", field=models.PositiveIntegerField(default=1)),
        migrations.AlterField(
            model_name="contradictionreview",
            name="suggestion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.contradictionsuggestion"
            ),
        ),
        migrations.AddConstraint(
            model_name="contradictionreview",
            constraint=models.UniqueConstraint(fields=["suggestion", "n"], name="contradiction_word_n"),
        ),
        migrations.AddConstraint(
            model_name="contradictionreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed", True), ("contradiction__isnull", True), _connector="OR"),
                name="no_contradiction_of_a_dismissal",
            ),
        ),
        migrations.CreateModel(
            name="ContradictionUndo",
            fields=[
                *row(),
                ("undone_on", models.DateField()),
                ("by", person()),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="undone",
                        to="store.contradictionreview",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EndTakenBack",
            fields=[
                *row(),
                ("was", models.PositiveBigIntegerField(unique=True)),
                ("outcome", models.CharField(choices=[(one, one) for one in OUTCOMES], max_length=10)),
                ("ended_on", models.DateField()),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("told_customer_on", models.DateField(blank=True, null=True)),
                ("told_how", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("taken_back_on", models.DateField()),
                ("by", person(null=True)),
                ("taken_back_by", person(null=True)),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ends_taken_back",
                        to="store.promise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", OUTCOMES)), name="end_taken_back_outcome_known"
                    )
                ],
            },
        ),
        migrations.RunSQL(LINK, migrations.RunSQL.noop),
        migrations.RunSQL(
            GUARD.format(table="store_contradictionundo"), "DROP TRIGGER append_only ON store_contradictionundo;"
        ),
        migrations.RunSQL(GUARD.format(table="store_endtakenback"), "DROP TRIGGER append_only ON store_endtakenback;"),
        migrations.RunSQL(END, NO_END),
    ]
