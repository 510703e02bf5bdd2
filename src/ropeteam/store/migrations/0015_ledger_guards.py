"""What the database writes itself: which rows stay, who answers whom, and a mark wherever a gate may answer otherwise now."""

import importlib

from django.db import migrations

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD
APPEND_ONLY = (
    "store_delegation",
    "store_delegationend",
    "store_endanswer",
    "store_endproposal",
    "store_ledgerdigest",
    "store_ledgerseal",
    "store_overrideask",
    "store_overriderefusal",
)
STAYS = """
CREATE FUNCTION ropeteam_promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.deal_id = OLD.deal_id AND NEW.key = OLD.key
        AND NEW.sentence = OLD.sentence AND NEW.subject = OLD.subject AND NEW.source = OLD.source
        AND NEW.said_on = OLD.said_on AND NEW.recorded_on IS NOT DISTINCT FROM OLD.recorded_on
        AND NEW.created_at = OLD.created_at AND NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id
        AND (OLD.replaces_id IS NULL OR (NEW.replaces_id = OLD.replaces_id
             AND NEW.replaces_how = OLD.replaces_how AND NEW.replaces_note = OLD.replaces_note))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was promised stays as it was written' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER promise_stays BEFORE UPDATE OR DELETE ON store_promise
    FOR EACH ROW EXECUTE FUNCTION ropeteam_promise_stays();

CREATE FUNCTION ropeteam_end_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.agreed AND EXISTS (SELECT 1 FROM store_endproposal p WHERE p.id = NEW.proposal_id AND p.by_id = NEW.by_id) THEN
        RAISE EXCEPTION 'an end is agreed to by another person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER end_by_two BEFORE INSERT ON store_endanswer
    FOR EACH ROW EXECUTE FUNCTION ropeteam_end_by_two();
"""
NOT_STAYS = """
DROP TRIGGER promise_stays ON store_promise;
DROP TRIGGER end_by_two ON store_endanswer;
DROP FUNCTION ropeteam_promise_stays();
DROP FUNCTION ropeteam_end_by_two();
"""

# Overrides that wait for their second half get a week.
ASKED = """
INSERT INTO store_overrideask (finding_id, by_id, reason, asked_on, due_on, created_by_id)
SELECT asked.finding_id, asked.by_id, asked.reason, current_date, current_date + 7, asked.created_by_id
FROM store_overriderequest asked
WHERE NOT EXISTS (SELECT 1 FROM store_override o JOIN store_overriderequest r ON r.id = o.request_id
                  WHERE r.finding_id = asked.finding_id)
ON CONFLICT DO NOTHING;
SET CONSTRAINTS ALL IMMEDIATE;
"""

OF_DEAL = "SELECT deal_id AS deal FROM touched"
OF_PROMISE = "SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id"
OF_TALK = "SELECT c.deal_id AS deal FROM touched t JOIN store_conversation c ON c.id = t.conversation_id"
OF_SIGNAL = """SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id
    JOIN store_conversation c ON c.id = s.conversation_id"""
# Table: which deals a change of its rows concerns, and by which deeds its rows change.
TOUCHING = {
    "store_deal": ("SELECT id AS deal FROM touched", "U"),
    "store_promise": (OF_DEAL, "IU"),
    "store_scope": (OF_DEAL, "IUD"),
    "store_conversation": (OF_DEAL, "IUOD"),
    "store_signal": (OF_TALK, "IUD"),
    "store_signalreview": (OF_SIGNAL, "I"),
    "store_claimcorrection": (OF_SIGNAL, "I"),
    "store_reviewsecond": (
        """SELECT c.deal_id AS deal FROM touched t JOIN store_signalreview r ON r.id = t.review_id
           JOIN store_signal s ON s.id = r.signal_id JOIN store_conversation c ON c.id = s.conversation_id""",
        "I",
    ),
    "store_mention": (OF_PROMISE, "I"),
    "store_contradiction": (OF_PROMISE, "I"),
    "store_contradictionundo": (
        """SELECT p.deal_id AS deal FROM touched t JOIN store_contradictionreview r ON r.id = t.review_id
           JOIN store_contradictionsuggestion s ON s.id = r.suggestion_id JOIN store_promise p ON p.id = s.promise_id""",
        "I",
    ),
    "store_limittold": (OF_PROMISE, "I"),
    "store_promiseend": (OF_PROMISE, "ID"),
    "store_endtakenback": (OF_PROMISE, "I"),
    "store_clauselink": (OF_PROMISE, "I"),
    "store_clauseunlink": (
        """SELECT p.deal_id AS deal FROM touched t JOIN store_clauselink l ON l.id = t.link_id
           JOIN store_promise p ON p.id = l.promise_id""",
        "I",
    ),
    "store_judgement": (f"{OF_PROMISE} UNION {OF_SIGNAL}", "I"),
    "store_analysis": (
        """SELECT c.deal_id AS deal FROM touched t JOIN store_textversion v ON v.id = t.text_id
           JOIN store_conversation c ON c.id = v.conversation_id""",
        "ID",
    ),
    "store_override": (
        """SELECT run.deal_id AS deal FROM touched t JOIN store_overriderequest asked ON asked.id = t.request_id
           JOIN store_gatefinding f ON f.id = asked.finding_id JOIN store_gaterun run ON run.id = f.run_id""",
        "I",
    ),
}
OF_ALL = {
    "store_product": "U",
    "store_capability": "U",
    "store_capabilityversion": "IUD",
    "store_capabilityreview": "I",
    "store_limit": "IUD",
    "store_roadmapitem": "U",
    "store_roadmapversion": "IUD",
    "store_strategyversion": "IUD",
    "store_pillar": "IUD",
    "store_nongoal": "IUD",
    "store_wordinglink": "IUD",
    "store_setting": "IUD",
    "store_decision": "I",
    "store_changerequest": "U",
}
DEEDS = {"I": ("INSERT", "NEW"), "U": ("UPDATE", "NEW"), "O": ("UPDATE", "OLD"), "D": ("DELETE", "OLD")}
MARK = """
CREATE FUNCTION ropeteam_gate_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM ({deals}) found WHERE found.deal IS NOT NULL;
    RETURN NULL;
END $$;
"""
MARK_ALL = """
CREATE FUNCTION ropeteam_gate_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO store_gatechange (deal_id) SELECT NULL WHERE EXISTS (SELECT 1 FROM touched);
    RETURN NULL;
END $$;
"""
ON_CHANGE = """
CREATE TRIGGER gate_{letter} AFTER {deed} ON {table} REFERENCING {which} TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""


def marks() -> list[migrations.RunSQL]:
    found = [migrations.RunSQL(MARK_ALL, "DROP FUNCTION ropeteam_gate_all();")]
    for table, (deals, letters) in TOUCHING.items():
        found.append(
            migrations.RunSQL(MARK.format(table=table, deals=deals), f"DROP FUNCTION ropeteam_gate_{table}();")
        )
        found += [_trigger(table, letter, f"ropeteam_gate_{table}") for letter in letters]
    for table, letters in OF_ALL.items():
        found += [_trigger(table, letter, "ropeteam_gate_all") for letter in letters]
    return found


def _trigger(table: str, letter: str, function: str) -> migrations.RunSQL:
    deed, which = DEEDS[letter]
    made = ON_CHANGE.format(letter=letter.lower(), deed=deed, which=which, table=table, function=function)
    return migrations.RunSQL(made, f"DROP TRIGGER gate_{letter.lower()} ON {table};")


class Migration(migrations.Migration):
    dependencies = [("store", "0014_ledger_and_gate")]
    operations = [
        migrations.RunSQL(ASKED, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
        migrations.RunSQL(STAYS, NOT_STAYS),
        *marks(),
    ]
