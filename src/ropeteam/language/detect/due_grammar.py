"""The grammar of due dates: rules on the normal form of a text (detect/number_words.py), German and English in one
table.

A month or "Ende Juni" is its last day, "Mitte März"/"mid March" the 15th, "Mitte des Jahres" 30 June, a calendar
week its Friday, a quarter or "Jahresende" its last day. Without a year the next such day counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ropeteam.language.detect import due_days as days
from ropeteam.language.detect.due_feasts import NAMES
from ropeteam.language.detect.due_open import OPEN
from ropeteam.language.detect.number_words import Normal

_MONTH = "(?P<m>" + "|".join(sorted(days.MONTHS, key=len, reverse=True)) + ")"
_M = _MONTH + r"\b"
_D = "(?P<w>" + "|".join(days.WEEKDAYS) + r")(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?\b"
_N = r"(?P<n>\d{1,2})\.?"
_YEAR = (
    r"(?: (?:of |in |im jahr )?(?P<y>20\d\d)\b| / (?P<yy>(?:20)?2\d)\b| (?:(?:of |des )?(?P<next>next year|"
    r"the following year|nächsten "
    r"jahres|nächstes jahr|kommenden jahres"
    r"|folgenden jahres|im nächsten jahr|im kommenden jahr))| (?:dieses jahres|this year|of this year|heuer))?"
)
_END = (
    r"(?:ende|the end of(?: the)?|end of(?: the)?|end|ultimo|the last(?: day)? of|last of|letzte[rn]? (?:tag "
    r")?(?:im )?)"
)
_MID = r"(?:mitte|mid ?-? ?|the middle of|middle of|mid of)"
_IN = (
    r"(?:im|in|bis|by|until|till|to|ab|from|per|auf|zum|during|of|before|vor|noch im|early|anfang|start of|late|"
    r"come|next|nächsten|kommenden|for|für)"
)

_NO_PART = r"(?! (?:of|from) (?!the (?:calendar )?year|20\d\d|next|this))"
_TO_A_DAY = r"(?:by|on|until|till|before|from|due|bis|am|zum|ab|spätestens)(?: the| zum)?"

_TO_A_FEAST = r"(?:bis|by|zu|until|till|over|at|auf|spätestens)(?: zu)?"

Resolve = Callable[[re.Match[str], date], date | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the normal form that names a day. `exact`: it names one day, not a stretch of time."""

    start: int
    end: int
    day: date | None
    exact: bool


def find(text: Normal, on: date) -> list[Found]:
    """Every date said, in order, the longer reading first where two overlap."""
    found = [one for one in _all(text.form, on) if one is not None]
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.day is None, not each.exact, each.start - each.end, each.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.start)


def _all(form: str, on: date) -> Iterator[Found]:
    for match, resolve, exact in _said(form):
        day = resolve(match, on) if resolve is not None else None
        if day is not None or resolve is None:
            yield Found(match.start(), match.end(), day, exact)


@lru_cache(maxsize=256)
def _said(form: str) -> tuple[tuple[re.Match[str], Resolve | None, bool], ...]:
    """What the rules find, whatever the day: the same words are asked for a due day, for amounts and for a later delivery. Times
    without a day come last."""
    dated = [(match, resolve, exact) for pattern, resolve, exact in _RULES for match in pattern.finditer(form)]
    return (*dated, *((match, None, False) for match in OPEN.finditer(form)))


def _rule(pattern: str, resolve: Resolve, exact: bool = False) -> tuple[re.Pattern[str], Resolve, bool]:
    return re.compile(r"(?<![\w.])(?:" + pattern + r")(?!\w|'s(?! (?:what|out|over|when|done|fine)))"), resolve, exact


_COUNT = r"(?P<n>\d{1,3}|a couple of|couple of|einer|einem|einen|eines|ein|eine|a|an|one)"
_UNIT = r"(?P<u>tage?[ns]?|days?|wochen?|weeks?|monate?[ns]?|months?|jahre?[ns]?|years?)"
_RULES: tuple[tuple[re.Pattern[str], Resolve, bool], ...] = (
    _rule(r"(?P<y>20\d\d) ?- ?(?P<mm>\d{1,2}) ?- ?(?P<d>\d{1,2})", days.numeric, True),
    _rule(r"(?P<d>\d{1,2}) ?\. ?(?P<mm>\d{1,2}) ?\. ?(?P<y>20\d\d|\d\d(?! ?\.))", days.numeric, True),
    _rule(r"(?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<y>20\d\d|\d\d)", days.numeric, True),
    _rule(
        r"(?:am|bis|bis zum|zum|vom|ab|ab dem|spätestens) (?P<d>\d{1,2}) ?\. ?(?P<mm>\d{1,2}) ?\.?(?! ?\.? ?\d)",
        days.numeric,
        True,
    ),
    _rule(rf"{_TO_A_DAY} (?P<d>\d{{1,2}}) / (?P<mm>\d{{1,2}})(?: / (?P<y>20\d\d|\d\d))?(?! [/%])", days.slashed, True),
    _rule(r"(?P<d>\d{2})\.(?P<mm>0[1-9]|1[0-2]) ?\.", days.numeric, True),
    _rule(rf"(?:{_D} ?,? )?(?:der |den |dem |the )?{_N} (?:of )?{_M}{_YEAR}", days.day_month, True),
    _rule(
        rf"(?:{_D} ?,? )?{_M} (?:the )?(?P<n>\d{{1,2}})(?:\.|(?! ?(?:[%:\d]|[.,]\d))(?= ?(?:$|[,;]|and|we|you|it|"
        rf"with|at|in|to)))(?:(?: ?,)? (?P<y>20\d\d))?",
        days.day_month,
        True,
    ),
    _rule(rf"{_END} {_M}{_YEAR}", days.month_end),
    _rule(rf"{_END} {_M} (?P<yy>2\d)(?!\.)", days.month_end, True),
    _rule(rf"{_M} (?:end|ende){_YEAR}", days.month_end),
    _rule(rf"(?:next|nächsten|kommenden) {_M}", days.next_month_named),
    _rule(rf"{_MID} ?{_M}{_YEAR}", days.month_middle, True),
    _rule(
        rf"(?P<n>[12])\. (?:{_MONTH}hälfte|(?:hälfte|half) (?:of |im |des )?{_MONTH.replace('?P<m>', '?P<m2>')}\b)",
        days.month_half,
    ),
    _rule(rf"{_MONTH}ende{_YEAR}", days.month_end),
    _rule(rf"{_MONTH}woche{_YEAR}", days.month_end),
    _rule(
        rf"(?:week (?:of|commencing|beginning|starting)|w / c) (?:the )?{_N} (?:of )?{_M}{_YEAR}",
        days.week_of_day,
        True,
    ),
    _rule(
        r"monatsmitte|(?:mitte|middle of|mid of) (?:des |dieses |diesen |the |this )?(?:monats|month)",
        days.month_middle_alone,
        True,
    ),
    _rule(rf"{_IN} (?:the )?{_M}{_YEAR}", days.plain_month),
    _rule(rf"(?<!for )(?<!für )(?<!we )(?<!they )(?!may\b|jan\b|mar\b|merz\b|juno\b){_M}{_YEAR}", days.plain_month),
    _rule(
        rf"(?:ende |end of |anfang |mitte )?(?:der )?(?:kw|kalenderwoche|calendar week|cw|wk|week|woche) ?{_N}{_YEAR}",
        days.calendar_week,
        True,
    ),
    _rule(
        rf"(?:ende |mitte |anfang )?(?:der |in der )?(?:(?P<n>\d{{1,2}})\. (?:kw|kalenderwoche|calendar week)|"
        rf"(?P<n2>[5-9]|[1-5]\d)\. woche){_YEAR}",
        days.calendar_week,
        True,
    ),
    _rule(rf"(?:ende|end of|by the end of)? ?(?:(?:q|cue|queue|kuh) ?(?P<n>[1-4])){_YEAR}", days.quarter),
    _rule(rf"{_MID} ?(?:q ?(?P<n>[1-4])){_YEAR}", days.quarter_middle),
    _rule(
        rf"(?:{_END} )?(?:das |des |im |in the |the )?(?P<n>[1-4])\. (?:quartals?|quarter){_NO_PART}{_YEAR}",
        days.quarter,
    ),
    _rule(rf"(?:{_END} )?(?:quartal|quarter) (?P<n>[1-4]){_YEAR}", days.quarter),
    _rule(
        r"(?:quartalsende|quarter end|ende (?:des |dieses |nächsten )?quartals?|end of (?:the |this |next "
        r")?quarter|(?:this|next) quarter|(?:dieses|nächstes|nächsten) quartal|eoq)",
        days.this_quarter,
    ),
    _rule(
        rf"(?:{_END} )?(?:im |in the |the |h ?)?(?P<n>[12])\.? (?:halbjahres|halbjahrs|halbjahr|half of the year|"
        rf"half year|half){_NO_PART}{_YEAR}",
        days.half,
    ),
    _rule(r"h ?(?P<n>[12]) (?P<y>20\d\d)|(?:in|by|end of|ende|im) h ?(?P<n2>[12])", days.half),
    _rule(
        r"(?:jahresende|jahresschluss|jahreswechsel|ende jahr|ende des jahres|ende dieses jahres|silvester|the "
        r"year is ended|(?:before )?the year'?s out|year ?-? ?end|(?:the )?year is (?:out|over)|"
        r"eoy|end of (?:the |this )?(?:calendar "
        r")?year|the year'?s end|new year'?s eve|(?:by|until|before) (?:the )?new year|zum neuen jahr)(?: "
        r"(?P<y>20\d\d))?",
        days.year_end,
    ),
    _rule(
        r"(?:ende|end of|the end of) (?P<next>nächsten jahres|nächstes jahr|kommenden jahres|next year)", days.year_end
    ),
    _rule(r"(?:ende|end of|the end of) (?P<y>20\d\d)", days.year_end),
    _rule(
        r"(?:im |in |during )?(?P<next>nächsten jahr|nächstes jahr|kommenden jahr|kommendes jahr|next year)",
        days.year_end,
    ),
    _rule(
        r"(?:noch )?(?:heuer|dieses jahr|in diesem jahr|im laufenden jahr)|(?:still |later )?this year", days.year_end
    ),
    _rule(
        r"(?:jahresmitte|mitte (?:des |dieses )?jahre?s?|mid ?-? ?year|(?:the )?mid(?:dle)? of (?:the |this )?year|"
        r"middle of "
        r"(?:the |this )?year|mitte (?P<y>20\d\d))",
        days.year_middle,
        True,
    ),
    _rule(
        r"(?:mitte|middle of|the middle of) (?P<next>nächsten jahres|kommenden jahres|next year)|mid ?-? "
        r"?(?P<y>20\d\d)",
        days.year_middle,
        True,
    ),
    _rule(
        r"monatsende?|monatsletzten|eom|ende (?:des |dieses )monats|ende monat|month ?-? ?end|end of (?:the |this )?month|"
        r"(?:im |in "
        r")?(?:diesem|diesen) monat|this month|(?:im |ende )?(?:nächsten?|kommenden?) monate?s?|(?:end of )?next "
        r"month",
        days.this_month,
    ),
    _rule(
        r"(?:ende )?(?:der |dieser |diese |in der )?(?:übernächste[rn]?|nächste[rn]?|kommende[rn]?|diese[rn]?) "
        r"woche|ende der woche|wochenschluss|"
        r"(?:bis zum|zum|by the) (?:wochenende|weekend)|eow|end of (?:the |this |next )?week|"
        r"(?:this|next|the coming|the following|the) week(?: "
        r"after next)?(?<!the week)",
        days.week_of,
    ),
    _rule(
        rf"(?:(?:nächste|kommende|übernächste) woche |next week |the week after next )(?:am |on )?{_D}",
        days.weekday,
        True,
    ),
    _rule(
        rf"(?:bis |am )?{_D} (?:of next week|(?:nächster|der nächsten|in der nächsten|kommender|der kommenden) woche)",
        days.weekday,
        True,
    ),
    _rule(
        rf"(?:on |by |from |am |bis |ab )?(?:this |next |nächsten |diesen |kommenden )?"
        rf"{_D} ?,? (?:the |den |dem |der )?(?P<n>\d{{1,2}})\.",
        days.weekday_numbered,
        True,
    ),
    _rule(
        rf"(?<!every )(?<!each )(?<!jeden )(?<!jede )(?<!immer )(?:bis |by |am |on |until |till |this |next |"
        rf"diesen |nächsten |kommenden |spätestens |zum |come |for )?{_D}(?: in einer woche| week(?=$| ?[,.;])| "
        rf"next week| nächste woche)?",
        days.weekday,
        True,
    ),
    _rule(
        rf"(?:on |by |am |bis )?{_D} (?:in {_COUNT} (?P<u>wochen?|weeks?|tagen)|fortnight)", days.weekday_counted, True
    ),
    _rule(rf"{_COUNT} weeks? (?:on|from) {_D}", days.weekday_counted, True),
    _rule(r"(?:in|within) (?:a|the next|1) fortnight(?:'s time)?", lambda match, on: on + timedelta(days=14)),
    _rule(
        r"in (?:(?:einem halben|half a|a half) (?:jahr|year)|einem (?:drei)?vierteljahr|(?:anderthalb|eineinhalb) jahren|"
        r"(?:a year|1 year) and a half)",
        days.months_ahead,
    ),
    _rule(r"in (?:a|an|1) (?P<u>year|month|week|day)'s time", days.in_ones_time),
    _rule(r"(?:today|heute) (?:in einer woche|week)|heute in 1 woche", lambda match, on: on + timedelta(days=7), True),
    _rule(
        rf"(?:in|within|binnen|innerhalb von|innert) (?P<low>\d{{1,2}}) ?(?:bis|to|or|oder|-|–|,) ?{_COUNT} {_UNIT}",
        days.later,
    ),
    _rule(
        rf"(?:in|within|binnen|innerhalb von|innerhalb|innert|nach) (?:den nächsten |the next |spätestens |about |etwa |"
        rf"rund )?{_COUNT} {_UNIT}",
        days.later,
    ),
    _rule(rf"(?:(?:in|within|over) (?:the )?)?next {_COUNT} {_UNIT}", days.later),
    _rule(rf"{_COUNT} {_UNIT} from (?:now|today)", days.later),
    _rule(
        r"(?:am|zum|bis zum|bis|ab dem|vor dem|by the|on the|until the|from the|till the|before the) "
        r"(?P<n>\d{1,2})\.(?: (?:of "
        r")?(?:this month|next month|diesen monats|dieses monats|nächsten monats?))?(?= ?(?:$|[,;:]|und|and|we|wir|"
        r"you|as|i|it|ich|at|sind|ist|haben|hat|so|geht|gehen|läuft|fertig|drin|live|steht|hab|bin|with|for))",
        days.ordinal_alone,
        True,
    ),
    _rule(
        r"(?<!jeden )(?:bis |by |until |till |ab |from )?(?:morgen(?: früh| mittag| abend| vormittag| "
        r"nachmittag)?|tomorrow(?: morning| "
        r"evening| night| afternoon)?|übermorgen|(?:the )?day after tomorrow|heute?(?: noch| abend)?(?! schon| "
        r"standard)|today|tonight|this (?:morning|"
        r"afternoon|evening))",
        days.tomorrow,
    ),
    _rule(
        rf"(?:by (?:the )?end of (?:the )?(?:business )?day|(?:by )?(?:close of (?:business|play)|end of play|eod|cob)|"
        rf"before (?:lunch|noon))(?! (?:on |this |next )?(?:tomorrow|\d|{'|'.join((*days.WEEKDAYS, *days.MONTHS))})\b)",
        days.same_day,
        True,
    ),
    _rule(rf"{_TO_A_FEAST} (?P<f>{NAMES})", days.feast, True),
)
