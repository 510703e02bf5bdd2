"""Codes to sentences, late, in the reader's language. One catalogue, one function."""

from __future__ import annotations

from decimal import Decimal

from ropeteam.wording import catalogue


def say(code: str, language: str, /, **values: object) -> str:
    """The sentence for a code, with `{name}` filled from values. An unknown code raises KeyError: a test finds it first."""
    de, en = catalogue.WORDS[code]
    return (de if language == "de" else en).format(**values)


def counted(code: str, n: float, language: str, /, **values: object) -> str:
    """The sentence for one (`code.one`) or for any other number (`code.many`), so that number and noun agree."""
    return say(f"{code}.{'one' if n == 1 else 'many'}", language, n=n, **values)


def known(code: str) -> bool:
    return code in catalogue.WORDS


def day(value: object, language: str) -> str:
    """A short date: 31.03.2026 in German, 31 Mar 2026 in English; empty for none."""
    if value is None or value == "":
        return ""
    year, month, number = str(value)[:10].split("-")
    if language == "de":
        return f"{number}.{month}.{year}"
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{int(number)} {names[int(month) - 1]} {year}"


def points(value: float, language: str) -> str:
    """Points of enthusiasm: 1,4 in German, 1.4 in English. One decimal: more would claim what nobody can know."""
    text = f"{value + 0.0:.1f}".replace("-0.0", "0.0").replace("-", "\N{MINUS SIGN}")
    return text.replace(".", ",") if language == "de" else text


def amount(value: object, currency: str, language: str) -> str:
    """An amount without cents: 236.000 € / €236,000."""
    if value is None:
        return ""
    grouped = f"{round(float(str(value))):,}"
    sign = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF"}.get(currency, currency)
    return f"{grouped.replace(',', '.')} {sign}" if language == "de" else f"{sign}{grouped}"


def exact(value: object, language: str) -> str:
    """A number as it is agreed, to the cent where there are any: 1.200,50 / 1,200.50; 1.200 / 1,200."""
    text = f"{Decimal(str(value)):,.2f}".removesuffix(".00").replace("-", "\N{MINUS SIGN}")
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def price(value: object, language: str) -> str:
    """What is agreed in EUR: 1.200,50 € / €1,200.50."""
    text = exact(value, language)
    return f"{text} €" if language == "de" else f"€{text}".replace("€\N{MINUS SIGN}", "\N{MINUS SIGN}€")
