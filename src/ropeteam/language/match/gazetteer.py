"""Closed families of things a limit may list: file formats, languages, countries, devices, currencies, well-known
systems.

Naming another member of a family that a limit lists exclusively is beyond the limit ("nur PDF" and "als Excel").
Each member has its spellings in German and English; names of products that nobody can list beforehand are no
family.
"""

from __future__ import annotations

import re
from functools import cache

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
_PLACES = {
    "germany": "deutschland deutsche deutschen germany german germans", "austria": (
    "österreich österreichische österreichischen oesterreich austria austrian"
    ),
    "switzerland": "schweiz schweizer switzerland swiss", "france": "frankreich französische france french",
    "italy": (
    "italien italienische italy italian"
    ),
    "spain": "spanien spanische spain spanish", "portugal": "portugal portuguese", "netherlands": (
    "niederlande niederländische holland netherlands dutch"
    ),
    "belgium": "belgien belgische belgium belgian", "poland": "polen polnische poland polish", "czechia": (
    "tschechien tschechische czechia czech"
    ),
    "hungary": "ungarn ungarische hungary hungarian", "denmark": "dänemark dänische denmark danish", "sweden": (
    "schweden schwedische sweden swedish"
    ),
    "norway": "norwegen norwegische norway norwegian", "finland": "finnland finland finnish", "uk": (
    "großbritannien grossbritannien britain british uk united|kingdom england scotland"
    ),
    "ireland": "irland ireland irish", "usa": (
    "usa amerika amerikanische america american americans states us boston chicago"
    ),
    "canada": (
    "kanada canada canadian"
    ),
    "british columbia": (
    "british|columbia bc vancouver"
    ),
    "ontario": (
    "ontario"
    ),
    "quebec": (
    "quebec"
    ),
    "alberta": (
    "alberta"
    ),
    "nova scotia": (
    "nova|scotia halifax"
    ),
    "mexico": "mexiko mexico mexican", "brazil": "brasilien brazil", "australia": "australien australia australian",
    "new zealand": (
    "neuseeland new|zealand"
    ),
    "india": "indien indische india indian", "china": "china", "japan": "japan", "turkey": (
    "türkei türkische turkey turkish"
    ),
    "ukraine": (
    "ukraine ukrainische ukrainian"
    ),
    "lithuania": "litauen lithuania", "norwaysea": "nordsee", "singapore": "singapur singapore", "philippines": (
    "philippinen philippine philippines"
    ),
    "slovenia": "slowenien slovenia", "croatia": "kroatien croatia", "romania": "rumänien romania romanian",
    "bulgaria": (
    "bulgarien bulgaria"
    ),
    "greece": (
    "griechenland greece"
    ),
    "eu": "eu europa europe european europäische", "california": "kalifornien california", "texas": "texas",
    "louisiana": (
    "louisiana"
    ),
    "florida": (
    "florida"
    ),
    "new york": "new|york", "hessen": "hessen", "bayern": "bayern bavaria", "sachsen": "sachsen", "tirol": (
    "tirol südtirol"
    ),
    "salzburg": (
    "salzburg"
    ),
    "oberösterreich": "oberösterreich", "niederösterreich": "niederösterreich", "wien": "wien vienna", "steiermark": (
    "steiermark"
    ),
    "kärnten": (
    "kärnten"
    ),
    "gujarat": "gujarat", "maharashtra": "maharashtra", "karnataka": "karnataka", "rajasthan": "rajasthan",
    "kerala": (
    "kerala"
    ),
}  # fmt: skip
_EU_TEXT = """
    germany austria france italy spain portugal netherlands belgium poland czechia hungary denmark sweden finland
    ireland lithuania slovenia croatia romania bulgaria greece
"""
_EU = frozenset(_EU_TEXT.split())
_DEVICES = {
    "android": "android androids", "ios": "ios", "iphone": "iphone iphones", "ipad": "ipad ipads", "windows": (
    "windows"
    ),
    "mac": (
    "mac macs macbook macos"
    ),
    "linux": "linux", "tablet": "tablet tablets", "phone": "phones handys", "watch": "uhr smartwatch",
}  # fmt: skip
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
    "rest": "rest", "shopware": "shopware", "shopify": "shopify", "woocommerce": "woocommerce", "magento": "magento",
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
}  # fmt: skip
_FAMILIES = {
    "format": _FORMATS, "language": _LANGUAGES, "place": _PLACES, "device": _DEVICES, "currency": _CURRENCIES,
    "system": _SYSTEMS,
    "channel": _CHANNELS,
}  # fmt: skip
OF_DIMENSION = {"format": "format", "language": "language", "region": "place", "currency": "currency"}
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
    "system": (
        r"systeme?n?|systems?|erp\w*|schnittstelle\w*|interfaces?|protokoll\w*|protocols?|hersteller\w*|makes?|"
        r"brands?|marken?|anbieter"
    ),
}
_INSIDE = {"ios": {"iphone", "ipad"}, "tablet": {"ipad"}, "phone": {"iphone"}, "eu": _EU, "sap": {"s4", "r3", "ecc"}}


@cache
def _spellings(family: str) -> re.Pattern[str]:
    names = sorted(
        {spelling for spellings in _FAMILIES[family].values() for spelling in spellings.split()}, key=len, reverse=True
    )
    return re.compile(r"(?<![\w/])(?:" + "|".join(re.escape(name).replace(r"\|", " ") for name in names) + r")(?![\w])")


@cache
def _member(family: str) -> dict[str, str]:
    return {
        spelling.replace("|", " "): member
        for member, spellings in _FAMILIES[family].items()
        for spelling in spellings.split()
    }


def members(folded: str, family: str) -> dict[str, str]:
    """The members of a family that a folded text names, each with the spelling found."""
    found: dict[str, str] = {}
    for match in _spellings(family).finditer(folded):
        found.setdefault(_member(family)[match.group()], match.group())
    return found


def families() -> tuple[str, ...]:
    return tuple(_FAMILIES)


def covers(listed: str, said: str) -> bool:
    """Is what was said the listed member or part of it? iPad lies inside iOS, France inside the EU."""
    return listed == said or said in _INSIDE.get(listed, ())
