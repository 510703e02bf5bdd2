"""Extensions and the two text search configurations: unaccented, stemmed, one a language. Run before the first table."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIG = """
CREATE TEXT SEARCH CONFIGURATION ropeteam_{short} (COPY = {long});
ALTER TEXT SEARCH CONFIGURATION ropeteam_{short}
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {long}_stem;
"""
DROP = "DROP TEXT SEARCH CONFIGURATION ropeteam_{short};"


OPERATIONS = (
    TrigramExtension(),
    UnaccentExtension(),
    *(
        migrations.RunSQL(CONFIG.format(short=short, long=long), DROP.format(short=short))
        for short, long in (("de", "german"), ("en", "english"))
    ),
)
