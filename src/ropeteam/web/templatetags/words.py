"""What templates say and show: words by code in the reader's language, days, amounts, marks. Built into every template."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ropeteam.core.fit import BACKING_SHAPE, shape_of
from ropeteam.core.vocabulary import Backing, Fit, GateResult, Shape
from ropeteam.web import icons, languages, mood
from ropeteam.wording import say as wording

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
def points(value: float) -> str:
    return mood.points(value)


@register.filter
def named(key: str, names: dict[str, str]) -> str:
    """What people call a key of their own: {{ account.segment|named:segment_names }}; the key itself where it has no name."""
    return names.get(key, key)


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
def verdict(fit: str, *, word: bool = True) -> SafeString:
    """A fit as mark and word. `word=False` leaves the word to screen readers, for lists that say it beside."""
    return _marked(shape_of(Fit(fit)), wording.say(f"fit.{fit}", languages.current()), word) if fit else mark_safe("")


@register.simple_tag
def backing(value: str, *, word: bool = True) -> SafeString:
    """A backing as mark and word."""
    if not value:
        return mark_safe("")
    return _marked(BACKING_SHAPE[Backing(value)], wording.say(f"backing.{value}", languages.current()), word)


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


def _marked(shape: Shape, word: str, visible: bool) -> SafeString:
    return format_html(
        '<span class="verdict v-{}">{}<span{}>{}</span></span>',
        shape.value,
        mark_safe(icons.mark(shape)),
        "" if visible else mark_safe(' class="visually-hidden"'),
        conditional_escape(word),
    )
