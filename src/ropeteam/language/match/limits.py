"""How words stand to the limits of a capability: inside one, leaning on one, or beyond it. Structured, never by similarity.

Rule in prose, for each limit on its own; the first that says something decides.
1. *How often*: words asking for more often than the limit's interval, or real time, are beyond; the same or less is within.
2. *How much*: an amount of the same counted word (or a bare number where the capability has one such limit) above the most
   or below the least is beyond, else within; "as many as you like" is beyond.
3. *Which version*: a named version that differs or is too old is beyond, else within; the name without one leans on it.
4. *Which ones*: a listed member or name is within; another member of the same closed family, what the limit expressly
   leaves out, or "any / every / jede beliebige" of that kind is beyond.
5. *Only reading*, *needs the network*: words of writing, or of working without network, are beyond.
6. *For later*: a delivery promised for a month, a quarter or a release, of something that has limits and with nothing that is
   inside them named, promises what is not there today: beyond, with the phrase as what was said.
What no rule decides is not touched: the verdict then rests on the capability alone, and a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.detect.cues import fold
from ropeteam.language.detect.due_grammar import find
from ropeteam.language.detect.number_words import normal
from ropeteam.language.match.gazetteer import KIND_WORDS, covers, members
from ropeteam.language.match.limit_text import Limit, read_limit
from ropeteam.language.match.quantities import Amount, amounts, interval, same_unit, stem

_MANY = re.compile(
    r"\b(?:as many|so many|as much|as big|as long|how(?:ever)? many|any number|any size|unlimited|no limits?|limitless|endless\w*|infinite\w*|without (?:a )?limit|doesn't mind how many"
    r"|unbegrenzt\w*|unendlich\w*|beliebig (?:viele?|groß|lang|oft)|so viel\w*|egal wie ?viele?|ohne (?:grenze|limit|obergrenze|einschränkung|begrenzung)|grenzenlos|keine (?:grenze|obergrenze))\b"
)
_ANY = re.compile(
    r"\b(?:any|every|all|whatever|whichever|each|jede[rsnm]?|alle[rsnm]?|sämtliche\w*|beliebige\w*|egal(?: über)? welche\w*|worldwide|weltweit|überall|everywhere|anywhere|wherever|"
    r"anything|alles|no matter (?:which|what)|durch die bank|of the world)\b"
)
_RAISE = re.compile(r"\b(?:heb\w*|anheb\w*|erhöh\w*|erweiter\w*|aufbohr\w*|lift\w*|raise\w*|extend\w*|increase\w*|bump\w*|ups? it)\b")
_WRITE = re.compile(
    r"\b(?:schreib\w*|zurückschreib\w*|zurück(?:spiel|meld)\w*|buch\w*|bestell\w*|änder\w*|bearbeit\w*|writ\w*|edit\w*|update\w*|push\w*|both ways|in beide richtungen|beidseitig|two ways"
    r"|order(?:s|ed)?|back into|zurück ins|pfleg\w*)\b"
)
_NO_NET = re.compile(r"\b(?:ohne (?:netz|empfang|internet|wlan)|offline|without (?:the )?(?:network|internet|wifi|signal)|no (?:network|signal)|off ?line|im funkloch|im keller|out of range)\b")
_NEGATION = re.compile(r"\b(?:nicht|net|kein\w*|not|no|n't|never|isn't|doesn't|ohne|without|except)\b")
_SWITCH = re.compile(
    r"\b(?:\w*schalt\w*|einricht\w*|richt\w* .*\bein|stell\w* .*\b(?:ein|um)|switch\w*|turn\w*|activat\w*|aktivier\w*|set\w*(?: up)?|configur\w*|konfigur\w*|enabl\w*|hinterleg\w*"
    r"|flip\w*|open|zugang|access|codes?|freigeb\w*)\b"
)
_STRETCH = re.compile(r"\b(?:heute|today|tomorrow|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|monday|tuesday|wednesday|thursday|friday|woche|week|tage?n?|days?)\b")
_DELIVER = re.compile(
    r"\b(?:komm\w*|krieg\w*|kriech\w*|krieg'n|bekomm\w*|lief\w*|hab\w*|hat|hast|ham|hom|bring\w*|bau\w*|bind\w*|schließ\w*|mach\w*|mer|ist|sind|steht|läuft|laufen|geh\w*|nach|folgt|drin|get\w*|have|having|had|come\w*|coming|"
    r"deliver\w*|ship\w*|build\w*|is|are|be|will|land\w*|arriv\w*|follow\w*|connect\w*|support\w*|make|give\w*|giving|go\w*|ready|yours|takes?|working|cover\w*|expect)\b"
)
_SOME_DAY = date(2026, 1, 15)


def touches(text: str, limits: Sequence[LimitText]) -> tuple[LimitTouch, ...]:
    """The limits that words are concerned with, in the order of the limits; each at most once."""
    read = [read_limit(limit) for limit in limits]
    folded = fold(text)
    if not folded or not read:
        return ()
    counting = sum(bool(limit.most or limit.least) for limit in read)
    found = [touch for limit in read if (touch := _one(limit, text, folded, alone=counting == 1))]
    if not found:
        later = _for_later(text, folded)
        if later:
            found = [LimitTouch(_closest(read, folded).no, LimitRelation.BEYOND, later)]
    return tuple(sorted(found, key=lambda touch: touch.no))


def _one(limit: Limit, text: str, folded: str, *, alone: bool) -> LimitTouch | None:
    for rule in (_often, _much, _version, _which, _way):
        said = rule(limit, text, folded) if rule is not _much else _much(limit, text, folded, alone=alone)
        if said is not None:
            relation, words = said
            return LimitTouch(limit.no, relation, words)
    return None


Said = tuple[LimitRelation, str]


def _often(limit: Limit, text: str, folded: str) -> Said | None:
    if limit.every is None:
        return None
    said = interval(text)
    if said is None:
        return None
    words = _around(folded, said)
    return (LimitRelation.BEYOND if said < limit.every * 0.999 else LimitRelation.WITHIN), words


def _around(folded: str, seconds: float) -> str:
    return folded[:40] if seconds else "0"


def _much(limit: Limit, text: str, folded: str, *, alone: bool = False) -> Said | None:
    bounds = limit.most or limit.least
    if not bounds:
        return None
    said = amounts(text)
    for bound in bounds:
        same = [one for one in said if _comparable(one, bound)]
        bare = [one for one in said if alone and len(bounds) == 1 and _bare(one, bound)]
        for one in same or bare:
            outside = one.value > bound.value if limit.most else one.value < bound.value
            if not same and not outside and one.value < bound.value / 4:
                continue
            return (LimitRelation.BEYOND if outside else LimitRelation.WITHIN), one.said
    many = _MANY.search(folded)
    if many and limit.most and (alone or any(_counts(bound, folded) for bound in bounds)):
        return LimitRelation.BEYOND, many.group()
    return None


def _comparable(one: Amount, bound: Amount) -> bool:
    if one.family and one.family == bound.family:
        return True
    return not one.family and not bound.family and same_unit(one.unit, bound.unit)


def _bare(one: Amount, bound: Amount) -> bool:
    """A number without a counted word, or with one that does not stand for time, data or length of its own."""
    return one.family == "" and one.unit not in ("%", "€", "$", "euro", "eur")


def _counts(bound: Amount, folded: str) -> bool:
    return bool(bound.unit) and stem(bound.unit) in folded


def _version(limit: Limit, text: str, folded: str) -> Said | None:
    for name, (number, exact) in limit.versions.items():
        lead = rf"{re.escape(name)}[ -]?" if name else ""
        form = normal(text).form
        match = re.search(rf"(?<!\w){lead}(?:ab |version |server |v |from |hana )*(\d{{1,4}}(?:(?:\.| dot | punkt | point )\d+)*)(?![\w%])", form)
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
        return (LimitRelation.BEYOND if outside else LimitRelation.WITHIN), said
    return None


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _which(limit: Limit, text: str, folded: str) -> Said | None:
    out = _left_out(limit, folded)
    if out is not None:
        return out
    squeezed = re.sub(r"[^a-zäöüß0-9]", "", folded)
    for name in limit.names:
        if len(name) >= 4 and re.sub(r"[^a-zäöüß0-9]", "", name) in squeezed or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            return LimitRelation.WITHIN, name
    inside: str = ""
    for family, listed in limit.listed.items():
        said = members(folded, family)
        other = [word for member, word in said.items() if not any(covers(one, member) for one in listed)]
        if other and limit.exclusive and not _negated(folded, other[0]):
            return LimitRelation.BEYOND, other[0]
        inside = inside or next(iter(said.values()), "")
        any_ = _ANY.search(folded)
        if any_ and not said and limit.exclusive and re.search(rf"\b(?:{KIND_WORDS[family]})\b|weltweit|worldwide", folded):
            return LimitRelation.BEYOND, any_.group()
    if inside:
        return LimitRelation.WITHIN, inside
    any_ = _ANY.search(folded)
    if any_ and limit.exclusive and (limit.names or limit.listed) and _names_kind(limit, folded[any_.end() :]):
        return LimitRelation.BEYOND, any_.group()
    return None


def _names_kind(limit: Limit, after: str) -> bool:
    """Do the next words after "any" name the kind of thing the limit lists ('any parlour make', 'jedes Gerät')?"""
    following = re.findall(r"[^\W_]+", after)[:4]
    kinds = {stem(word) for word in re.findall(r"[^\W_]+", limit.folded) if len(word) > 3}
    general = re.compile(rf"(?:{KIND_WORDS['system']}|{KIND_WORDS['device']}|asset|parlou?r|gerät\w*)$")
    return any(stem(word) in kinds and word not in ("only",) or general.match(word) for word in following)


def _left_out(limit: Limit, folded: str) -> Said | None:
    """What the limit expressly does not do, named and not itself denied."""
    for group in limit.excluded:
        hits = [word for word in group if re.search(rf"\b{re.escape(_short(word))}", folded)]
        if len(hits) == len(group) or (len(group) > 1 and len(hits) >= 1 and len(hits[0]) > 8):
            if not _negated(folded, _short(hits[0])):
                return LimitRelation.BEYOND, hits[0]
    return None


def _short(word: str) -> str:
    return stem(word) if len(word) > 4 and stem(word) in word else word


def _negated(folded: str, word: str) -> bool:
    place = folded.find(word)
    before = " ".join(folded[:place].split()[-3:])
    after = " ".join(folded[place + len(word) :].split()[:3])
    return bool(_NEGATION.search(before) or re.search(r"\b(?:nicht|net|not)\b", after))


def _way(limit: Limit, text: str, folded: str) -> Said | None:
    """Only reading; only with the network."""
    if limit.read_only:
        write = _WRITE.search(folded)
        if write and not _negated(folded, write.group()):
            return LimitRelation.BEYOND, write.group()
    if limit.needs_network:
        without = _NO_NET.search(folded)
        if without:
            return LimitRelation.BEYOND, without.group()
    return None


def _for_later(text: str, folded: str) -> str:
    """The phrase of a later delivery, '' where the words only switch on or set up, or name no month, quarter or release."""
    if _SWITCH.search(folded) or not _DELIVER.search(folded):
        return ""
    form = normal(text)
    for one in find(form, _SOME_DAY):
        phrase = form.form[one.start : one.end]
        if one.day is not None and not _STRETCH.search(phrase):
            return phrase
    release = re.search(r"\b(?:mit|with|in|im) (?:der |dem |the )?(?:release |version )?(?:r ?\d+|\d{1,4}[. ](?:dot |punkt |point )?\d+)\b|\b(?:release|version) \d", form.form)
    return release.group() if release else ""


def _closest(limits: list[Limit], folded: str) -> Limit:
    """The limit that shares most words with what was said, the first where none does."""
    words = {stem(word) for word in re.findall(r"[^\W_]+", folded) if len(word) > 3}
    return max(limits, key=lambda limit: (sum(stem(one) in words for one in re.findall(r"[^\W_]+", limit.folded)), -limit.no))
