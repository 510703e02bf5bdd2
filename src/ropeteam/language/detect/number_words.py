"""Numbers as people say and recognisers write them: 'achtundvierzig', 'twenty ninth', '20'000', '1,4', 'zwei Dutzend',
'40k'.

Texts become a normal form (lower case, one space, number words as digits, ordinals with a dot) that remembers where
every token stood, so that rules match the form and quotes stay verbatim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DE_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwee": 2, "zwo": 2,
    "zwoa": 2,
    "drei": 3,
    "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "fuffzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
    "neunzehn": 19,
}  # fmt: skip
_DE_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "fuffzig": 50, "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_EN_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_EN_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_EN_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_DE_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "millions": 1_000_000, "billion": 1_000_000_000,
           "hundert": 100, "tausend": 1000, "millionen": 1_000_000, "mio": 1_000_000, "milliarde": 1_000_000_000,
           "milliarden": 1_000_000_000, "mrd": 1_000_000_000, "k": 1000, "dutzend": 12, "dozen": 12}  # fmt: skip
_ALONE = {"hundred", "thousand", "million", "hundert", "tausend", "dozen", "dutzend"}
_NOT_ALONE = {"ein", "eine", "einen", "einem", "einer"}
_TOKEN = re.compile(
    r"\d{1,3}(?:[.'’]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b|"
    r"\.(?=\s+[^\W\d_]|\s*$))?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]",
    re.UNICODE,
)
_DE_ORDINAL_END = re.compile(r"(?:e|en|er|es|em)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the normal form and where it stood. `value` is set for numbers, `ordinal` for 'third' and '3.'."""

    form: str
    start: int
    end: int
    value: float | None = None
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal form of a text; `at[i]` is the number of the token that character i of the form belongs to."""

    form: str
    tokens: tuple[Token, ...]
    at: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the form stood in the text."""
        return self.tokens[self.at[start]].start, self.tokens[self.at[max(start, end - 1)]].end


@lru_cache(maxsize=2048)
def normal(text: str) -> Normal:
    return assembled(merged([_token(match) for match in _TOKEN.finditer(text)]))


def assembled(tokens: list[Token]) -> Normal:
    form, at = "", []
    for no, token in enumerate(tokens):
        if form:
            form += " "
            at.append(no)
        form += token.form
        at.extend([no] * len(token.form))
    return Normal(form, tuple(tokens), tuple(at))


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    start, end = match.span()
    if word[0].isdigit():
        digits = re.match(r"[\d.,'’]*\d", word)
        ordinal = digits is not None and digits.end() < len(word) and digits.end() <= 2
        number = written(digits.group() if digits else word)
        plain = digits.group() if digits else word
        form = f"{plain}." if ordinal else plain
        return Token(form, start, end, number, ordinal)
    folded = word.replace("’", "'").lower()
    return Token(folded, start, end)


def written(digits: str) -> float | None:
    """A number in figures. '1.200' and '1,200' and "1'200" are thousands, '1,4' and '1.4' are not; '2.0.1' is no number."""
    bare = digits.replace("'", "").replace("’", "")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", bare) and not bare.startswith("0"):
        return float(re.sub(r"[.,]", "", bare))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", bare):
        return float(bare.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", bare):
        return float(bare.replace(",", ""))
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def spoken(word: str) -> tuple[int, bool] | None:
    """The value of one number word, and whether it is an ordinal; None for any other word."""
    if word in _EN_ORDINALS:
        return _EN_ORDINALS[word], True
    for table in (_EN_UNITS, _EN_TENS, _DE_UNITS, _DE_TENS):
        if word in table:
            return table[word], False
    value = _german(word)
    if value is not None:
        return value, False
    if "-" in word:
        return None
    value = _german_ordinal(_DE_ORDINAL_END.sub("", word))
    return None if value is None or word == "acht" else (value, True)


def _german_ordinal(stem: str) -> int | None:
    """'fuffzehnt' is 15, 'zwanzigst' is 20, 'sechst' is 6; the ending is off already."""
    if stem in _DE_ORDINALS:
        return _DE_ORDINALS[stem]
    if not stem.endswith("t"):
        return None
    value = _german(stem[:-1])
    return _german(stem[:-2]) if value is None and stem.endswith("st") else value


def _german(word: str) -> int | None:
    """A German compound such as zweitausendsechsundzwanzig; None when any part is no number."""
    if word in _DE_UNITS:
        return _DE_UNITS[word]
    if word in _DE_TENS:
        return _DE_TENS[word]
    for scale, size in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(scale)
        if found:
            head = _german(before) if before else 1
            tail = _german(after.removeprefix("und")) if after else 0
            if head is None or tail is None or head >= 1000 or tail >= size:
                return None
            return head * size + tail
    unit, found, ten = word.partition("und")
    if found and unit in _DE_UNITS and ten in _DE_TENS:
        return _DE_UNITS[unit] + _DE_TENS[ten]
    return None


def merged(tokens: list[Token]) -> list[Token]:
    """Number words joined: 'two hundred and fifty', 'twenty ninth', 'sixty thousand', '40 k', 'twenty twenty six'."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        value, ordinal, after = _number_at(tokens, at)
        if value is None:
            out.append(tokens[at])
            at += 1
            continue
        first, last = tokens[at], tokens[after - 1]
        if after == at + 1 and first.value is not None:
            out.append(first)
        else:
            text = f"{value:g}" if value < 1e6 else f"{value:.0f}"
            out.append(Token(f"{text}." if ordinal else text, first.start, last.end, value, ordinal))
        at = after
    return out


def _number_at(tokens: list[Token], at: int) -> tuple[float | None, bool, int]:
    """The number that starts at a token: value, ordinal, and the token after it."""
    total, part, place, seen = 0.0, 0.0, at, False
    ordinal = False
    while place < len(tokens) and not ordinal:
        token = tokens[place]
        scale = _SCALES.get(token.form)
        if scale is not None and (seen or token.form in _ALONE):
            part = (part or 1.0) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
            seen, place = True, place + 1
            continue
        if token.value is not None:
            if seen:
                break
            part, ordinal, seen, place = token.value, token.ordinal, True, place + 1
            continue
        if token.form in ("and", "-") and seen and place + 1 < len(tokens) and _joins(tokens, place, part):
            place += 1
            continue
        value = spoken(token.form)
        if value is None or (seen and not _follows(part, value[0])):
            break
        is_year = part == 20 and 20 <= value[0] < 100 and not value[1]
        part = 2000 + value[0] if is_year else part + value[0]
        ordinal, seen, place = value[1], True, place + 1
    if not seen:
        return None, False, at
    if place == at + 1 and tokens[at].form in _NOT_ALONE:
        return None, False, at
    return total + part, ordinal, place


def _follows(part: float, value: int) -> bool:
    """May `value` be said after `part` as one number? 'twenty' + 'nine', 'hundred' + 'fifty', '2020' + 'six'."""
    if part == 20 and 20 <= value < 100:
        return True
    if value >= 100:
        return False
    if part and part % 100 == 0:
        return True
    return value < 10 and part >= 20 and part % 10 == 0


def _joins(tokens: list[Token], place: int, part: float) -> bool:
    following = spoken(tokens[place + 1].form)
    if following is None:
        return False
    if tokens[place].form == "-":
        return tokens[place].start == tokens[place - 1].end and _follows(part, following[0])
    return part >= 100 and part % 100 == 0 and following[0] < 100
