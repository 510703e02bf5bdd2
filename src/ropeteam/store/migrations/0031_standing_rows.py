"""The database keeps how signals wait and how promises stand beside the rows that say so, and writes down what is there already.

Rule in prose. Whoever changes a row that decides it holds the signals and promises it is about, in the order of their ids, and
then looks at them anew: of two at once the second sees what the first wrote. A talk that gets another deal or day, and a deal that
becomes confidential, also concern signals that somebody is booking just now and nobody else can see yet. So whoever books holds a
lock together with others, and whoever changes such a thing holds it alone: one of 64 by the id, not one for each talk, for an import
of a hundred thousand would hold as many.
"""

from django.db import migrations

LOCK = 7_673_030  # any number, only ours (7_673_001 is the lock of the tables)

# The rows as they should be, in the order of the tables' columns.
WAITING = """
CREATE FUNCTION ropeteam_waiting(ids bigint[]) RETURNS SETOF store_waiting LANGUAGE sql STABLE AS $$
SELECT s.id, coalesce(d.confidential, false), s.kind, c.held_on, coalesce(j.backing, ''), coalesce(s.due, j.due),
    coalesce(r.verdict = 'dismissed', false),
    EXISTS (SELECT 1 FROM store_mention m WHERE m.signal_id = s.id),
    s.change_request_id IS NOT NULL OR EXISTS (SELECT 1 FROM store_asker a WHERE a.signal_id = s.id),
    s.capability_id, c.company_id, c.deal_id, j.item_id
FROM unnest(ids) AS one(id)
JOIN store_signal s ON s.id = one.id
JOIN store_conversation c ON c.id = s.conversation_id
LEFT JOIN store_deal d ON d.id = c.deal_id
LEFT JOIN LATERAL (
    SELECT word.id, word.verdict, word.by_seller FROM store_signalreview word
    WHERE word.signal_id = s.id ORDER BY word.id DESC LIMIT 1
) r ON true
LEFT JOIN LATERAL (
    SELECT last.backing, last.due, v.item_id FROM store_judgement last
    LEFT JOIN store_roadmapversion v ON v.id = last.roadmap_version_id
    WHERE last.signal_id = s.id ORDER BY last.id DESC LIMIT 1
) j ON true
WHERE NOT s.low AND s.retired_at IS NULL AND (
    r.id IS NULL OR r.verdict = 'reopened'
    OR (r.verdict = 'dismissed' AND r.by_seller AND NOT EXISTS (SELECT 1 FROM store_reviewsecond x WHERE x.review_id = r.id))
)
$$;
"""
STANDING = """
CREATE FUNCTION ropeteam_standing(ids bigint[]) RETURNS SETOF store_standing LANGUAGE sql STABLE AS $$
SELECT p.id, p.said_on, p.due, coalesce(p.due, j.due), coalesce(j.fit, ''), coalesce(j.backing, ''),
    CASE WHEN e.id IS NOT NULL THEN e.outcome WHEN n.id IS NOT NULL THEN 'replaced'
         WHEN w.turned THEN 'changed' WHEN w.dropped THEN 'dismissed' ELSE '' END,
    coalesce(w.waits, false), p.capability_id, d.company_id, p.deal_id, j.item_id
FROM unnest(ids) AS one(id)
JOIN store_promise p ON p.id = one.id
JOIN store_deal d ON d.id = p.deal_id
LEFT JOIN store_promiseend e ON e.promise_id = p.id
LEFT JOIN store_promise n ON n.replaces_id = p.id
LEFT JOIN LATERAL (
    SELECT last.fit, last.backing, last.due, v.item_id FROM store_judgement last
    LEFT JOIN store_roadmapversion v ON v.id = last.roadmap_version_id
    WHERE last.promise_id = p.id ORDER BY last.id DESC LIMIT 1
) j ON true
LEFT JOIN LATERAL (
    SELECT bool_or(changed AND kind_is <> 'promise') AND NOT bool_or(kind_is = 'promise') AS turned,
        bool_or(counts AND gone) AND NOT bool_or(counts AND NOT gone) AS dropped,
        bool_or(counts AND back) AND NOT bool_or(counts AND NOT back) AS waits
    FROM (
        SELECT said.kind_is, said.changed,
            said.kind_is = 'promise' AND NOT s.low AND s.retired_at IS NULL AS counts,
            said.verdict = 'dismissed' AND (NOT said.by_seller OR said.seconded) AS gone,
            said.verdict IN ('dismissed', 'reopened') AS back
        FROM store_mention m JOIN store_signal s ON s.id = m.signal_id
        LEFT JOIN store_signalreview r ON r.id = (SELECT max(word.id) FROM store_signalreview word WHERE word.signal_id = s.id)
        CROSS JOIN LATERAL (
            SELECT coalesce(nullif(r.kind, ''), s.kind) AS kind_is, coalesce(r.verdict, '') AS verdict,
                coalesce(r.by_seller, false) AS by_seller,
                EXISTS (SELECT 1 FROM store_reviewsecond x WHERE x.review_id = r.id) AS seconded,
                EXISTS (SELECT 1 FROM store_signalreview word WHERE word.signal_id = s.id AND word.kind <> '') AS changed
        ) said
        WHERE m.promise_id = p.id
    ) mentions
) w ON true
$$;
"""
# Held first, looked at after: every statement in here sees what was committed before it began.
KEEP = """
CREATE FUNCTION ropeteam_keep(signals bigint[], promises bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(signals) > 0 THEN
        PERFORM 1 FROM store_signal WHERE id = ANY(signals) ORDER BY id FOR NO KEY UPDATE;
        promises := promises || ARRAY(SELECT promise_id FROM store_mention WHERE signal_id = ANY(signals));
        INSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT DISTINCT unnest(signals)))
        ON CONFLICT (signal_id) DO UPDATE SET
            confidential = EXCLUDED.confidential, kind = EXCLUDED.kind, said_on = EXCLUDED.said_on,
            backing = EXCLUDED.backing, due_on = EXCLUDED.due_on, alone = EXCLUDED.alone, mentioned = EXCLUDED.mentioned,
            wished = EXCLUDED.wished, capability_id = EXCLUDED.capability_id, company_id = EXCLUDED.company_id,
            deal_id = EXCLUDED.deal_id, item_id = EXCLUDED.item_id
        WHERE store_waiting IS DISTINCT FROM EXCLUDED;
        DELETE FROM store_waiting kept WHERE kept.signal_id = ANY(signals)
            AND kept.signal_id NOT IN (SELECT now.signal_id FROM ropeteam_waiting(signals) now);
    END IF;
    IF cardinality(promises) > 0 THEN
        PERFORM 1 FROM store_promise WHERE id = ANY(promises) ORDER BY id FOR NO KEY UPDATE;
        INSERT INTO store_standing SELECT * FROM ropeteam_standing(ARRAY(SELECT DISTINCT unnest(promises)))
        ON CONFLICT (promise_id) DO UPDATE SET
            said_on = EXCLUDED.said_on, due = EXCLUDED.due, due_on = EXCLUDED.due_on, fit = EXCLUDED.fit,
            backing = EXCLUDED.backing, outcome = EXCLUDED.outcome, waits = EXCLUDED.waits,
            capability_id = EXCLUDED.capability_id, company_id = EXCLUDED.company_id, deal_id = EXCLUDED.deal_id,
            item_id = EXCLUDED.item_id
        WHERE store_standing IS DISTINCT FROM EXCLUDED;
    END IF;
END $$;
"""
NOT_KEEP = """
DROP FUNCTION ropeteam_keep(bigint[], bigint[]);
DROP FUNCTION ropeteam_standing(bigint[]);
DROP FUNCTION ropeteam_waiting(bigint[]);
"""

OF_SIGNAL = "SELECT signal_id FROM touched WHERE signal_id IS NOT NULL"
OF_REVIEW = "SELECT r.signal_id FROM touched t JOIN store_signalreview r ON r.id = t.review_id"
OF_PROMISE = "SELECT promise_id FROM touched WHERE promise_id IS NOT NULL"
REPLACED = "SELECT replaces_id FROM touched WHERE replaces_id IS NOT NULL"
NONE = "SELECT NULL::bigint LIMIT 0"
# Table: the signals and the promises that a change of its rows concerns, and by which deeds its rows change. What became of a
# signal's promises follows from the signal.
KEEPING = {
    "store_signal": ("SELECT id FROM touched", NONE, "U"),
    "store_signalreview": (OF_SIGNAL, NONE, "I"),
    "store_reviewsecond": (OF_REVIEW, NONE, "I"),
    "store_mention": (OF_SIGNAL, OF_PROMISE, "IUOD"),
    "store_asker": (OF_SIGNAL, NONE, "IUOD"),
    "store_judgement": (OF_SIGNAL, OF_PROMISE, "I"),
    "store_promise": (NONE, f"SELECT id FROM touched UNION {REPLACED}", "IU"),
    "store_promiseend": (NONE, OF_PROMISE, "ID"),
}
DEEDS = {"I": ("INSERT", "NEW"), "U": ("UPDATE", "NEW"), "O": ("UPDATE", "OLD"), "D": ("DELETE", "OLD")}
KEEPS = """
CREATE FUNCTION ropeteam_keep_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ropeteam_keep(ARRAY({signals}), ARRAY({promises}));
    RETURN NULL;
END $$;
"""
ON_CHANGE = """
CREATE TRIGGER keep_{letter} AFTER {deed} ON {table} REFERENCING {which} TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_{table}();
"""

# New signals are seen by nobody else yet: not they have to be held, but what their talk and deal are.
BOOKED = f"""
CREATE FUNCTION ropeteam_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({LOCK}, places.place) FROM (
        SELECT DISTINCT (t.conversation_id % 64)::int AS place FROM touched t
        UNION SELECT DISTINCT 64 + (c.deal_id % 64)::int FROM touched t JOIN store_conversation c ON c.id = t.conversation_id
            WHERE c.deal_id IS NOT NULL
        ORDER BY 1
    ) places;
    INSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT id FROM touched)) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_i AFTER INSERT ON store_signal REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_booked();

CREATE FUNCTION ropeteam_talk_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[] := ARRAY(SELECT t.id FROM touched t JOIN before b ON b.id = t.id
        WHERE (t.deal_id, t.held_on, t.company_id) IS DISTINCT FROM (b.deal_id, b.held_on, b.company_id));
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM pg_advisory_xact_lock({LOCK}, places.place)
            FROM (SELECT DISTINCT (one.id % 64)::int AS place FROM unnest(moved) AS one(id) ORDER BY 1) places;
        PERFORM pg_advisory_xact_lock_shared({LOCK}, places.place) FROM (
            SELECT DISTINCT 64 + (t.deal_id % 64)::int AS place FROM touched t
            WHERE t.id = ANY(moved) AND t.deal_id IS NOT NULL ORDER BY 1
        ) places;
        PERFORM ropeteam_keep(ARRAY(SELECT s.id FROM store_signal s WHERE s.conversation_id = ANY(moved)), '{{}}');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_moved AFTER UPDATE ON store_conversation REFERENCING NEW TABLE AS touched OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_talk_moved();

CREATE FUNCTION ropeteam_deal_closed_off() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    turned bigint[] := ARRAY(SELECT t.id FROM touched t JOIN before b ON b.id = t.id WHERE t.confidential <> b.confidential);
BEGIN
    IF cardinality(turned) > 0 THEN
        PERFORM pg_advisory_xact_lock({LOCK}, places.place)
            FROM (SELECT DISTINCT 64 + (one.id % 64)::int AS place FROM unnest(turned) AS one(id) ORDER BY 1) places;
        PERFORM ropeteam_keep(ARRAY(SELECT s.id FROM store_signal s JOIN store_conversation c ON c.id = s.conversation_id
            WHERE c.deal_id = ANY(turned)), '{{}}');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_confidential AFTER UPDATE ON store_deal REFERENCING NEW TABLE AS touched OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_deal_closed_off();
"""
NOT_BOOKED = """
DROP TRIGGER keep_confidential ON store_deal;
DROP TRIGGER keep_moved ON store_conversation;
DROP TRIGGER keep_i ON store_signal;
DROP FUNCTION ropeteam_deal_closed_off();
DROP FUNCTION ropeteam_talk_moved();
DROP FUNCTION ropeteam_booked();
"""

# Counts are only ever added to.
COUNTED = """
CREATE FUNCTION ropeteam_waiting_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO store_waitingcount (company_id, capability_id, deal_id, n, needs)
    SELECT w.company_id, w.capability_id, CASE WHEN w.confidential THEN w.deal_id END,
        sum(w.sign), sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END)
    FROM ({rows}) w
    WHERE w.kind IN ('need', 'concern', 'delight') AND NOT w.alone AND NOT w.wished
    GROUP BY 1, 2, 3
    HAVING sum(w.sign) <> 0 OR sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END) <> 0;
    RETURN NULL;
END $$;
"""
NEW_ROWS, OLD_ROWS = "SELECT 1 AS sign, came.* FROM came", "SELECT -1 AS sign, went.* FROM went"
COUNTING = {
    "came": (NEW_ROWS, "INSERT", "NEW TABLE AS came"),
    "went": (OLD_ROWS, "DELETE", "OLD TABLE AS went"),
    "changed": (f"{NEW_ROWS} UNION ALL {OLD_ROWS}", "UPDATE", "NEW TABLE AS came OLD TABLE AS went"),
}
ON_COUNT = """
CREATE TRIGGER counted_{how} AFTER {deed} ON store_waiting REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_waiting_{how}();
"""

# Whoever deletes a signal or a promise deletes its copy; the models know nothing of it (DO_NOTHING).
GO_ALONG = """
ALTER TABLE store_waiting ADD CONSTRAINT waiting_of_signal
    FOREIGN KEY (signal_id) REFERENCES store_signal (id) ON DELETE CASCADE;
ALTER TABLE store_standing ADD CONSTRAINT standing_of_promise
    FOREIGN KEY (promise_id) REFERENCES store_promise (id) ON DELETE CASCADE;
"""
STAY = """
ALTER TABLE store_waiting DROP CONSTRAINT waiting_of_signal;
ALTER TABLE store_standing DROP CONSTRAINT standing_of_promise;
"""
WHAT_IS_THERE = """
INSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT id FROM store_signal));
INSERT INTO store_standing SELECT * FROM ropeteam_standing(ARRAY(SELECT id FROM store_promise));
"""


def keeping() -> list[migrations.RunSQL]:
    found = []
    for table, (signals, promises, letters) in KEEPING.items():
        made = KEEPS.format(table=table, signals=signals, promises=promises)
        found.append(migrations.RunSQL(made, f"DROP FUNCTION ropeteam_keep_{table}();"))
        for letter in letters:
            deed, which = DEEDS[letter]
            made = ON_CHANGE.format(letter=letter.lower(), deed=deed, which=which, table=table)
            found.append(migrations.RunSQL(made, f"DROP TRIGGER keep_{letter.lower()} ON {table};"))
    return found


def counting() -> list[migrations.RunSQL]:
    found = []
    for how, (rows, deed, tables) in COUNTING.items():
        made = COUNTED.replace("ropeteam_waiting_counted", f"ropeteam_waiting_{how}").format(rows=rows)
        made += ON_COUNT.format(how=how, deed=deed, tables=tables)
        gone = f"DROP TRIGGER counted_{how} ON store_waiting; DROP FUNCTION ropeteam_waiting_{how}();"
        found.append(migrations.RunSQL(made, gone))
    return found


class Migration(migrations.Migration):
    dependencies = [("store", "0030_standing")]

    operations = [
        migrations.RunSQL(GO_ALONG, STAY),
        migrations.RunSQL(WAITING + STANDING + KEEP, NOT_KEEP),
        *counting(),
        migrations.RunSQL(WHAT_IS_THERE, migrations.RunSQL.noop),
        *keeping(),
        migrations.RunSQL(BOOKED, NOT_BOOKED),
    ]
