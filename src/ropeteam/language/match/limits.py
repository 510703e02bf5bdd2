"""How words stand to the limits of a capability: inside one, leaning on one, or beyond it. By rule, never by likeness.

Rule in prose, for each limit on its own; the first that says something decides.

1. *How often*: asking for more often than the limit's interval, or for real time, is beyond; the same or less is within.
2. *How much*: an amount of the same counted word (or a bare number where the capability has one such limit that counts
   things) above the most or below the least is beyond, else within; "more than" the most and "as many as you like" are beyond,
   "at least" it and "not more than" it are within.
3. *Not these*: what the limit expressly leaves out; another member of a closed family than those it lists; "any / every /
   jede beliebige" of that kind: beyond. A limit without a dimension that lists such members means these and no others. The mere
   kind of a listed thing ("on the tablet" beside "iPad") says nothing; one word of several left out: not sure.
4. *Which version*: a named version that differs or is too old is beyond, else within; the name without one leans on it.
5. *These*: a listed member or name is within.
6. *Only reading*, *only giving out*, *only with the network*: words of writing, of standing in for what is read, of reading in, or
   of working without network, are beyond. *Another kind* of a listed name ("Modbus RTU" beside "Modbus TCP"): not sure.
7. *Another counted thing*: more of something else than the one most of the capability ("80 Plätze" beside "12 Räume"): not
   sure, since it may be the same thing by another name. A number of things is never held against a time, a size or a length.
8. *Its own words*: most of the limit's words said again lean on it.

*For later*: where none of this found anything firm, a delivery promised for a month, a quarter or a release promises what
is not there today: beyond, with the phrase as what was said. Switching on or setting up is no delivery.

What no rule decides is not touched: the verdict then rests on the capability alone, and a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.detect.cues import fold
from ropeteam.language.detect.due_grammar import find
from ropeteam.language.detect.number_words import normal
from ropeteam.language.match.gazetteer import KIND_WORDS, covers, kind_of, members
from ropeteam.language.match.left_out import Said, half_left_out, left_out, negated
from ropeteam.language.match.limit_text import Limit, read_limit
from ropeteam.language.match.quantities import Amount, amounts, interval, same_unit, stem
from ropeteam.language.match.ways import NET_WORDS, fails, reads_in, replaces, without_network, writes

_MANY = re.compile(
    r"\b(?:as many|so many|as much|as big|however many|(?:matter|minds?|cares?|regardless of) how many"
    r"|any number|any size|unlimited|no limits?|limitless|"
    r"endless\w*|infinite\w*|without (?:a )?limit"
    r"|unbegrenzt\w*|unendlich\w*|beliebig (?:viele?|groß|lang|oft)|so viel\w*|egal wie ?viele?|ohne (?:grenze|"
    r"limit|obergrenze|einschränkung|begrenzung)|grenzenlos|keine (?:grenze|obergrenze|(?:ein|be)schränkung\w*)"
    r"|no (?:cap|ceiling|restrictions?)|nach "
    r"oben .{0,20}offen|size is no)\b"
)
_ANY = re.compile(
    r"\b(?:any|every(?! (?:time|day|night|week|month|year))"
    r"|all|whatever|whichever|each|jede[rsnm]?|alle[rsnm]?|sämtliche\w*|beliebige\w*|egal(?: über)? "
    r"welche\w*|worldwide|weltweit|überall|everywhere|anywhere|wherever|"
    r"anything|alles|foreign|international\w*|ausländisch\w*|no matter (?:which|what)|durch die bank|of the world)\b"
)
_SWITCH = re.compile(
    r"\b(?:\w*schalt\w*|einricht\w*|richt\w* .*\bein|stell\w* .*\b(?:ein|um)|switch\w*|turn\w*|activat\w*|"
    r"aktivier\w*|set\w*(?: up)?|configur\w*|konfigur\w*|enabl\w*|hinterleg\w*"
    r"|flip\w*|open|zugang|access|codes?|freigeb\w*)\b"
)
_STRETCH = re.compile(
    r"\b(?:heute|today|tomorrow|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|monday|tuesday|"
    r"wednesday|thursday|friday|woche|week|tage?n?|days?)\b"
)
_MONEY = frozenset({"%", "€", "$", "euro", "eur"})
_OFTENER = re.compile(
    r"(?<!nicht )(?<!not )(?<!no )\b(?:öfter|häufiger|schneller|kürzer|more often|more frequently|faster|quicker|sooner) "
    r"(?:als|wie|than) (?:nur |bloß |only |just )?\Z"
)
_OLDER = re.compile(r"\b(?:vor|unter|älter als|before|below|older than|earlier than|prior to) \Z")
_PIECES = frozenset({"stück"})
_SOME_DAY = date(2026, 1, 15)


def touches(text: str, limits: Sequence[LimitText], *, name: str = "", there: bool = True) -> tuple[LimitTouch, ...]:
    """The limits that words are concerned with, in the order of the limits; each at most once. `name` is the capability's: what
    it names itself is beyond no list. `there` False: of something that is planned, whose delivery for later is no news."""
    read = [read_limit(limit) for limit in limits]
    folded = fold(text)
    if not folded or not read:
        return ()
    counting = sum(bool(limit.most or limit.least) for limit in read)
    found = [touch for limit in read if (touch := _one(limit, text, folded, alone=counting == 1, name=fold(name)))]
    if there and all(touch.relation in (LimitRelation.MENTIONED, LimitRelation.UNSURE) for touch in found):
        later = for_later(text, folded)
        if later:
            found = [LimitTouch(_closest(read, folded).no, LimitRelation.BEYOND, later)]
    return tuple(sorted(found, key=lambda touch: touch.no))


def exceeds(text: str, stated: str, limits: Sequence[LimitText] = ()) -> bool:
    """Do words ask for more than a title states ("Twelve hours without a network", "Screens in Polish")? Amounts, closed
    families and versions only; what the `limits` already allow is nothing more."""
    limit, folded = read_limit(LimitText(0, stated)), fold(text)
    today = [read_limit(one) for one in limits]
    listed = {
        family: members_.union(*(one.listed.get(family, frozenset()) for one in today))
        for family, members_ in limit.listed.items()
    }
    both = replace(limit, listed=listed)
    found = (
        _often(limit, text),
        _much(limit, text, folded),
        _other_member(both, folded),
        _version(limit, text, folded),
    )
    return any(said is not None and said[0] == LimitRelation.BEYOND for said in found)


def raises(title: str, limit: LimitText) -> bool:
    """Does a title state an amount beyond the limit, so that it lifts it ("Up to ten sites" beside "Up to 3 sites")?"""
    read = read_limit(limit)
    said = _often(read, title) or _much(read, title, "")
    return said is not None and said[0] == LimitRelation.BEYOND


def most_of(limit: LimitText) -> float | None:
    """How much a limit of how much allows ("Up to 50 logins"), in its own unit."""
    read = read_limit(limit)
    return read.most[0].number if read.most else None


def _one(limit: Limit, text: str, folded: str, *, alone: bool, name: str) -> LimitTouch | None:
    said = (
        _often(limit, text)
        or _much(limit, text, folded, alone=alone)
        or left_out(limit, folded)
        or _other_member(limit, folded, name)
        or _version(limit, text, folded)
        or _other_kind(limit, text)
        or _way(limit, folded)
        or _which(limit, folded)
        or (_other_thing(limit, text) if alone else None)
        or half_left_out(limit, folded)
        or _leans(limit, folded)
    )
    return LimitTouch(limit.no, *said) if said is not None else None


def _leans(limit: Limit, folded: str) -> Said | None:
    """Most of the limit's own words said again: the words lean on it."""
    if limit.most or limit.least:
        return None
    words = {stem(word) for word in re.findall(r"[^\W_\d]{3,}", folded)}
    own = {one for one in limit.content if not one.startswith(NET_WORDS)}
    shared = own & words
    if own and (shared == own or (len(shared) >= 2 and len(shared) * 2 >= len(own))) and max(map(len, shared)) > 3:
        return LimitRelation.MENTIONED, " ".join(sorted(shared))
    return None


def _often(limit: Limit, text: str) -> Said | None:
    if limit.every is None:
        return None
    said = interval(text)
    if said is None:
        return None
    sooner = said.seconds < limit.every * (1.001 if _oftener(said.said, text) else 0.999)
    return (LimitRelation.BEYOND if sooner else LimitRelation.WITHIN), said.said


def _oftener(said: str, text: str) -> bool:
    """ "More often than every 5 minutes", „öfter als einmal am Tag“."""
    before = normal(text).form.partition(said)[0]
    return _OFTENER.search(before) is not None


def _much(limit: Limit, text: str, folded: str, *, alone: bool = False) -> Said | None:
    bounds = limit.most or limit.least
    if not bounds:
        return None
    said = amounts(text)
    for bound in bounds:
        alike = [one for one in said if _comparable(one, bound, exact=bool(limit.least))]
        if alike:  # of several, the one that asks for most: "nine hundred here, two thousand there"
            asked = max(alike, key=lambda one: (one.value if limit.most else -one.value, one.side == "over"))
            outside = asked.above(bound.value) if limit.most else asked.below(bound.value)
            return (LimitRelation.BEYOND if outside else LimitRelation.WITHIN), asked.said
    if alone and limit.most:
        bare = max((one for one in said if _bare(one, bounds[0], text)), key=lambda one: one.number, default=None)
        if bare and (bare.number > bounds[0].number or bare.number >= bounds[0].number / 4):
            outside = bare.above(bounds[0].number)
            return (LimitRelation.BEYOND if outside else LimitRelation.WITHIN), bare.said
    many = _MANY.search(folded)
    if many and limit.most and (alone or any(bound.unit and stem(bound.unit) in folded for bound in bounds)):
        return LimitRelation.BEYOND, many.group()
    return None


def _comparable(one: Amount, bound: Amount, *, exact: bool) -> bool:
    """The same counted word, or (for a most) the same measure: 'two hours' and '120 Minuten'."""
    if one.family and one.family == bound.family:
        return not exact or same_unit(one.unit, bound.unit)
    return not one.family and not bound.family and same_unit(one.unit, bound.unit)


def _bare(one: Amount, bound: Amount, text: str) -> bool:
    """A number that may mean the counted thing: nothing else is counted, as far as one can see."""
    if one.family or one.unit in _MONEY or _is_year(one) or bound.number <= 1:
        return False
    return not one.unit or (not bound.family and not _is_thing(one, text))


def _is_year(one: Amount) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", one.said) is not None


def _is_thing(one: Amount, text: str) -> bool:
    """Whether the word after a number is a noun: German writes it large. In speech without capitals nobody can tell it from a
    verb ("die dreißig schafft das"), and the number counts as bare."""
    written = re.search(rf"(?<!\w){re.escape(one.unit)}", text, re.IGNORECASE)
    return written is not None and written.group()[0].isupper() and one.unit not in _PIECES


def _other_thing(limit: Limit, text: str) -> Said | None:
    if not limit.most or limit.most[0].family:
        return None
    more = (one for one in amounts(text) if not one.family and one.unit and one.unit not in _MONEY and one.number)
    found = next((one for one in more if one.number > limit.most[0].number and _is_thing(one, text)), None)
    return (LimitRelation.UNSURE, found.said) if found is not None else None


def _version(limit: Limit, text: str, folded: str) -> Said | None:
    for name, (number, exact) in limit.versions.items():
        lead = re.sub(r"(?<=[a-z])(?=\d)", " ?", re.escape(name)) + "[ -]?" if name else ""
        form = normal(text).form
        match = re.search(
            rf"(?<!\w){lead}(?:ab |version |server |v |from |hana )*(\d{{1,4}}(?:(?:\.| dot | punkt | point "
            rf")\d+)*)(?![\w%])",
            form,
        )
        if not match and not name:
            match = re.search(r"\bversion (\d+(?:\.\d+)*)", form)
        if not match:
            if name and len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
                return LimitRelation.MENTIONED, name
            continue
        said = re.sub(r" (?:dot|punkt|point) ", ".", match[1])
        ours, theirs = _parts(said), _parts(number)
        width = min(len(ours), len(theirs))
        outside = ours[:width] != theirs[:width] if exact else ours < theirs[: len(ours)]
        outside = outside or (ours[:width] == theirs[:width] and _OLDER.search(form, 0, match.start()) is not None)
        return (LimitRelation.BEYOND if outside else LimitRelation.WITHIN), said
    return None


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _other_kind(limit: Limit, text: str) -> Said | None:
    """ "Modbus RTU" beside "Modbus TCP": the same name, another kind of it."""
    for name, kinds in limit.variants.items():
        for said in re.finditer(rf"\b(?i:{re.escape(name)})[ -]([A-Z]{{2,4}}\d?)\b", text):
            if said[1] not in kinds:
                return LimitRelation.UNSURE, said.group()
    return None


def _which(limit: Limit, folded: str) -> Said | None:
    squeezed = re.sub(r"[^a-zäöüß0-9]", "", folded)
    for name in limit.names:
        torn = len(name) >= 5 and re.sub(r"[^a-zäöüß0-9]", "", name) in squeezed
        whole = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
        if (
            whole
            and re.search(r"\b(?:ohne|without)\s+\w*\s?$", folded[: whole.start()])
            and not fails(folded, whole.end())
        ):
            return LimitRelation.BEYOND, f"{folded[: whole.start()].split()[-1]} {name}"
        if torn or whole:
            return LimitRelation.WITHIN, name
    for family, listed in limit.listed.items():
        said = members(folded, family).items()
        inside = [word for member, word in said if any(covers(one, member) for one in listed)]
        if inside:
            return LimitRelation.WITHIN, inside[0]
    any_ = _ANY.search(folded)
    if any_ and limit.exclusive and (limit.names or limit.listed) and _names_kind(limit, folded[any_.end() :]):
        return LimitRelation.BEYOND, any_.group()
    return None


def _other_member(limit: Limit, folded: str, name: str = "") -> Said | None:
    """Another member of a family the limit lists, more of them than it lists, or all of them."""
    if not limit.exclusive:
        return None
    for family, listed in limit.listed.items():
        own = members(name, family)
        said = {member: word for member, word in members(folded, family).items() if member not in own}
        wider = {member for member in said if any(kind_of(member, one) or kind_of(one, member) for one in listed)}
        other = [
            word
            for member, word in said.items()
            if member not in wider and not any(covers(one, member) for one in listed)
        ]
        if other and not negated(folded, other[0]):
            return LimitRelation.BEYOND, other[0]
        kind = re.search(rf"\b(?:{KIND_WORDS[family]})\b", folded)
        if kind and not said.keys() - wider:
            counted = [one.said for one in amounts(folded) if one.unit == kind.group() and one.above(len(listed))]
            any_ = [one.group() for one in _ANY.finditer(folded) if _soon(KIND_WORDS[family], folded[one.end() :])]
            if counted or any_:
                return LimitRelation.BEYOND, (counted or any_)[0]
        if family == "place" and re.search(r"\b(?:weltweit|worldwide|foreign|wherever|überall|everywhere)\b", folded):
            return LimitRelation.BEYOND, "worldwide"
    return None


def _soon(kind: str, after: str) -> bool:
    return re.search(rf"\b(?:{kind})\b", " ".join(after.split()[:4])) is not None


def _names_kind(limit: Limit, after: str) -> bool:
    """Do the next words after "any" name the kind of thing the limit lists ('any parlour make', 'jedes Gerät')?"""
    following = re.findall(r"[^\W_]+", after)[:4]
    kinds = {stem(word) for word in re.findall(r"[^\W_]+", limit.folded) if len(word) > 3}
    general = re.compile(rf"(?:{KIND_WORDS['system']}|{KIND_WORDS['device']}|asset|parlou?r|gerät\w*)$")
    return any((stem(word) in kinds and word not in ("only",)) or general.match(word) for word in following)


def _way(limit: Limit, folded: str) -> Said | None:
    """Only reading; only with the network."""
    if limit.read_only:
        write = writes(folded)
        if write and not negated(folded, write.group()):
            return LimitRelation.BEYOND, write.group()
        instead = replaces(folded, limit.content)
        if instead:
            return LimitRelation.BEYOND, instead
    if limit.out_only:
        inward = reads_in(folded)
        if inward and not negated(folded, inward):
            return LimitRelation.BEYOND, inward
    if limit.needs_network:
        without = without_network(folded)
        words = {stem(word) for word in re.findall(r"[^\W_\d]{3,}", folded)}
        about = {one for one in limit.content if not one.startswith(NET_WORDS)}
        if without and (not about or any(one.endswith(other) for one in words for other in about if len(other) > 3)):
            return LimitRelation.BEYOND, without
    return None


def for_later(text: str, folded: str) -> str:
    """The phrase of a later delivery, '' where the words only switch on or set up, or name no month, quarter or release."""
    if _SWITCH.search(folded):
        return ""
    form = normal(text)
    for one in find(form, _SOME_DAY):
        phrase = form.form[one.start : one.end]
        if one.day is not None and not _STRETCH.search(phrase):
            return phrase
    release = re.search(
        r"\b(?:mit|with|in|im) (?:der |dem |the )?(?:release |version )?(?:r ?\d+|\d{1,4}[. ](?:dot |punkt |point "
        r")?\d+)\b|\b(?:release|version) \d",
        form.form,
    )
    return release.group() if release else ""


def _closest(limits: list[Limit], folded: str) -> Limit:
    """The limit that shares most words with what was said, the first where none does."""
    words = {stem(word) for word in re.findall(r"[^\W_]+", folded) if len(word) > 3}
    return max(
        limits, key=lambda limit: (sum(stem(one) in words for one in re.findall(r"[^\W_]+", limit.folded)), -limit.no)
    )
