"""Is what stands before a colon a speaker? The question of Zoom cues, SRT cues and `Name: text` lines.

"Paul Ebner: Zu langsam: drei Tage" begins with a name, "Zu langsam: drei Tage" does not. No single line can tell, so
the whole file is asked: a candidate counts as a speaker when
  - it is a known name (the conversation's participants), or
  - it is shaped like a name and comes again; or only once, where enough other lines begin with such a candidate (a
    fifth of the lines for two or more words, half of them for a single word), or
  - it is a word for an unknown speaker ("Sprecher 2", "Unknown"), or
  - it is shaped poorly (lower case) but comes again and most lines of the file begin with a candidate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_PREFIX = re.compile(
    r"\s*(?:[-–•]\s+|>>\s*)?(?P<bold>[*_]{0,3})(?P<label>[^\s:：*_][^:：\n]{0,79}?)"
    r"(?:\s*(?P=bold))?\s*[:：](?P<rest>.*)$",
    re.DOTALL,
)
_UNKNOWN = re.compile(
    r"(?:\W|_)*(?:unbekannte?r?|unknown|unidentified|speaker|sprecher(?:in)?|participant|teilnehmer(?:in)?|guest|gast"
    r"|caller|anrufer(?:in)?|kunde|kundin|customer|user|host|moderator(?:in)?|interviewer(?:in)?|alle|all|everyone)"
    r"(?:[\s_-]*(?:speaker|sprecher(?:in)?|person|user|\d{1,3}|[A-Z]|\?))?(?:\W|_)*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[\d*][\d*()/ .-]{5,}")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_BRACKETS = re.compile(r"\s*[(\[{|][^()\[\]{}]*[)\]}]?\s*")
_PARTICLES_TEXT = "von van de der den del della di da dos zu zum zur vom und and & of the la le el al bin ibn y i"
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SENTENCE_BEGINNINGS = """
    der die das den dem des ein eine einen einem einer mein meine unser unsere ihr ihre sein seine kein keine dieser
    diese dieses jede jeder jedes alles was wer wie wo wann warum weil wenn ob und oder aber also dann denn doch noch
    nur schon so ja nein nee genau gut okay ok klar richtig danke bitte erstens zweitens drittens viertens frage
    antwort problem achtung wichtig beispiel hinweis fazit stichwort punkt thema ziel ergebnis vorschlag idee kurz
    kurzum nochmal heute morgen gestern hier da dort im am zum zur bei mit nach von vor für ich du er sie es wir man
    mir uns ihnen anmerkung the a an my our his her its their this that these those what who how why when where which
    if whether and or but so then because yes no yeah right well sure thanks please first second third firstly
    secondly question answer example note important warning summary point topic goal result idea today tomorrow
    yesterday here there in on at to for with from by i you he she it we they one also just now quote agenda todo
    betreff subject datum date titel title action actions hallo hi hello hey dear liebe lieber guten sehr moin servus
    grüß gruß re aw fwd fw wg http https ftp mailto
"""
_NO_NAME_FIRST = frozenset(_SENTENCE_BEGINNINGS.split())
# 'Das war gut. Und weiter:' ends a sentence; 'Prof. Dr. med. Paul Ebner' and 'P. Ebner' do not.
_SENTENCE_END = re.compile(r"\b(?!med|phil|nat|rer|hon|dipl|ing)(?:[a-zäöüß]{3,}|[^\W\d_]{6,})\. \S")
_WORD = re.compile(r"[^\W\d_]")


def split_prefix(line: str) -> tuple[str, str] | None:
    """('Paul Ebner', 'Gut.') of 'Paul Ebner: Gut.'; None where no colon could end a name (a time, an address)."""
    match = _PREFIX.match(line)
    if match is None:
        return None
    label, rest = match["label"], match["rest"]
    if rest.startswith(("//", "\\")) or (label[-1].isdigit() and rest[:1].isdigit()):
        return None
    bold = match["bold"]
    if bold and rest.lstrip().startswith(bold):  # **Nora:** text
        rest = rest.lstrip()[len(bold) :]
    return (label, rest.strip()) if _could_be_label(label) else None


def plain_name(label: str) -> str:
    """The name without what display names add: 'Paul Ebner (Kessel AG)' and 'Ebner | Kessel' to the part in front."""
    bare = " ".join(_BRACKETS.sub(" ", label).split()).strip(" -–,.*@#")
    return bare or " ".join(label.split())


def speakers(candidates: Iterable[str], *, lines: int, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Those of the candidate labels (one per line that has one, repeats wanted) that are speakers in this file.

    `lines` is the number of lines or cues asked; the cost is linear in it.
    """
    count = Counter(candidates)
    known_plain = {name.casefold() for name in known} | {plain_name(name).casefold() for name in known}
    sure = frozenset(label for label in count if _is_sure(label, known_plain))
    shaped = frozenset(label for label in count if label not in sure and _looks_like_name(label))
    share = sum(count[label] for label in sure | shaped) / max(lines, 1)
    regular = count.total() >= lines / 2
    return sure | {
        label
        for label, times in count.items()
        if (label in shaped and (times >= 2 or share >= (0.2 if " " in label else 0.5)))
        or (times >= 2 and regular and not _begins_a_sentence(label))
    }


def _is_sure(label: str, known: set[str]) -> bool:
    if label.casefold() in known or plain_name(label).casefold() in known:
        return True
    return bool(_UNKNOWN.fullmatch(label) or _PHONE.fullmatch(label) or _MAIL.fullmatch(label))


def _begins_a_sentence(label: str) -> bool:
    return plain_name(label).split()[0].casefold().strip(".,") in _NO_NAME_FIRST


def _looks_like_name(label: str) -> bool:
    """Every word begins with a capital or a digit, or is a particle such as 'von'; initials and titles have dots."""
    words = plain_name(label).split()
    return (
        not _begins_a_sentence(label)
        and any(_WORD.match(word) for word in words)
        and all(
            word[0].isupper() or word[0].isdigit() or not word[0].isalnum() or word.casefold() in _PARTICLES
            for word in words
        )
    )


def _could_be_label(label: str) -> bool:
    """Short enough, no end of a sentence inside, a letter or a phone number in it."""
    outside = _BRACKETS.sub(" ", label)
    if label[0] in "{<\"'":
        return False
    if len(outside.split()) > 6 or re.search(r"[?!;\"„“”»«<>{}=\\]|\.{2}|…", outside):
        return False
    if _SENTENCE_END.search(outside):
        return False
    return bool(_WORD.search(label) or _PHONE.fullmatch(label))
