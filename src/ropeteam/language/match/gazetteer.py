"""Closed families of things a limit may list: file formats, languages, countries, devices, currencies, well-known
systems.

Naming another member of a family that a limit lists exclusively is beyond the limit ("nur PDF" and "als Excel").
Each member has its spellings in German and English; names of products that nobody can list beforehand are no
family.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ropeteam.language.match import places

_FORMATS = {
    "pdf": "pdf pdfs", "word": "word docx doc", "excel": "excel xlsx xls", "csv": "csv", "xml": "xml", "json": "json",
    "jpg": (
    "jpg jpeg jpgs jpegs"
    ),
    "png": "png pngs", "tiff": "tiff tif", "heic": "heic", "dwg": "dwg", "dxf": "dxf", "zip": "zip", "ppt": (
    "powerpoint pptx ppt"
    ),
    "html": (
    "html"
    ),
    "edifact": "edifact edi|fakt", "ical": "ical ics", "gaeb x83": "x83", "x84": "x84", "x31": "x31", "video": (
    "video videos film films filme clip clips"
    ),
    "mp3": "mp3", "wav": "wav", "mp4": "mp4", "odt": "odt", "rtf": "rtf", "txt": "txt", "stl": "stl", "obj": "obj",
    "ply": "ply", "svg": "svg", "gif": "gif", "srt": "srt", "ttml": "ttml", "tei": "tei", "dicom": "dicom",
    "shapefile": "shapefile shapefiles shp", "geojson": "geojson", "indesign": "indesign indd", "revit": "revit rvt",
    "lodas": "lodas", "lohn und gehalt": "lohn|und|gehalt", "gtfs": "gtfs", "fhir": "fhir", "hl7": "hl7 hl|7",
    "step": (
    "step"
    ),
    "ifc": (
    "ifc"
    ),
    "outlook message": "msg outlook|dateien", "ledes 2000": "ledes|2000", "ledes 1998b": "1998b",
}  # fmt: skip
_LANGUAGES = {
    "german": (
    "deutsch deutsche deutschen deutscher deutschsprachige deutschsprachig german"
    ), "english": (
    "englisch englische englischen english"
    ),
    "french": "französisch französische franzoesisch french", "italian": "italienisch italienische italian",
    "spanish": (
    "spanisch spanische spanish"
    ),
    "portuguese": "portugiesisch portuguese", "polish": "polnisch polnische polish", "turkish": (
    "türkisch türkische tuerkisch turkish"
    ),
    "russian": "russisch russian", "ukrainian": "ukrainisch ukrainische ukrainian", "czech": (
    "tschechisch tschechische czech"
    ),
    "dutch": "niederländisch holländisch dutch", "danish": "dänisch danish", "swedish": "schwedisch swedish",
    "norwegian": (
    "norwegisch norwegian"
    ),
    "finnish": "finnisch finnish", "hungarian": "ungarisch hungarian", "romanian": "rumänisch romanian",
    "bulgarian": (
    "bulgarisch bulgarian"
    ),
    "croatian": "kroatisch croatian", "serbian": "serbisch serbian bosnisch bks", "slovenian": (
    "slowenisch slovenian slovene"
    ),
    "slovak": "slowakisch slovak", "greek": "griechisch greek", "arabic": "arabisch arabic", "chinese": (
    "chinesisch chinese mandarin"
    ),
    "japanese": "japanisch japanese", "korean": "koreanisch korean", "hindi": "hindi", "marathi": "marathi",
    "tamil": (
    "tamil"
    ),
    "catalan": (
    "katalanisch catalan"
    ),
    "welsh": "walisisch welsh", "gaelic": "gälisch gaelic", "irish": "irisch irish", "vietnamese": (
    "vietnamesisch vietnamese"
    ),
    "tagalog": (
    "tagalog filipino"
    ),
    "hebrew": "hebräisch hebrew", "lithuanian": "litauisch lithuanian", "latvian": "lettisch latvian", "basque": (
    "baskisch basque"
    ),
}  # fmt: skip
_DEVICES = {
    "iphone": "iphone iphones i|phone i|phones eifon eifone ei|fon ei|fone", "ipad": "ipad ipads i|pad i|pads ei|päd ei|päds",
    "android": "android androids", "ios": "ios ipados", "windows": (
    "windows"
    ),
    "mac": (
    "mac macs macbook macos"
    ),
    "linux": "linux", "tablet": "tablet tablets", "phone": "phones handys", "watch": "smartwatch smartwatches armbanduhr",
}  # fmt: skip
_BROWSERS = {"chrome": "chrome", "firefox": "firefox", "safari": "safari", "edge": "edge"}
_CURRENCIES = {
    "euro": "euro euros eur", "dollar": "dollar dollars usd", "pound": "pound pounds pfund gbp", "franc": (
    "franken chf francs"
    ),
    "yen": (
    "yen"
    ),
    "peso": (
    "peso pesos"
    ),
    "zloty": "zloty", "krone": "kronen kroner",
}  # fmt: skip
_SYSTEMS = {
    "sap": "sap", "s4": "s/4 s/4hana s4 s4hana s4|hana s|4|hana", "r3": "r/3 r3", "ecc": "ecc", "dynamics": (
    "dynamics navision"
    ),
    "oracle": (
    "oracle"
    ),
    "salesforce": (
    "salesforce"
    ),
    "maximo": (
    "maximo"
    ),
    "infor": "infor", "proalpha": "proalpha pro|alpha", "abas": "abas", "datev": "datev", "outlook": "outlook",
    "google": (
    "google gmail"
    ),
    "teams": (
    "teams"
    ),
    "slack": (
    "slack"
    ),
    "entra": (
    "entra azure"
    ),
    "okta": (
    "okta"
    ),
    "active directory": "active|directory ad", "ldap": "ldap", "opc ua": "opc|ua opc", "modbus": "modbus",
    "profinet": (
    "profinet"
    ),
    "mqtt": (
    "mqtt"
    ),
    "dnp3": (
    "dnp3"
    ),
    "webhook": (
    "webhook webhooks"
    ),
    "rest": "rest-schnittstelle rest-api rest|api rest|calls über|rest over|rest via|rest per|rest",
    "shopware": "shopware", "shopify": "shopify", "woocommerce": "woocommerce", "magento": "magento",
    "excel": (
    ""
    ),
    "creo": (
    "creo"
    ),
    "catia": (
    "catia"
    ),
    "solidworks": (
    "solidworks"
    ),
    "nx": "nx", "inventor": "inventor", "siemens": "siemens", "jira": "jira", "whatsapp": "whatsapp", "uhf": "uhf",
    "rfid": (
    "rfid"
    ),
    "serial": (
    "seriell serielle serial"
    ),
    "usb": (
    "usb"
    ),
    "bluetooth": (
    "bluetooth"
    ),
}  # fmt: skip
_CHANNELS = {
    "sms": "sms", "mail": "mail mails e-mail email", "letter": "brief briefe letter", "whatsapp": "whatsapp", "fax": (
    "fax"
    ),
    "push": (
    "push"
    ),
    "telegram": (
    "telegram"
    ),
    "call": "sprachanruf sprachanrufe sprachanrufen telefonanruf telefonanrufe voice|call voice|calls phone|call phone|calls",
}  # fmt: skip
_FAMILIES = {
    "format": _FORMATS, "language": _LANGUAGES, "place": places.PLACES, "device": _DEVICES, "currency": _CURRENCIES,
    "system": _SYSTEMS,
    "channel": _CHANNELS, "browser": _BROWSERS, "paper": {size: size for size in ("a0", "a1", "a2", "a3", "a4", "a5", "a6")},
}  # fmt: skip
OF_DIMENSION = {"format": "format", "language": "language", "region": "place", "currency": "currency"}
_CODES = {
    "de": "german", "en": "english", "fr": "french", "it": "italian", "es": "spanish", "nl": "dutch", "pl": "polish",
    "tr": "turkish", "pt": "portuguese", "cs": "czech", "hu": "hungarian", "ro": "romanian", "ru": "russian", "uk": "ukrainian",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_BENT = ("e", "en", "er", "es", "em")
KIND_WORDS = {
    "format": r"formate?n?|formats?|datei\w*|files?|dokument\w*|documents?",
    "language": r"sprachen?|languages?|sprache",
    "place": (
        r"länder\w*|land|region\w*|countr(?:y|ies)|bundesländer\w*|states?|provinc\w*|world|authorities|"
        r"kontinent\w*"
    ),
    "device": r"gerät\w*|devices?|handys?|phones?|telefone?|smartphones?|tablets?",
    "channel": r"kanal|kanäle|channels?|messenger",
    "currency": r"währung\w*|currenc(?:y|ies)",
    "paper": r"papierformate?n?|papiergrößen?|paper sizes?",
    "browser": r"browser\w*",
    "system": (
        r"systeme?n?|systems?|erp\w*|schnittstelle\w*|interfaces?|protokoll\w*|protocols?|hersteller\w*|makes?|"
        r"brands?|marken?|anbieter"
    ),
}
_INSIDE: dict[str, frozenset[str]] = {
    "ios": frozenset({"iphone", "ipad"}),
    "tablet": frozenset({"ipad"}),
    "phone": frozenset({"iphone"}),
    "sap": frozenset({"s4", "r3", "ecc"}),
    **places.INSIDE,
}
_KINDS = {"tablet": frozenset({"ipad", "ios", "android", "windows"}), "phone": frozenset({"iphone", "ios", "android"})}


@cache
def _spellings(family: str) -> re.Pattern[str]:
    names = sorted(
        {
            form
            for spellings in _FAMILIES[family].values()
            for spelling in spellings.split()
            for form in _forms(spelling)
        },
        key=len,
        reverse=True,
    )
    return re.compile(r"(?<![\w/])(?:" + "|".join(re.escape(name).replace(r"\|", " ") for name in names) + r")(?![\w])")


@cache
def _member(family: str) -> dict[str, str]:
    return {
        form.replace("|", " "): member
        for member, spellings in _FAMILIES[family].items()
        for spelling in spellings.split()
        for form in _forms(spelling)
    }


def _forms(spelling: str) -> tuple[str, ...]:
    """German bends its adjectives: 'polnisch', 'polnischen'."""
    return tuple(spelling + ending for ending in ("", *_BENT)) if spelling.endswith("isch") else (spelling,)


@cache
def _first_words(family: str) -> frozenset[str]:
    return frozenset(match.group() for one in _member(family) if (match := _WORD.search(one)))


@lru_cache(maxsize=1024)
def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded))


def members(folded: str, family: str) -> dict[str, str]:
    """The members of a family that a folded text names, each with the spelling found. Hundreds of spellings are looked for only
    where the first word of one is there."""
    found: dict[str, str] = {}
    if _first_words(family).isdisjoint(_words(folded)):
        return found
    for match in _spellings(family).finditer(folded):
        found.setdefault(_member(family)[match.group()], match.group())
    return found


def families() -> tuple[str, ...]:
    return tuple(_FAMILIES)


def code_languages(text: str) -> frozenset[str]:
    """The languages of a list of codes ('DE, FR, IT'); one code alone may be anything."""
    codes = re.findall(r"(?<![\w-])(?:[A-Z]{2}|[a-z]{2})(?![\w-])", text)
    found = [_CODES[code.lower()] for code in codes if code.lower() in _CODES]
    in_a_row = re.search(r"(?<![\w-])([A-Za-z]{2})(?:, |/| und | and )([A-Za-z]{2})(?![\w-])", text)
    both = in_a_row is not None and in_a_row[1].lower() in _CODES and in_a_row[2].lower() in _CODES
    return frozenset(found) if both else frozenset()


def covers(listed: str, said: str) -> bool:
    """Is what was said the listed member or part of it? iPad lies inside iOS, France inside the EU."""
    return listed == said or said in _INSIDE.get(listed, ())


def kind_of(said: str, listed: str) -> bool:
    """Is what was said only the kind of thing that the listed member is? "On the tablet" leaves open whether it is an iPad."""
    return listed in _KINDS.get(said, ()) or (said == "sap" and covers("sap", listed))
