"""Letters know their deal, when they are tried next and why they are not sent; seats are given by hand; closed minutes stand."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

STOPS = ["server", "left", "off", "overtaken", "too_old"]
REFUSALS = ["automatic", "own", "no_words", "broken"]
CLOSED = """
CREATE FUNCTION ropeteam_exchange_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'closed minutes are never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closed_minutes BEFORE UPDATE OR DELETE ON store_exchange
    FOR EACH ROW EXECUTE FUNCTION ropeteam_exchange_is_closed();

CREATE FUNCTION ropeteam_minutes_are_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locked for a moment: minutes cannot be closed between this look and the writing.
    PERFORM 1 FROM store_exchange
        WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.exchange_id END,
                     CASE WHEN TG_OP <> 'DELETE' THEN NEW.exchange_id END)
        FOR SHARE;
    IF EXISTS (SELECT 1 FROM store_exchange
               WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.exchange_id END,
                            CASE WHEN TG_OP <> 'DELETE' THEN NEW.exchange_id END)
                 AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'closed minutes are never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closed_minutes BEFORE INSERT OR UPDATE OR DELETE ON store_agendaitem
    FOR EACH ROW EXECUTE FUNCTION ropeteam_minutes_are_closed();
CREATE TRIGGER closed_minutes BEFORE INSERT OR UPDATE OR DELETE ON store_exchangeseat
    FOR EACH ROW EXECUTE FUNCTION ropeteam_minutes_are_closed();
"""
OPEN = """
DROP TRIGGER closed_minutes ON store_exchangeseat;
DROP TRIGGER closed_minutes ON store_agendaitem;
DROP TRIGGER closed_minutes ON store_exchange;
DROP FUNCTION ropeteam_minutes_are_closed();
DROP FUNCTION ropeteam_exchange_is_closed();
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0012_living_truth")]
    operations = [
        migrations.AddField("exchangeseat", "sent_word", models.BooleanField(default=False)),
        migrations.AddField("exchangeseat", "taken_off", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "exchangeseat",
            models.CheckConstraint(
                condition=models.Q(("sent_word", False), ("present", False), _connector="OR"),
                name="exchange_word_of_the_absent",
            ),
        ),
        migrations.RemoveConstraint("mailin", "mail_in_once"),
        migrations.AddField(  # nobody wrote into this table before: the default never stands
            "mailin",
            "deal",
            models.ForeignKey(
                default=0, on_delete=django.db.models.deletion.CASCADE, related_name="mails_in", to="store.deal"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "mailin",
            "refused",
            models.CharField(blank=True, choices=[(code, code) for code in REFUSALS], max_length=12),
        ),
        migrations.AddIndex("mailin", models.Index(fields=["deal", "-id"], name="store_mailin_deal_id")),
        migrations.AddConstraint(
            "mailin",
            models.UniqueConstraint(fields=("deal", "message_id", "content_hash"), name="mail_in_once"),
        ),
        migrations.AddConstraint(
            "mailin",
            models.CheckConstraint(condition=models.Q(("refused__in", ["", *REFUSALS])), name="mail_in_refused_known"),
        ),
        migrations.AddField(
            "mailout", "next_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())
        ),
        migrations.AddField(
            "mailout",
            "stopped",
            models.CharField(blank=True, choices=[(code, code) for code in STOPS], default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "mailout",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_up_at__isnull", True), ("stopped", "")),
                    models.Q(("given_up_at__isnull", False), ("stopped__in", STOPS)),
                    _connector="OR",
                ),
                name="mail_out_stopped_says_why",
            ),
        ),
        migrations.RunSQL(CLOSED, OPEN),
    ]
