"""Search: names by their letters (trigrams), spoken words by their stems (German and English).

Two phases, so that rare and common words are both fast at any size: first a probe with a limit. Where it finds few,
those few are the answer and are sorted. Where it finds many, the list is walked by date and each row is asked whether
it has the word: a common word is found soon. Sorting all hits of a common word, or walking all rows for a rare one,
would grow with the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import CharField, Exists, Lookup, OuterRef, Q, QuerySet, TextField

from ropeteam.store.models import Account, Conversation, Deal, TextVersion, Turn
from ropeteam.store.queries.kept import Given, kept

PROBE = 400
WORDS = Given("words", TextField())
MARK_ON, MARK_OFF = "\x02", "\x03"


class Letters(Lookup):
    """`name__letters="gütersl"`: anywhere in it, whatever the case. Unlike icontains it uses the trigram index."""

    lookup_name = "letters"

    def get_prep_lookup(self) -> Any:
        return self.rhs if hasattr(self.rhs, "resolve_expression") else letters(str(self.rhs))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} ILIKE {right}", (*left_params, *right_params)


CharField.register_lookup(Letters)
TextField.register_lookup(Letters)


def letters(words: str) -> str:
    """The pattern of `letters`: what stands for something else in a pattern stands for itself here."""
    plain = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


@dataclass(frozen=True, slots=True)
class Probe:
    """What the first phase found: `few` says that `given` holds it all; else the words themselves have to narrow the list."""

    few: bool
    given: Mapping[str, Any]


def probe_names(words: str) -> Probe:
    given: dict[str, Any] = {"words": words, "letters": letters(words)}
    given["titles"] = kept(_titles, PROBE).rows(given)
    given["accounts"] = kept(_accounts, PROBE).rows(given)
    return Probe(len(given["titles"]) < PROBE and len(given["accounts"]) < PROBE, given)


def probe_words(words: str) -> Probe:
    given: dict[str, Any] = {"words": words}
    given["texts"] = kept(_texts, PROBE).rows(given)
    if len(given["texts"]) >= PROBE:
        return Probe(False, given)
    given["talks"] = kept(_talks_of).rows(given) if given["texts"] else []
    return Probe(True, given)


def named(found: QuerySet[Deal], *, few: bool) -> QuerySet[Deal]:
    """Deals whose title or account has the letters, or nearly (a slip of the pen), as `probe_names` gives them."""
    if few:
        return found.filter(Q(pk__any_of=Given("titles")) | Q(account_id__any_of=Given("accounts")))
    return found.filter(_near("title") | _near("account__name"))


def saying(found: QuerySet[Conversation], *, few: bool) -> QuerySet[Conversation]:
    """Conversations in whose newest text a turn has the words. `found` decides whose words may be searched."""
    if few:
        return found.filter(pk__any_of=Given("talks"))
    said = Turn.objects.filter(text_version=OuterRef("pk"), search=spoken(WORDS))
    says_it = TextVersion.objects.filter(Exists(said), ~Exists(_later()), conversation=OuterRef("pk"))
    return found.filter(Exists(says_it))


def spoken(words: Any) -> Any:
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


def _near(field: str) -> Q:
    return Q(**{f"{field}__letters": Given("letters")}) | Q(**{f"{field}__trigram_word_similar": WORDS})


def _titles(most: int) -> QuerySet[Any, int]:
    return Deal.objects.filter(_near("title")).order_by().values_list("pk", flat=True)[:most]


def _accounts(most: int) -> QuerySet[Any, int]:
    return Account.objects.filter(_near("name")).order_by().values_list("pk", flat=True)[:most]


def _texts(most: int) -> QuerySet[Any, int]:
    return Turn.objects.filter(search=spoken(WORDS)).order_by().values_list("text_version_id", flat=True)[:most]


def _talks_of() -> QuerySet[Any, int]:
    """The talks of which one of these texts is the newest."""
    newest = TextVersion.objects.filter(~Exists(_later()), pk__any_of=Given("texts"))
    return newest.values_list("conversation_id", flat=True)


def _later() -> QuerySet[TextVersion]:
    return TextVersion.objects.filter(conversation=OuterRef("conversation"), n__gt=OuterRef("n"))
