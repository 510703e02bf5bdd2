"""What a sentence of ours sounds like when it goes against a promise: taken back, denied, narrowed, put off.

The tables hold turns of phrase in both languages. Two of them weigh most: `taken_back` (our side says that it said too much)
and `meant_otherwise` (it was never said, or meant differently). A hint is only a hint: the model of contradictions.py learns
what each is worth beside the question whether the sentence speaks of that promise at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ropeteam.language.detect.cues import fold, found

_WORDS: dict[str, tuple[str, str]] = {
    "taken_back": (
        r"zurück(zu)?(nehm|zieh|genommen|gezogen)|(nehm|zieh)\w*\b.{0,50}\bzurück|streich\w*|gestrichen|widerruf\w*|"
        r"(nicht|net|nid|nimmer)( mehr)? (halten|einhalten|schaffen)|kann ich (ihnen )?nicht (mehr )?halten|"
        r"hätt\w* .{0,40}(nicht|nie|net) .{0,20}(sagen|nennen|versprechen|zusagen|gesagt)|(zu früh|zu viel|voreilig|falsch)"
        r".{0,20}(gesagt|versprochen|zugesagt|genannt)|war (ein fehler|falsch|voreilig|zu viel|unser fehler|mein fehler)|"
        r"gilt nicht|vom tisch|stimmt (so )?nicht|wird (leider )?nichts|klappt (leider )?nicht",
        r"take .{0,40}\bback\b|took .{0,30}\bback\b|cross .{0,30}\bout\b|withdraw\w*|retract\w*|(can't|cannot|can not|couldn't|"
        r"won't) (hold|keep|make|meet|do|deliver)|(should|shouldn't|ought) .{0,20}(not |never )?have (said|promised|told)|"
        r"i (was wrong|said too much|overpromised|got ahead)|was (wrong|a mistake|my mistake|too much|premature)|"
        r"is(n't| not) right|is (gone|off)|won't (be|happen|come)|isn't (coming|happening)|not going to (happen|be|make)|"
        r"haven't kept|scrap\w*",
    ),
    "sorry": (
        r"leider|tut mir leid|tut uns leid|entschuldig\w*|bedau\w*|unangenehm|unschön\w*|ehrlich|muss ich (ihnen )?sagen",
        r"sorry|apolog\w*|afraid|unfortunately|regret\w*|my bad|honest\w*|i must say|have to (say|tell)|my fault",
    ),
    "meant_otherwise": (
        r"\b(nie|niemals|nicht|nur|immer|bloß|lediglich)\b.{0,50}\b(gemeint|gesagt|gesprochen|besprochen|zugesagt|versprochen|"
        r"ausgemacht|vereinbart|gedacht|verstanden|die rede|gegangen|geredet)\b|(gemeint|gmeint) (war|hab|ist)|"
        r"hab\w* .{0,20}(gemeint|gmeint)|missverst\w*|falsch verstanden|so war das|war (das )?(nie|nicht|nur)|"
        r"ging es (bei uns |da |um |nur |immer )|grundsätzlich|im sinne von|vereinbart war|meines erachtens|aus der luft|"
        r"steht (so )?nirgends",
        r"\b(never|only ever|always|only|not)\b.{0,50}\b(meant|said|spoke|talked|promised|agreed|about|discussed|intended|a "
        r"target|calculated|offered)\b|what (i|we) meant|(i|we) meant|misunder\w*|that was (about|only|just|never)|"
        r"in the sense of|as (i|we) understood|(don't|do not) (recall|remember|believe)|nobody (said|promised)|was ever",
    ),
    "put_off": (
        r"angedacht|überleg\w*|prüfung|vorgesehen|noch (offen|nicht (entschieden|beschlossen|ganz sicher|fix))|idee\b|option|"
        r"thema|auf der (liste|roadmap)|auf dem (plan|zettel)|mal (schauen|sehen)|schau ma|weiterhin|perspektiv\w*|absicht|"
        r"wunsch|später\w*|keine zusage|in planung|geplant|hoffen|ziel\b",
        r"look\w* (at|into)|hope\w*|intention|idea|not (yet )?(decided|final|fixed|committed)|still (open|not|being)|on the "
        r"(list|roadmap|plan|board)|consider\w*|explor\w*|candidate|under review|plan\w*|later|eventually|maybe|target|"
        r"aim\w*|depends|no date",
    ),
    "later_day": (
        r"(erst|nicht .{0,30}sondern|verschieb\w*|verschoben|später|rutscht?|verzöger\w*|statt)",
        r"(not .{0,30}but|instead|slip\w*|later|delay\w*|push\w*|moved|until|earliest)",
    ),
    "bounded": (
        r"\b(nur|bloß|höchstens|maximal|bis zu|grenze|schluss|nicht mehr als|ausschließlich|ab \w+ sagt|nichts (anderes|sonst)|"
        r"so (ist|wurde|is) .{0,20}(gebaut|gemacht|spezifiziert|gedacht)|seit immer|immer (schon|nur))\b|"
        r"(geht|gehen|kann|können|läuft|laufen|gibt) .{0,30}\b(nicht|net|nid|nix|kein\w*)\b",
        r"\b(only|at most|maximum|up to|limit\w*|nothing else|no more than|has always been|past \w+|beyond)\b|(does|do|is|are|"
        r"can|will)(n't| not)\b|\bno\b|the way it's built|that is how it",
    ),
}
NAMES: tuple[str, ...] = tuple(_WORDS)
_TABLES = {
    "de": {name: re.compile(words[0]) for name, words in _WORDS.items()},
    "en": {name: re.compile(words[1]) for name, words in _WORDS.items()},
}
GENERAL: tuple[str, ...] = (
    "commit", "deliver", "future", "hedge", "if", "would", "no_promise", "take_back", "reported", "past", "vague", "admin", "not",
    "only", "plan", "question", "product", "told_us", "us", "you", "i",
)  # fmt: skip
# Of the turn before, only whether somebody asks or holds us to our word.
BEFORE: tuple[str, ...] = ("told_us", "question", "worry")


@lru_cache(maxsize=4096)
def hints(text: str, language: str) -> tuple[float, ...]:
    """One number a hint: the tables above (people mix languages, so both count), then the general cues."""
    folded = fold(text)
    own = [any(table[name].search(folded) is not None for table in _TABLES.values()) for name in NAMES]
    general = found(text, language)
    return tuple(float(one) for one in (*own, *(name in general for name in GENERAL)))


@lru_cache(maxsize=4096)
def hints_before(text: str, language: str) -> tuple[float, ...]:
    general = found(text, language)
    return tuple(float(name in general) for name in BEFORE)
