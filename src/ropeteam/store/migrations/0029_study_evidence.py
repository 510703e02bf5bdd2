"""The paper that shows what was seen hangs on the evidence itself: a name may be another paper's one day. And the day something was
promised for stays, like the words: nobody moves it under the ledger."""

import django.db.models.deletion
from django.db import migrations, models

# Evidence is written once; this once the row learns which paper its words meant: one of that name that lay there by then. A company
# that came in by a folder got its papers after its evidence; there the days tell, which the folder brought along.
FOUND = """
ALTER TABLE store_criterionevidence DISABLE TRIGGER append_only;
UPDATE store_criterionevidence e SET paper_id = f.id
FROM store_criterion c, store_study s, store_architecturefile f
WHERE c.id = e.criterion_id AND s.id = c.study_id AND f.deal_id = s.deal_id AND f.name = e.document
    AND f.id = (
        SELECT max(one.id) FROM store_architecturefile one
        WHERE one.deal_id = s.deal_id AND one.name = e.document AND (one.created_at <= e.created_at
            OR (e.created_at::date > e.recorded_on AND one.brought_on <= e.recorded_on)));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE store_criterionevidence ENABLE TRIGGER append_only;
"""
STAYS = """
CREATE OR REPLACE FUNCTION ropeteam_promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.deal_id = OLD.deal_id AND NEW.key = OLD.key
        AND NEW.sentence = OLD.sentence AND NEW.subject = OLD.subject AND NEW.source = OLD.source
        AND NEW.said_on = OLD.said_on AND NEW.recorded_on IS NOT DISTINCT FROM OLD.recorded_on
        AND NEW.created_at = OLD.created_at AND NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id{due}
        AND (OLD.replaces_id IS NULL OR (NEW.replaces_id = OLD.replaces_id
             AND NEW.replaces_how = OLD.replaces_how AND NEW.replaces_note = OLD.replaces_note))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was promised stays as it was written' USING ERRCODE = 'restrict_violation';
END $$;
"""
# A day that was not known may still be learned; one that was said is not moved.
DUE = """
        AND (OLD.due IS NULL OR (NEW.due = OLD.due AND NEW.due_phrase = OLD.due_phrase))"""


class Migration(migrations.Migration):
    dependencies = [("store", "0028_reference_permission")]

    operations = [
        migrations.AddField(
            model_name="criterionevidence",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="criterion_evidence",
                to="store.architecturefile",
            ),
        ),
        migrations.RunSQL(FOUND, migrations.RunSQL.noop),
        migrations.RunSQL(STAYS.replace("{due}", DUE), STAYS.replace("{due}", "")),
    ]
