"""What templates say and show: words by code in the reader's language, days, amounts, marks. Built into every template."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ropeteam.core.fit import BACKING_SHAPE, is_unsure, shape_of
from ropeteam.core.vocabulary import Backing, Fit, GateResult, Shape
from ropeteam.store.models import Observation
from ropeteam.web import icons, languages, mood
from ropeteam.web.refusals import NONE, Refusal
from ropeteam.wording import hyphens, pulse
from ropeteam.wording import say as wording
from ropeteam.wording.carried import carried as carried_words
from ropeteam.wording.presales import decimal

register = template.Library()
FITS = frozenset(Fit)
BACKINGS = frozenset(Backing)


@register.simple_tag
def say(code: str, **values: object) -> str:
    """The sentence for a code: {% say "today.title" name=person.name %}."""
    return wording.say(code, languages.current(), **values)


@register.simple_tag
def count(code: str, n: int, **values: object) -> str:
    """`code.one` or `code.many` with {n}: {% count "today.deals" 3 %}."""
    return wording.say(f"{code}.one" if n == 1 else f"{code}.many", languages.current(), n=n, **values)


@register.filter
def label(value: object, words: str) -> str:
    """The word of a closed list: {{ deal_role.role|label:"role" }}; nothing for nothing."""
    if value is None or value == "":
        return ""
    return wording.say(f"{words}.{value}", languages.current())


@register.filter
def day(value: object) -> str:
    return wording.day(value, languages.current())


@register.filter
def amount(value: object, currency: str = "EUR") -> str:
    return wording.amount(value, currency, languages.current()).replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def exact(value: object) -> str:
    """A number as it was agreed, without noughts that say nothing: {{ order.days|exact }}."""
    return decimal(Decimal(str(value)), languages.current())


@register.filter
def price(value: object) -> str:
    return wording.price(value, languages.current()).replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def broken(text: str) -> str:
    """The same words for a narrow place: {{ name|broken }}."""
    return hyphens.broken(text)


@register.filter
def answer(point: Observation) -> str:
    """What a measuring point was answered, in words."""
    return pulse.answered(point.channel, point.raw, languages.current())


@register.filter
def points(value: float) -> str:
    return mood.points(value)


@register.filter
def named(key: str, names: dict[str, str]) -> str:
    """What people call a key of their own: {{ account.segment|named:segment_names }}; the key itself where it has no name."""
    return names.get(key, key)


@register.filter
def at(refusal: Refusal | str, form: str) -> Refusal:
    """What was refused of this form of the page; nothing where it was another one, or none."""
    return refusal.at(form) if isinstance(refusal, Refusal) else NONE


@register.simple_tag
def wrong(refusal: Refusal, field: str, at: str) -> SafeString:
    """The rule that said no, under its field; `at` is the field's id, which points here by `{% amiss %}`."""
    if not refusal or refusal.about != field:
        return mark_safe("")
    return format_html('<p class="field-error" id="{}-wrong" role="alert">{}</p>', at, refusal.text)


@register.simple_tag
def amiss(refusal: Refusal, field: str, at: str, hint: str = "") -> SafeString:
    """The attributes of a field: that it is wrong, and what describes it (its own `hint` too)."""
    bad = bool(refusal) and refusal.about == field
    told = " ".join(word for word in (hint, f"{at}-wrong" if bad else "") if word)
    described = format_html(' aria-describedby="{}"', told) if told else mark_safe("")
    return format_html("{}{}", mark_safe(' aria-invalid="true"') if bad else mark_safe(""), described)


@register.inclusion_tag("components/refused.html")
def refused(refusal: Refusal) -> dict[str, str]:
    """On top of a form: the rule that said no, where no field of it says so itself."""
    return {"refused": "" if refusal and refusal.about else refusal.text}


@register.filter
def sent(refusal: Refusal, name: str) -> list[str]:
    """All values a form sent under one name: what was ticked."""
    return refusal.typed.getlist(name)


@register.filter
def other_language(language: str) -> str:
    return "en" if language == "de" else "de"


@register.simple_tag
def language() -> str:
    return languages.current()


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(icons.icon(name))


@register.simple_tag
def mark(shape: str) -> SafeString:
    """A verdict's mark alone, where the word beside it is not one of fit or backing."""
    return mark_safe(icons.mark(Shape(shape)))


@register.simple_tag
def verdict(fit: str, *, word: bool = True, unsure: bool = False) -> SafeString:
    """A fit as mark and word. `word=False` leaves the word to screen readers, for lists that say it beside. `unsure`: nobody said
    no yet, so it has the mark of nothing without the colour of a no."""
    if not fit:
        return mark_safe("")
    look = "open" if unsure or fit == Fit.UNKNOWN else shape_of(Fit(fit)).value
    return _marked(shape_of(Fit(fit)), look, wording.say(f"fit.{fit}", languages.current()), word)


@register.simple_tag
def backing(value: str, *, word: bool = True, fit: str | None = "", unsure: bool = False) -> SafeString:
    """A backing as mark and word. With the fit behind it what nobody judged yet is told apart from a no."""
    if not value:
        return mark_safe("")
    return _marked(BACKING_SHAPE[Backing(value)], _look(value, fit, unsure), _carried(value, fit, unsure), word)


@register.simple_tag
def carried(value: str, fit: str | None, *, unsure: bool = False) -> SafeString:
    """The same as a word alone, for rows that have their mark in front."""
    if not value:
        return mark_safe("")
    return format_html('<span class="v-{}">{}</span>', _look(value, fit, unsure), _carried(value, fit, unsure))


@register.filter
def unsure(row: Any) -> bool:
    """Of a row with `fit` and, where they were asked for, `reasons`: whether only a sure judgement is lacking."""
    return is_unsure(Fit(row.fit or Fit.UNKNOWN), [reason["code"] for reason in getattr(row, "reasons", None) or ()])


def _look(value: str, fit: str | None, unsure: bool) -> str:
    return "open" if unsure or fit == Fit.UNKNOWN else BACKING_SHAPE[Backing(value)].value


def _carried(value: str, fit: str | None, unsure: bool) -> str:
    return carried_words(value, fit, languages.current(), unsure=unsure)


@register.filter
def shape(value: str) -> str:
    """The CSS class of a fit's or backing's shape: `v-full`, `v-half`, `v-empty`, `v-cross`."""
    if value in FITS:
        return f"v-{shape_of(Fit(value))}"
    return f"v-{BACKING_SHAPE[Backing(value)]}" if value in BACKINGS else ""


@register.inclusion_tag("components/gate.html")
def gate(
    result: str, *, blocking: int = 0, heard: int | None = None, known: int = 0, href: str = "", small: bool = False
) -> dict[str, object]:
    """The gate's badge: result, how many findings block, how much was heard. Without a result it says so."""
    code = GateResult(result).value if result else ""
    return {"result": code, "blocking": blocking, "heard": heard, "known": known, "href": href, "small": small}


@register.simple_tag(takes_context=True)
def here(context: Context, *names: str) -> SafeString:
    """`aria-current` for the nav entry of the page shown: the page's topic is the first part of its address's name."""
    match = getattr(context.get("request"), "resolver_match", None)
    name = (match.url_name or "") if match else ""
    topic = name.split("_")[0]
    if name in names:
        return mark_safe('aria-current="page"')
    return mark_safe('aria-current="true"') if topic in names else mark_safe("")


@register.simple_tag
def address(name: str, *args: Any) -> str:
    """Like {% url %}, but an address that does not exist (yet) is an empty text, so that shells stand before rooms."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _marked(shape: Shape, look: str, word: str, visible: bool) -> SafeString:
    return format_html(
        '<span class="verdict v-{}">{}<span{}>{}</span></span>',
        look,
        mark_safe(icons.mark(shape)),
        "" if visible else mark_safe(' class="visually-hidden"'),
        conditional_escape(word),
    )
