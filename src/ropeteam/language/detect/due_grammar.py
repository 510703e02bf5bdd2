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

from ropeteam.language.detect import calendar
from ropeteam.language.detect import due_days as days
from ropeteam.language.detect.number_words import Normal

_M = "(?P<m>" + "|".join(sorted(days.MONTHS, key=len, reverse=True)) + r")\b"
_D = "(?P<w>" + "|".join(days.WEEKDAYS) + r")\b"
_N = r"(?P<n>\d{1,2})\.?"
_YEAR = (
    r"(?: (?:of |in |im jahr )?(?P<y>20\d\d)\b| (?:(?:of |des )?(?P<next>next year|the following year|nächsten "
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
    for pattern, resolve, exact in _RULES:
        for match in pattern.finditer(form):
            day = resolve(match, on)
            if day is not None:
                yield Found(match.start(), match.end(), day, exact)
    for match in _OPEN.finditer(form):
        yield Found(match.start(), match.end(), None, False)


def _rule(pattern: str, resolve: Resolve, exact: bool = False) -> tuple[re.Pattern[str], Resolve, bool]:
    return re.compile(r"(?<![\w.])(?:" + pattern + r")(?![\w])"), resolve, exact


_COUNT = r"(?P<n>\d{1,3}|a couple of|couple of|einer|einem|einen|ein|eine|a|an|one)"
_UNIT = r"(?P<u>tage?n?|days?|wochen?|weeks?|monate?n?|months?|jahre?n?|years?)"
_RULES: tuple[tuple[re.Pattern[str], Resolve, bool], ...] = (
    _rule(r"(?P<y>20\d\d) ?- ?(?P<mm>\d{1,2}) ?- ?(?P<d>\d{1,2})", days.numeric, True),
    _rule(r"(?P<d>\d{1,2}) ?\. ?(?P<mm>\d{1,2}) ?\. ?(?P<y>20\d\d|\d\d(?! ?\.))", days.numeric, True),
    _rule(r"(?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<y>20\d\d|\d\d)", days.numeric, True),
    _rule(r"(?:am|bis|bis zum|zum|vom|ab) (?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.?(?!\.?\d)", days.numeric, True),
    _rule(r"(?P<d>\d{2})\.(?P<mm>0[1-9]|1[0-2]) ?\.", days.numeric, True),
    _rule(rf"(?:{_D} ?,? )?(?:der |den |dem |the )?{_N} (?:of )?{_M}{_YEAR}", days.day_month, True),
    _rule(
        rf"(?:{_D} ?,? )?{_M} (?:the )?(?P<n>\d{{1,2}})(?:\.|(?! ?(?:[%:\d]|[.,]\d))(?= ?(?:$|[,;]|and|we|you|it|"
        rf"with|at|in|to)))(?:,? (?P<y>20\d\d))?",
        days.day_month,
        True,
    ),
    _rule(rf"{_END} {_M}{_YEAR}", days.month_end),
    _rule(rf"{_END} {_M} (?P<yy>2\d)(?!\.)", days.month_end, True),
    _rule(rf"{_M} (?:end|ende){_YEAR}", days.month_end),
    _rule(rf"(?:next|nächsten|kommenden) {_M}", days.next_month_named),
    _rule(rf"{_MID} ?{_M}{_YEAR}", days.month_middle, True),
    _rule(rf"{_IN} (?:the )?{_M}{_YEAR}", days.plain_month),
    _rule(rf"(?<!for )(?<!für )(?!may\b|jan\b|mar\b){_M}{_YEAR}", days.plain_month),
    _rule(
        rf"(?:ende |end of |anfang |mitte )?(?:der )?(?:kw|kalenderwoche|calendar week|cw|week|woche) ?{_N}{_YEAR}",
        days.calendar_week,
        True,
    ),
    _rule(
        rf"(?:ende |mitte |anfang )?(?:der |in der )?(?P<n>\d{{1,2}})\. (?:kw|kalenderwoche|calendar week|"
        rf"woche){_YEAR}",
        days.calendar_week,
        True,
    ),
    _rule(rf"(?:ende|end of|by the end of)? ?(?:q ?(?P<n>[1-4])){_YEAR}", days.quarter),
    _rule(rf"{_MID} ?(?:q ?(?P<n>[1-4])){_YEAR}", days.quarter_middle),
    _rule(rf"(?:{_END} )?(?:das |des |im |in the |the )?(?P<n>[1-4])\. (?:quartals?|quarter){_YEAR}", days.quarter),
    _rule(rf"(?:{_END} )?(?:quartal|quarter) (?P<n>[1-4]){_YEAR}", days.quarter),
    _rule(
        r"(?:quartalsende|quarter end|ende (?:des |dieses |nächsten )?quartals?|end of (?:the |this |next "
        r")?quarter|(?:this|next) quarter|(?:dieses|nächstes) quartal)",
        days.this_quarter,
    ),
    _rule(
        rf"(?:{_END} )?(?:im |in the |the |h ?)?(?P<n>[12])\.? (?:halbjahres|halbjahrs|halbjahr|half of the year|"
        rf"half year|half){_YEAR}",
        days.half,
    ),
    _rule(r"h ?(?P<n>[12]) (?P<y>20\d\d)", days.half),
    _rule(
        r"(?:jahresende|jahresschluss|jahreswechsel|ende jahr|ende des jahres|ende dieses jahres|silvester|the "
        r"year is ended|(?:before )?the year'?s out|year ?-? ?end|year is out|end of (?:the |this )?(?:calendar "
        r")?year|the year'?s end|new year'?s eve|(?:by|until|before) (?:the )?new year|zum neuen jahr)(?: "
        r"(?P<y>20\d\d))?",
        days.year_end,
    ),
    _rule(
        r"(?:ende|end of|the end of) (?P<next>nächsten jahres|nächstes jahr|kommenden jahres|next year)", days.year_end
    ),
    _rule(r"(?:ende|end of|the end of) (?P<y>20\d\d)", days.year_end),
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
        r"monatsende?|ende (?:des |dieses )monats|ende monat|month ?-? ?end|end of (?:the |this )?month|(?:im |in "
        r")?(?:diesem|diesen) monat|this month|(?:im |ende )?(?:nächsten?|kommenden?) monate?s?|(?:end of )?next "
        r"month",
        days.this_month,
    ),
    _rule(
        r"(?:ende )?(?:der |dieser |diese |in der )?(?:übernächste[rn]?|nächste[rn]?|kommende[rn]?|diese[rn]?) "
        r"woche|ende der woche|wochenschluss|end of (?:the |this |next )?week|(?:this|next|the coming|the) week(?: "
        r"after next)?(?<!the week)",
        days.week_of,
    ),
    _rule(
        rf"(?:(?:nächste|kommende|übernächste) woche |next week |the week after next )(?:am |on )?{_D}",
        days.weekday,
        True,
    ),
    _rule(
        rf"(?:bis |am )?{_D} (?:nächster|der nächsten|in der nächsten|kommender|der kommenden) woche",
        days.weekday,
        True,
    ),
    _rule(rf"(?:on |by |from |am |bis |ab )?{_D},? (?:the |den |dem )?(?P<n>\d{{1,2}})\.", days.weekday_numbered, True),
    _rule(
        rf"(?<!every )(?<!each )(?<!jeden )(?<!jede )(?<!immer )(?:bis |by |am |on |until |till |this |next |"
        rf"diesen |nächsten |kommenden |spätestens |zum |come |for )?{_D}(?: in einer woche| week(?=$| ?[,.;])| "
        rf"next week| nächste woche)?",
        days.weekday,
        True,
    ),
    _rule(r"(?:in|within) (?:a|the next|1) fortnight", lambda match, on: on + timedelta(days=14)),
    _rule(r"in (?:einem halben|half a|a half) (?:jahr|year)", lambda match, on: calendar.months_later(on, 6)),
    _rule(
        rf"(?:in|within|binnen|innerhalb von|innerhalb|nach) (?:den nächsten |the next |spätestens |about |etwa |"
        rf"rund )?{_COUNT} {_UNIT}",
        days.later,
    ),
    _rule(
        rf"(?:(?:in|within) (?:the )?)?next {_COUNT} {_UNIT}|{_COUNT.replace('?P<n>', '?P<n3>')} "
        rf"{_UNIT.replace('?P<u>', '?P<u3>')} from (?:now|today)",
        lambda match, on: days.later(match, on) if match["n"] else None,
    ),
    _rule(
        r"(?:am|zum|bis zum|bis|ab dem|vor dem|by the|on the|until the|from the|till the|before the) "
        r"(?P<n>\d{1,2})\.(?: (?:of "
        r")?(?:this month|next month|diesen monats|dieses monats|nächsten monats?))?(?= ?(?:$|[,;:]|und|and|we|wir|"
        r"you|as|i|it|ich|at|sind|ist|haben|hat|so|geht|gehen|läuft|fertig|drin|live|steht|hab|bin|with|for))",
        days.ordinal_alone,
        True,
    ),
    _rule(
        r"(?<!ab )(?<!from )(?<!jeden )(?:bis |by |until |till )?(?:morgen(?: früh| mittag| abend| vormittag| "
        r"nachmittag)?|tomorrow(?: morning| "
        r"evening| night| afternoon)?|übermorgen|(?:the )?day after tomorrow|heute?(?: noch| abend)?(?! schon| "
        r"standard)|today|tonight|this (?:morning|"
        r"afternoon|evening))",
        days.tomorrow,
    ),
    _rule(r"(?:bis|by|zu|until|till|over|at|spätestens) (?:ostern|easter|pfingsten)", days.easter, True),
    _rule(
        r"(?:bis|by|zu|until|till|at|spätestens) (?:weihnachten|christmas|chrissie|heiligabend)", days.christmas, True
    ),
)
_OPEN = re.compile(
    r"(?<!\w)(?:(?:noch )?(?:vor|before|nach|after|über|over|around|um) (?:weihnachten|christmas|ostern|easter|"
    r"pfingsten|silvester|den feiertagen|the holidays)"
    r"|(?:im|in the|in|bis zum|by the|by|this|next|diesen|nächsten|over the|den|the|for the|noch im) (?:frühjahr|"
    r"frühling|sommer|herbst|winter|spring|summer|autumn|fall|winter)"
    r"|(?:mit dem |with the |in the )?(?:frühjahrs|sommer|herbst|winter)?-?(?:nächsten release|next release|spring "
    r"release|summer release|fall release|autumn release|winter release)"
    r"|(?:demnächst|sobald wie möglich|so schnell wie möglich|baldmöglichst|kurzfristig|asap|as soon as possible|"
    r"shortly|zeitnah|in kürze))(?!\w)"
)
