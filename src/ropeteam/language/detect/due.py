"""When something was promised for: the day the words give, resolved against the conversation's day, and the words.

Order: our own grammar (due_grammar.py), a release name with its roadmap day, then dateparser for whatever else
looks like a date. A day that stands in the words beats a release beside it, which gives it its year at most. Where
nothing gives a day the phrase is kept, without one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache

from ropeteam.language.detect.due_grammar import Found, find
from ropeteam.language.detect.due_spelling import standard
from ropeteam.language.detect.number_words import Normal, normal

_DEADLINE = re.compile(
    r"\b(?:bis|by|until|till|til|spätestens|latest|before|not later than|due)(?: zum| dem| the| end)?\s?$"
)
_LEAD = r"(?:(?:release|version|ausgabe|stand|mit der|mit dem|mit|in der|im|with|in|the|der|zur|zum|by) )"
_FROM = re.compile(r"\b(?:ab|from)(?: dem| the)? $")
_SEASONS = {"spring", "summer", "autumn", "fall", "winter", "frühjahr", "frühling", "sommer", "herbst"}
_NO_RELEASE = {"offen", "later", "open", "next", "später", "nächstes"}
_PAST = re.compile(
    r"\b(?:seit|since|letzte[nrs]?|last|vorige[nrs]?|vergangene[nrs]?|im vergangenen|ago|schon im|back in)(?: the)? ?$"
)
# The day on which somebody gave their word is not the day it was given for ("promised us in October that …").
_WORD_GIVEN = (
    r" ?(?:fest |schon |mal )?(?:versprochen|zugesagt|gesagt|gsagt|zugesichert|versichert|angekündigt|geschworen)\b"
)
_TOLD_THEN = re.compile(_WORD_GIVEN + r" ?, ?(?:dass?|des)\b")
_TOLD_IN_THE = re.compile(_WORD_GIVEN + r" ?(?:[,.;:!?]|$)")  # „uns im Oktober zugesagt, die Reptilien kommen …“
_GAVE = re.compile(
    r"\b(?:habe?|hat|haben|hast|habt|hatten?|hattet)\b[^.;!?]*$"
)  # "es ist im September zugesagt" is the day itself
_THEN_TOLD = re.compile(
    r" ?,? ?(?:you|they|he|she|we|i|your [a-z]+|mr [a-z]+|ms [a-z]+)(?: had| also| all)?"
    r" (?:promised|told|assured|swore|gave (?:me|us) )"
)
_IN = re.compile(r"(?:im|am|in|on|back in) ")
_STANDS = re.compile(r"\b(?:dabei bleibt(?: ?'? ?e?s)?|bleibt(?: ?'? ?e?s)? dabei)\b")
_FOR = re.compile(r"\b(?:bis|für|zu|zum|ab|by|for|until|before|from)\b[^,]*$")
_TOLD_IN = re.compile(r"\b(?:promised|told|assured)(?: (?:us|me|them|everyone))? (?:back )?(?:in |on |at |last )?$")
_THAT = re.compile(r" ?,? ?(?:that|we'd|it'd|you'd)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|year|jahr")
_NAME = re.compile(r"\b(?:frau|herrn?|familie|firma|mr|mrs|ms|miss)(?: \.)? $")
_AGAIN = re.compile(r"\b(?:every|each|jede?[nrsm]?|immer)(?: \S+)? $")
_LASTING = re.compile(r"\b(?:lass\w*|bleib\w*|behalt\w*|behält|keep\w*|leave|stay\w*|remain\w*|gilt|gelten)\b[^.;!?]*$")
_UNTIL = re.compile(r"(?:bis|until|till|til)\b|.*\b(?:bis|until|till|til)(?: zum| the| zu)? $")
# Said right before a day, after another one: the speaker corrects themselves.
_CORRECTS = re.compile(
    r"\b(?:ich sage? (?:ihnen|euch|dir)|sagen wir(?: mal| lieber)?|besser gesagt|nein ?,|make (?:that|it)|let ?' ?s say|no ?,)"
    r"(?: lieber| doch| rather)?(?: bis| zum| bis zum| by| for| until)?(?: the)? ?$"
)
_IDIOM = re.compile(r"\bvon heute auf morgen\b|\bgute[nr]? morgen\b|\bgood morning\b|\bam morgen\b")
_ODD = re.compile(
    r"\b(?:bis|by|on|am|until|before|spätestens)(?: zum| the)? ([^,;!?]{0,12}\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)"
)


def due(text: str, *, on: date, language: str, releases: Mapping[str, date] | None = None) -> tuple[date | None, str]:
    """The day and the phrase it stands in; (None, phrase) where a time is named without a day, (None, '') where none is."""
    form = standard(normal(text))
    found = [one for one in find(form, on) if not _is_no_day_of_ours(one, form.form)]
    dated = [one for one in found if one.day is not None]
    if dated:
        best = _best(_as_corrected(dated, form.form), form)
        return _in_the_releases_year(best, form, releases or {}), _phrase(text, form, best.start, best.end)
    release = _release(form, releases or {})
    if release is not None:
        name, start, end = release
        return (releases or {})[name], _phrase(text, form, start, end).rstrip(".")
    odd = None if found else _ODD.search(text)
    if odd:
        day = _parsed(odd[1], on, language)
        if day is not None:
            return day, odd[1]
    return (None, _phrase(text, form, found[0].start, found[0].end)) if found else (None, "")


def _in_the_releases_year(one: Found, form: Normal, releases: Mapping[str, date]) -> date | None:
    """The day that was said; where it names no year and a release beside it comes in that month of a later one, in that year
    ("with 27.3, end of September")."""
    release = _release(form, releases)
    if release is None or one.day is None or _YEAR.search(form.form[one.start : one.end]):
        return one.day
    name, start, end = release
    if start < one.end and one.start < end:  # the day itself looks like a release ("bis 4.2.")
        return one.day
    day = releases[name]
    if day.month != one.day.month or day.year <= one.day.year:
        return one.day
    return day if (one.day.month, one.day.day) == (2, 29) else one.day.replace(year=day.year)


def _is_no_day_of_ours(one: Found, form: str) -> bool:
    """Past, a person's name, something repeated, a figure of speech, or the end of what merely goes on ('stays until May')."""
    head, said = form[: one.start], form[one.start : one.end]
    if _PAST.search(head) or _NAME.search(head) or (head.endswith("back ") and said.startswith("in ")):
        return True
    if _AGAIN.search(head) and not _UNTIL.match(said):
        return True
    if _is_when_it_was_told(head, said, form[one.end :]):
        return True
    if any(idiom.start() < one.end and one.start < idiom.end() for idiom in _IDIOM.finditer(form)):
        return True
    return (
        _LASTING.search(_STANDS.sub(" ", head)) is not None
        and (_UNTIL.match(said) or _UNTIL.fullmatch(head)) is not None
    )


def _is_when_it_was_told(head: str, said: str, tail: str) -> bool:
    if _TOLD_THEN.match(tail):
        return not _FOR.search(head + said)
    if _IN.match(said) and (
        (_TOLD_IN_THE.match(tail) and _GAVE.search(head)) or (_THEN_TOLD.match(tail) and not head.strip())
    ):
        return True
    return _TOLD_IN.search(head) is not None and _THAT.match(tail) is not None and not _FOR.match(said)


_TIME = re.compile(
    r"\b(?:januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|"
    r"february|march|june|july|october"
    r"|december|by may|in may|end of may|mid may|kw|kalenderwoche|week|woche|wochen|weeks|quartal|quarter|q[1-4]|"
    r"halbjahr|jahresende|year|heuer"
    r"|monat|month|monaten|months|montag|dienstag|mittwoch|donnerstag|freitag|samstag|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|morgen|tomorrow"
    r"|tage|tagen|days|herbst|sommer|frühjahr|frühling|winter|spring|summer|autumn|fall|release|version|"
    r"weihnachten|christmas|ostern|easter)\w{0,2}\b"
    r"|\b\d{1,2}\.\s?\d{1,2}\b|\b(?:mit|with) (?:der |the )?\w+ (?:punkt |point |dot )?(?:eins|zwei|drei|vier|one|"
    r"two|three|four|\d)\b"
)


def mentions_time(text: str) -> bool:
    """A quick look, without a day: does the text speak of a time or a release at all?"""
    return _TIME.search(text.lower()) is not None  # told to ignore case, `re` takes three times as long


def _as_corrected(found: list[Found], form: str) -> list[Found]:
    """Without the days that the speaker took back in the same sentence ('mid October, make that the end of October')."""
    inside = sorted(found, key=lambda one: one.start)
    for earlier, later in zip(reversed(inside[:-1]), reversed(inside[1:]), strict=True):
        between = form[earlier.end : later.start]
        if _CORRECTS.search(between) and not re.search(r"[.!?]", between):
            return [one for one in found if one.start >= later.start]
    return found


def _best(found: list[Found], form: Normal) -> Found:
    """The day something begins ('ab dem 1. November'), then a deadline ('by', 'bis', 'spätestens'), then a mere time;
    one day before a stretch, else the first said."""
    return min(
        found,
        key=lambda one: (not _begins(one, form), not _is_deadline(one, form), not one.exact, one.start),
    )


def _begins(one: Found, form: Normal) -> bool:
    return one.exact and bool(_FROM.search(form.form[: one.start]) or _FROM.fullmatch(_first(one, form)))


def _first(one: Found, form: Normal) -> str:
    return form.form[one.start : one.end].split(" ", 1)[0] + " "


def _is_deadline(one: Found, form: Normal) -> bool:
    head = form.form[max(0, one.start - 24) : one.start]
    return _DEADLINE.search(head) is not None or _DEADLINE.search(_first(one, form)) is not None


def _phrase(text: str, form: Normal, start: int, end: int) -> str:
    first, last = form.original(start, end)
    return text[first:last].strip()


def _release(form: Normal, releases: Mapping[str, date]) -> tuple[str, int, int] | None:
    """The release that is named: the longest wording first (4.2.1 is not 4.2), then the nearest day."""
    named = [
        (name, match.start(), match.end())
        for name in releases
        if (pattern := _release_pattern(name)) and (match := pattern.search(form.form))
    ]
    return min(named, key=lambda one: (one[1] - one[2], releases[one[0]], one[0]), default=None)


@lru_cache(maxsize=512)
def _release_pattern(name: str) -> re.Pattern[str] | None:
    """How a release is said: '26.2' also as '26 2', '26 dot 2', '26 punkt 2'; a bare number needs 'release' or 'version'
    before it; 'Spring 2026' also as 'the spring release' or 'spring 26'."""
    words = re.findall(r"[^\W\d_]+|\d+", name.lower())
    numbers = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit()]
    if letters and letters[0] in _SEASONS:
        year = rf" (?:20)?{numbers[0][-2:]}" if numbers else ""
        said = rf"{letters[0]}(?:s? ?-? ?release|-ausgabe)"
        return re.compile(
            rf"(?<!\w)(?:{letters[0]}{year} ?-? ?release|{said}"
            + (rf"|{letters[0]}{year})" if year else ")")
            + r"(?!\w)"
        )
    if not numbers:
        if len(name) < 5 or name.lower() in _NO_RELEASE:
            return None
        said = " ?-? ?".join(letters)
        return re.compile(rf"(?<!\w)(?:{said}s? ?-? ?(?:release|version)|(?:with|mit) (?:the |der |dem )?{said})(?!\w)")
    if len(numbers) == 1 and not letters:
        return re.compile(rf"(?:release|version|ausgabe|stand) {numbers[0]}(?![\w]|\.\d)")
    head = "(?:" + " ?".join(letters) + " ?)?" if letters else ""
    body = r" ?(?:\.|dot|punkt|point|-|/)? ?".join(numbers)
    short = ""
    if numbers[0].startswith("20") and len(numbers[0]) == 4 and len(numbers) > 1:
        short = rf"|{_LEAD}{head}{numbers[0][2:]} ?(?:\.|dot|punkt|point) ?{numbers[1]}"
    lead = _LEAD if len(numbers) == 1 else _LEAD + "?"
    return re.compile(rf"(?<![\w.])(?:{lead}{head}{body}{short})(?![\w]|\.\d|%)")


@lru_cache(maxsize=512)
def _parsed(phrase: str, on: date, language: str) -> date | None:
    """What dateparser makes of a phrase with figures; it is loaded only when one comes up."""
    import dateparser

    found = dateparser.parse(
        phrase,
        languages=[language] if language in ("de", "en") else ["de", "en"],
        settings={"RELATIVE_BASE": datetime.combine(on, time(12)), "PREFER_DATES_FROM": "future"},
    )
    # The conversation's own day means that '15.07' was read as a time of day.
    return found.date() if found and found.date() != on else None
