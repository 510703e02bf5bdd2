"""Search: names by their letters (trigrams), spoken words by their stems (German and English).

Two phases, so that rare and common words are both fast at any size: first a probe with a limit. Where it finds few,
those few are the answer and are sorted. Where it finds many, the list is walked by date and each row is asked whether
it has the word: a common word is found soon. Sorting all hits of a common word, or walking all rows for a rare one,
would grow with the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import CharField, Exists, Lookup, OuterRef, Q, QuerySet, TextField

from ropeteam.store.models import Account, Conversation, Deal, TextVersion, Turn

PROBE = 400
MARK_ON, MARK_OFF = "\x02", "\x03"


class Letters(Lookup):
    """`name__letters="gütersl"`: anywhere in it, whatever the case. Unlike icontains it uses the trigram index."""

    lookup_name = "letters"

    def get_prep_lookup(self) -> str:
        plain = str(self.rhs).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"%{plain}%"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} ILIKE {right}", (*left_params, *right_params)


CharField.register_lookup(Letters)
TextField.register_lookup(Letters)


def deals_named(found: QuerySet[Deal], words: str) -> QuerySet[Deal]:
    """Deals whose title or account has these letters, or nearly (a slip of the pen)."""
    titles = _ids(Deal.objects.filter(_near("title", words)), PROBE)
    accounts = _ids(Account.objects.filter(_near("name", words)), PROBE)
    if len(titles) < PROBE and len(accounts) < PROBE:
        return found.filter(Q(pk__in=titles) | Q(account_id__in=accounts))
    return found.filter(_near("title", words) | _near("account__name", words))


def conversations_saying(found: QuerySet[Conversation], words: str) -> QuerySet[Conversation]:
    """Conversations in whose newest text a turn has these words. `found` decides whose words may be searched."""
    query = spoken(words)
    texts = list(Turn.objects.filter(search=query).order_by().values_list("text_version_id", flat=True)[:PROBE])
    if len(texts) < PROBE:
        newest = TextVersion.objects.filter(pk__in=set(texts)).filter(~Exists(_later()))
        return found.filter(pk__in=list(newest.values_list("conversation_id", flat=True)))
    said = Turn.objects.filter(text_version=OuterRef("pk"), search=query)
    says_it = TextVersion.objects.filter(Exists(said), ~Exists(_later()), conversation=OuterRef("pk"))
    return found.filter(Exists(says_it))


def spoken(words: str) -> Any:
    """The words in German or in English stems: one index look-up for both."""
    return SearchQuery(words, config="ropeteam_de", search_type="websearch") | SearchQuery(
        words, config="ropeteam_en", search_type="websearch"
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The first turn of a conversation that says it: pieces of text, every second one is what was searched."""

    turn: int
    speaker: str
    side: str
    pieces: tuple[str, ...]


HEADLINE = """
SELECT DISTINCT ON (v.conversation_id) v.conversation_id, t.no, coalesce(s.label, ''), coalesce(s.side, 'unknown'),
       ts_headline(c.config, t.text, q.query, %(options)s)
FROM store_textversion v
JOIN store_turn t ON t.text_version_id = v.id
LEFT JOIN store_speaker s ON s.id = t.speaker_id
CROSS JOIN LATERAL (
    SELECT (CASE WHEN t.language = 'de' THEN 'ropeteam_de' ELSE 'ropeteam_en' END)::regconfig AS config) c
CROSS JOIN LATERAL (SELECT websearch_to_tsquery(c.config, %(words)s) AS query) q
WHERE v.conversation_id = ANY(%(ids)s) AND t.search @@ q.query
  AND NOT EXISTS (SELECT 1 FROM store_textversion l WHERE l.conversation_id = v.conversation_id AND l.n > v.n)
ORDER BY v.conversation_id, t.no
"""


def headlines(ids: Sequence[int], words: str) -> dict[int, Found]:
    """For the conversations of one page: where the words were said first."""
    if not ids:
        return {}
    options = f"StartSel={MARK_ON},StopSel={MARK_OFF},MaxWords=28,MinWords=12,MaxFragments=1"
    with connection.cursor() as cursor:
        cursor.execute(HEADLINE, {"ids": list(ids), "words": words, "options": options})
        rows = cursor.fetchall()
    return {pk: Found(no, label, side, _pieces(text)) for pk, no, label, side, text in rows}


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(text.replace(MARK_OFF, MARK_ON).split(MARK_ON))


def _near(field: str, words: str) -> Q:
    return Q(**{f"{field}__letters": words}) | Q(**{f"{field}__trigram_word_similar": words})


def _ids(found: QuerySet[Any], most: int) -> list[int]:
    return list(found.order_by().values_list("pk", flat=True)[:most])


def _later() -> QuerySet[TextVersion]:
    return TextVersion.objects.filter(conversation=OuterRef("conversation"), n__gt=OuterRef("n"))
