"""The grammar of due dates: rules on the normal form of a text (detect/number_words.py), German and English in one table.

A month or "Ende Juni" is its last day, "Mitte März"/"mid March" the 15th, "Mitte des Jahres" 30 June,
a calendar week its
Friday, a quarter or "Jahresende" its last day. Without a year the next such day counts,
the conversation's own included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ropeteam.language.detect import calendar
from ropeteam.language.detect.number_words import Normal

_MONTHS = {
    "january": 1, "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "february": 2, "februar": 2, "feber": 2, "feb": 2,
    "march": 3,
    "märz": 3,
    "maerz": 3, "mrz": 3, "april": 4, "apr": 4, "may": 5, "mai": 5, "june": 6, "juni": 6, "july": 7, "juli": 7,
    "august": 8,
    "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oktober": 10, "oct": 10, "okt": 10, "november": 11,
    "nov": 11,
    "december": 12, "dezember": 12, "dec": 12, "dez": 12,
}  # fmt: skip
_DAYS = {
    "monday": 0, "montag": 0, "tuesday": 1, "dienstag": 1, "wednesday": 2, "mittwoch": 2, "thursday": 3,
    "donnerstag": 3,
    "friday": 4,
    "freitag": 4, "saturday": 5, "samstag": 5, "sonnabend": 5, "sunday": 6, "sonntag": 6,
}  # fmt: skip
_DE_UNITS = {"tag": 1, "tage": 1, "tagen": 1, "day": 1, "days": 1, "woche": 7, "wochen": 7, "week": 7, "weeks": 7}
_M = "(?P<m>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b"
_D = "(?P<w>" + "|".join(_DAYS) + r")\b"
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
_MID = r"(?:mitte|mid ?-? ?|the middle of|middle of)"
_IN = (
    r"(?:im|in|bis|by|until|till|to|ab|from|per|auf|zum|during|of|before|vor|noch im|early|anfang|start of|late|"
    r"come|next|nächsten|kommenden)"
)
_AMBIGUOUS = {"may", "jan", "mar", "dec", "sep", "nov", "oct", "aug", "apr", "feb"}

Resolve = Callable[["re.Match[str]", date], "date | None"]


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


def _year(match: re.Match[str], on: date) -> int | None:
    said = match.groupdict().get("y")
    if said:
        return int(said)
    return on.year + 1 if match.groupdict().get("next") else None


def _coming(match: re.Match[str], on: date, make: Callable[[int], date | None]) -> date | None:
    """The day in the year said, else the next one that is not before `on`."""
    year = _year(match, on)
    if year is not None:
        return make(year)
    return next((day for year in range(on.year, on.year + 5) if (day := make(year)) is not None and day >= on), None)


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["m"]]


def _day_month(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.safe(year, _month(match), int(match["n"])))


def _month_end(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.last_of_month(year, _month(match)))


def _month_middle(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: date(year, _month(match), 15))


def _plain_month(match: re.Match[str], on: date) -> date | None:
    return _month_end(match, on)


def _next_month_named(match: re.Match[str], on: date) -> date | None:
    day = _month_end(match, on)
    return day if day is None or (day.year, day.month) != (on.year, on.month) else _month_end(match, day + timedelta(1))


def _week(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.friday_of_week(year, int(match["n"])))


def _quarter(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.last_of_quarter(year, int(match["n"])))


def _quarter_middle(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: date(year, int(match["n"]) * 3 - 1, 15))


def _half(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.last_of_month(year, int(match["n"]) * 6))


def _this_quarter(match: re.Match[str], on: date) -> date | None:
    quarter = (on.month - 1) // 3 + 1
    return calendar.last_of_month(on.year, (quarter + (1 if "next" in match[0] or "nächst" in match[0] else 0)) * 3)


def _year_end(match: re.Match[str], on: date) -> date | None:
    return date(_year(match, on) or on.year, 12, 31)


def _year_middle(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: date(year, 6, 30))


def _this_month(match: re.Match[str], on: date) -> date | None:
    later = 1 if "next" in match[0] or "nächst" in match[0] or "kommend" in match[0] else 0
    return calendar.last_of_month(on.year, on.month + later)


def _week_of(match: re.Match[str], on: date) -> date | None:
    said = match[0]
    later = (
        2 if "übernächst" in said or "after next" in said else 1 if re.search("next|nächst|kommend|coming", said) else 0
    )
    friday = calendar.week_friday(on) + timedelta(weeks=later)
    return friday if friday >= on else friday + timedelta(weeks=1)


def _weekday(match: re.Match[str], on: date) -> date | None:
    weekday, said = _DAYS[match["w"]], match[0]
    if re.search(r"übernächste|week after next", said):
        return calendar.week_friday(on) + timedelta(weeks=2, days=weekday - calendar.FRIDAY)
    if re.search(r"next week|nächste woche|kommende woche|in the coming week", said):
        return calendar.week_friday(on) + timedelta(weeks=1, days=weekday - calendar.FRIDAY)
    day = calendar.next_weekday(on, weekday)
    return day + timedelta(weeks=1) if re.search(r"in einer woche|in 1 week|\bweek$", said) else day


def _later(match: re.Match[str], on: date) -> date | None:
    count = _count(match["n"])
    unit = match["u"]
    if unit in _DE_UNITS:
        return on + timedelta(days=min(count * _DE_UNITS[unit], 3650))
    return calendar.months_later(on, min(count, 120) * (12 if unit.startswith(("jahr", "year")) else 1))


def _count(said: str) -> int:
    return int(said) if said.isdigit() else 2 if said in ("a couple of", "couple of") else 1


def _ordinal_alone(match: re.Match[str], on: date) -> date | None:
    wanted = int(match["n"])
    later = 1 if re.search("next month|nächsten monat|kommenden monat", match[0]) else 0
    for ahead in range(later, later + 3):
        month = on.month + ahead
        day = calendar.safe(on.year + (month - 1) // 12, (month - 1) % 12 + 1, wanted)
        if day is not None and day > on:
            return day
    return None


def _numeric(match: re.Match[str], on: date) -> date | None:
    year = match.groupdict().get("y")
    full = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
    day, month = int(match["d"]), int(match["mm"])
    if full is not None:
        return calendar.safe(full, month, day)
    return _coming(match, on, lambda one: calendar.safe(one, month, day))


def _tomorrow(match: re.Match[str], on: date) -> date | None:
    ahead = 2 if "über" in match[0] or "after" in match[0] else 0 if re.search("heut|today|tonight", match[0]) else 1
    return on + timedelta(days=ahead)


def _easter(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: calendar.easter(year) + timedelta(days=49 if "pfingst" in match[0] else 0))


def _christmas(match: re.Match[str], on: date) -> date | None:
    return _coming(match, on, lambda year: date(year, 12, 25 if "chris" in match[0] else 24))


def _rule(pattern: str, resolve: Resolve, exact: bool = False) -> tuple[re.Pattern[str], Resolve, bool]:
    return re.compile(r"(?<![\w.])(?:" + pattern + r")(?![\w])"), resolve, exact


_COUNT = r"(?P<n>\d{1,3}|a couple of|couple of|einer|einem|einen|ein|eine|a|an|one)"
_UNIT = r"(?P<u>tage?n?|days?|wochen?|weeks?|monate?n?|months?|jahre?n?|years?)"
_RULES: tuple[tuple[re.Pattern[str], Resolve, bool], ...] = (
    _rule(r"(?P<y>20\d\d) ?- ?(?P<mm>\d{1,2}) ?- ?(?P<d>\d{1,2})", _numeric, True),
    _rule(r"(?P<d>\d{1,2})\.? ?\. ?(?P<mm>\d{1,2})\.? ?\.? ?(?P<y>20\d\d|\d\d(?! ?\.))", _numeric, True),
    _rule(r"(?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<y>20\d\d|\d\d)", _numeric, True),
    _rule(r"(?:am|bis|bis zum|zum|vom|ab) (?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.?(?!\.?\d)", _numeric, True),
    _rule(r"(?P<d>\d{2})\.(?P<mm>0[1-9]|1[0-2]) ?\.", _numeric, True),
    _rule(rf"(?:{_D} ?,? )?(?:der |den |dem |the )?{_N} (?:of )?{_M}{_YEAR}", _day_month, True),
    _rule(
        rf"(?:{_D} ?,? )?{_M} (?:the )?(?P<n>\d{{1,2}})(?:\.|(?! ?(?:[%:\d]|[.,]\d))(?= ?(?:$|[,;]|and|we|you|it|"
        rf"with|at|in|to)))(?:,? (?P<y>20\d\d))?",
        _day_month,
        True,
    ),
    _rule(rf"{_END} {_M}{_YEAR}", _month_end),
    _rule(rf"{_M} (?:end|ende){_YEAR}", _month_end),
    _rule(rf"(?:next|nächsten|kommenden) {_M}", _next_month_named),
    _rule(rf"{_MID} ?{_M}{_YEAR}", _month_middle, True),
    _rule(rf"{_IN} (?:the )?{_M}{_YEAR}", _plain_month),
    _rule(rf"(?<!for )(?<!für )(?!may\b|jan\b|mar\b){_M}{_YEAR}", _plain_month),
    _rule(
        rf"(?:ende |end of |anfang |mitte )?(?:der )?(?:kw|kalenderwoche|calendar week|cw|week|woche) ?{_N}{_YEAR}",
        _week,
        True,
    ),
    _rule(
        rf"(?:ende |mitte |anfang )?(?:der |in der )?(?P<n>\d{{1,2}})\. (?:kw|kalenderwoche|calendar week|"
        rf"woche){_YEAR}",
        _week,
        True,
    ),
    _rule(rf"(?:ende|end of|by the end of)? ?(?:q ?(?P<n>[1-4])){_YEAR}", _quarter),
    _rule(rf"{_MID} ?(?:q ?(?P<n>[1-4])){_YEAR}", _quarter_middle),
    _rule(rf"(?:{_END} )?(?:das |des |im |in the |the )?(?P<n>[1-4])\. (?:quartals?|quarter){_YEAR}", _quarter),
    _rule(rf"(?:{_END} )?(?:quartal|quarter) (?P<n>[1-4]){_YEAR}", _quarter),
    _rule(
        r"(?:quartalsende|quarter end|ende (?:des |dieses |nächsten )?quartals?|end of (?:the |this |next "
        r")?quarter|(?:this|next) quarter|(?:dieses|nächstes) quartal)",
        _this_quarter,
    ),
    _rule(
        rf"(?:{_END} )?(?:im |in the |the |h ?)?(?P<n>[12])\.? (?:halbjahres|halbjahrs|halbjahr|half of the year|"
        rf"half year|half){_YEAR}",
        _half,
    ),
    _rule(r"h ?(?P<n>[12]) (?P<y>20\d\d)", _half),
    _rule(
        r"(?:jahresende|jahresschluss|jahreswechsel|ende jahr|ende des jahres|ende dieses jahres|silvester|the "
        r"year is ended|(?:before )?the year'?s out|year ?-? ?end|year is out|end of (?:the |this )?(?:calendar "
        r")?year|the year'?s end|new year'?s eve|by new year)(?: (?P<y>20\d\d))?",
        _year_end,
    ),
    _rule(r"(?:ende|end of|the end of) (?P<next>nächsten jahres|nächstes jahr|kommenden jahres|next year)", _year_end),
    _rule(r"(?:ende|end of|the end of) (?P<y>20\d\d)", _year_end),
    _rule(r"(?:noch )?(?:heuer|dieses jahr|in diesem jahr|im laufenden jahr)|(?:still |later )?this year", _year_end),
    _rule(
        r"(?:jahresmitte|mitte (?:des |dieses )?jahre?s?|mid ?-? ?year|the middle of (?:the |this )?year|middle of "
        r"(?:the |this )?year|mitte (?P<y>20\d\d))",
        _year_middle,
        True,
    ),
    _rule(
        r"(?:mitte|middle of|the middle of) (?P<next>nächsten jahres|kommenden jahres|next year)|mid ?-? "
        r"?(?P<y>20\d\d)",
        _year_middle,
        True,
    ),
    _rule(
        r"monatsende|ende (?:des |dieses )monats|ende monat|month ?-? ?end|end of (?:the |this )?month|(?:im |in "
        r")?(?:diesem|diesen) monat|this month|(?:im |ende )?(?:nächsten?|kommenden?) monate?s?|(?:end of )?next "
        r"month",
        _this_month,
    ),
    _rule(
        r"(?:ende )?(?:der |dieser |diese |in der )?(?:übernächste[rn]?|nächste[rn]?|kommende[rn]?|diese[rn]?) "
        r"woche|ende der woche|wochenschluss|end of (?:the |this |next )?week|(?:this|next|the coming|the) week(?: "
        r"after next)?(?<!the week)",
        _week_of,
    ),
    _rule(
        rf"(?:(?:nächste|kommende|übernächste) woche |next week |the week after next )(?:am |on )?{_D}|"
        rf"{_D.replace('?P<w>', '?P<w2>')} (?:nächster|in der nächsten|kommender) woche",
        lambda match, on: _weekday(match, on) if match["w"] else None,
        True,
    ),
    _rule(
        rf"(?<!every )(?<!each )(?<!jeden )(?<!jede )(?<!immer )(?:bis |by |am |on |until |till |this |next |"
        rf"diesen |nächsten |kommenden |spätestens |zum |come |for )?{_D}(?: in einer woche| week(?=$| ?[,.;])| "
        rf"next week| nächste woche)?",
        _weekday,
        True,
    ),
    _rule(r"(?:in|within) (?:a|the next|1) fortnight", lambda match, on: on + timedelta(days=14)),
    _rule(r"in (?:einem halben|half a|a half) (?:jahr|year)", lambda match, on: calendar.months_later(on, 6)),
    _rule(
        rf"(?:in|within|binnen|innerhalb von|innerhalb|nach) (?:den nächsten |the next |spätestens |about |etwa |"
        rf"rund )?{_COUNT} {_UNIT}",
        _later,
    ),
    _rule(
        rf"(?:(?:in|within) (?:the )?)?next {_COUNT} {_UNIT}|{_COUNT.replace('?P<n>', '?P<n3>')} "
        rf"{_UNIT.replace('?P<u>', '?P<u3>')} from (?:now|today)",
        lambda match, on: _later(match, on) if match["n"] else None,
    ),
    _rule(
        r"(?:am|zum|bis zum|bis|ab dem|by the|on the|until the|from the|till the) (?P<n>\d{1,2})\.(?: (?:of "
        r")?(?:this month|next month|diesen monats|dieses monats|nächsten monats?))?(?= ?(?:$|[,;:]|und|and|we|wir|"
        r"you|as|i|it|ich|at|sind|ist|haben|hat|so|geht|gehen|läuft|fertig|drin|live|steht|hab|bin|with|for))",
        _ordinal_alone,
        True,
    ),
    _rule(
        r"(?:bis |by |until |till )?(?:morgen(?: früh| mittag| abend| vormittag| nachmittag)?|tomorrow(?: morning| "
        r"evening| night| afternoon)?|übermorgen|(?:the )?day after tomorrow|heute(?: noch| abend)?|today|tonight)",
        _tomorrow,
        True,
    ),
    _rule(r"(?:bis|by|zu|until|till|over|at|spätestens) (?:ostern|easter|pfingsten)", _easter, True),
    _rule(r"(?:bis|by|zu|until|till|at|spätestens) (?:weihnachten|christmas|chrissie|heiligabend)", _christmas, True),
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
