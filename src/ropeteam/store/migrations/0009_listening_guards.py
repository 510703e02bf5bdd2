"""What people did in the listening loop is written once, too."""

from django.db import migrations

APPEND_ONLY = (
    "store_answer",
    "store_answerreceipt",
    "store_answerwords",
    "store_askermove",
    "store_capabilityreview",
    "store_dealoutcome",
    "store_patternuse",
    "store_pickanswer",
    "store_pillarevidence",
    "store_pillarrating",
    "store_proposaloutcome",
    "store_readreceipt",
    "store_requesteffort",
    "store_requestmerge",
    "store_requestunmerge",
    "store_triage",
    "store_triageitem",
    "store_triageundo",
    "store_visionveto",
)
GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0008_listening_loop")]
    operations = [
        migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};") for table in APPEND_ONLY
    ]
