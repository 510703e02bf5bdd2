"""What the database itself refuses: changing what happened, one person seconding themself, a seller lifting an own finding."""

from django.db import migrations

APPEND_ONLY = (
    "store_event",
    "store_delivery",
    "store_accesslog",
    "store_judgement",
    "store_signalreview",
    "store_reviewsecond",
    "store_claimcorrection",
    "store_contradiction",
    "store_promiseend",
    "store_limittold",
    "store_decision",
    "store_gaterun",
    "store_gatefinding",
    "store_overriderequest",
    "store_override",
    "store_textversion",
    "store_turn",
)

REFUSE = """
CREATE FUNCTION ropeteam_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""
GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();
"""
SECONDS = """
CREATE FUNCTION ropeteam_second_is_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM store_signalreview r WHERE r.id = NEW.review_id AND r.by_id = NEW.by_id) THEN
        RAISE EXCEPTION 'a dismissal is seconded by another person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER second_is_another BEFORE INSERT ON store_reviewsecond
    FOR EACH ROW EXECUTE FUNCTION ropeteam_second_is_another();

CREATE FUNCTION ropeteam_override_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked store_overriderequest%ROWTYPE;
    deal bigint;
BEGIN
    SELECT * INTO asked FROM store_overriderequest WHERE id = NEW.request_id;
    SELECT run.deal_id INTO deal FROM store_gatefinding f JOIN store_gaterun run ON run.id = f.run_id
        WHERE f.id = asked.finding_id;
    IF asked.by_id <> NEW.by_id OR asked.role = NEW.second_role THEN
        RAISE EXCEPTION 'an override needs one of management and one of product' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM store_dealrole d WHERE d.deal_id = deal AND d.role = 'seller'
               AND d.person_id IN (NEW.by_id, NEW.second_by_id)) THEN
        RAISE EXCEPTION 'the seller of the deal cannot lift its findings' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER override_by_two AFTER INSERT ON store_override
    FOR EACH ROW EXECUTE FUNCTION ropeteam_override_by_two();
"""
UNSECONDS = """
DROP TRIGGER override_by_two ON store_override;
DROP TRIGGER second_is_another ON store_reviewsecond;
DROP FUNCTION ropeteam_override_by_two();
DROP FUNCTION ropeteam_second_is_another();
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION ropeteam_append_only();"),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
        migrations.RunSQL(SECONDS, UNSECONDS),
    ]
