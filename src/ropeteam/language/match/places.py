"""Countries, their parts, and towns that everybody knows, in German and English: closed knowledge that no wording brings along.

"The Glasgow office too" goes beyond a limit "England and Wales", and nothing in those words says so. A part lies inside its
whole and its whole inside the European Union where that is so; a town stands for the part it lies in. Names that a language
uses for something else as well are left out.
"""

from __future__ import annotations

PLACES = {
    "germany": "deutschland deutsche deutschen germany german germans bundesrepublik",
    "austria": "österreich österreichische österreichischen oesterreich austria austrian",
    "switzerland": "schweiz schweizer switzerland swiss",
    "france": "frankreich französische france french französischen paris lyon marseille",
    "italy": "italien italienische italy italian italienischen mailand milan rom rome turin",
    "spain": "spanien spanische spain spanish madrid barcelona",
    "portugal": "portugal portuguese lissabon lisbon portugiesische",
    "netherlands": "niederlande niederländische holland netherlands dutch amsterdam rotterdam niederländischen",
    "belgium": "belgien belgische belgium belgian brüssel brussels antwerpen antwerp",
    "poland": "polen polnische poland polish warschau warsaw polnischen krakau",
    "czechia": "tschechien tschechische czechia czech prag prague tschechischen",
    "hungary": "ungarn ungarische hungary hungarian budapest",
    "denmark": "dänemark dänische denmark danish kopenhagen copenhagen",
    "sweden": "schweden schwedische sweden swedish stockholm",
    "norway": "norwegen norwegische norway norwegian oslo",
    "finland": "finnland finland finnish helsinki",
    "uk": "großbritannien grossbritannien britain british uk united|kingdom vereinigtes|königreich vereinigten|königreichs",
    "ireland": "irland ireland irish dublin",
    "usa": "usa amerika amerikanische america american americans states boston chicago us-amerikanische",
    "canada": "kanada canada canadian",
    "british columbia": "british|columbia bc vancouver",
    "ontario": "ontario",
    "quebec": "quebec",
    "alberta": "alberta",
    "nova scotia": "nova|scotia halifax",
    "mexico": "mexiko mexico mexican",
    "brazil": "brasilien brazil",
    "australia": "australien australia australian",
    "new zealand": "neuseeland new|zealand",
    "india": "indien indische india indian",
    "china": "china",
    "japan": "japan osaka tokio tokyo",
    "turkey": "türkei türkische turkey turkish istanbul türkischen",
    "ukraine": "ukraine ukrainische ukrainian",
    "lithuania": "litauen lithuania",
    "singapore": "singapur singapore",
    "philippines": "philippinen philippine philippines",
    "slovenia": "slowenien slovenia",
    "croatia": "kroatien croatia kroatische kroatischen",
    "romania": "rumänien romania romanian",
    "bulgaria": "bulgarien bulgaria",
    "greece": "griechenland greece",
    "eu": "eu",
    "europe": "europa europe european europäische",
    "california": "kalifornien california",
    "texas": "texas",
    "louisiana": "louisiana",
    "florida": "florida",
    "new york": "new|york",
    "hessen": "hessen hesse frankfurt",
    "bayern": "bayern bavaria münchen munich nürnberg bayerische bayerischen",
    "sachsen": "sachsen dresden leipzig",
    "tirol": "tirol tyrol innsbruck",
    "salzburg": "salzburg",
    "oberösterreich": "oberösterreich linz",
    "niederösterreich": "niederösterreich",
    "wien": "wien vienna",
    "steiermark": "steiermark graz",
    "kärnten": "kärnten",
    "gujarat": "gujarat",
    "maharashtra": "maharashtra",
    "karnataka": "karnataka",
    "rajasthan": "rajasthan",
    "kerala": "kerala",
    "england": "england englisches london leeds manchester birmingham liverpool bristol",
    "scotland": "scotland scottish schottland schottische edinburgh glasgow aberdeen",
    "wales": "wales welsh cardiff swansea",
    "northern ireland": "northern|ireland nordirland belfast",
    "liechtenstein": "liechtenstein vaduz",
    "luxembourg": "luxemburg luxembourg",
    "slovakia": "slowakei slovakia bratislava",
    "estonia": "estland estonia",
    "latvia": "lettland latvia",
    "serbia": "serbien serbia",
    "south africa": "südafrika south|africa",
    "chile": "chile",
    "colombia": "kolumbien colombia",
    "kenya": "kenia kenya kenyan",
    "israel": "israel",
    "uae": "emirate dubai abu|dhabi",
    "saudi arabia": "saudi-arabien saudi|arabia",
    "south korea": "südkorea south|korea korea",
    "iceland": "iceland",
    "rwanda": "ruanda rwanda",
    "honduras": "honduras",
    "malta": "malta",
    "cyprus": "zypern cyprus",
    "baden-württemberg": "baden-württemberg stuttgart",
    "berlin": "berlin",
    "brandenburg": "brandenburg",
    "bremen": "bremen",
    "hamburg": "hamburg",
    "mecklenburg": "mecklenburg mecklenburg-vorpommern",
    "niedersachsen": "niedersachsen hannover",
    "nordrhein-westfalen": "nordrhein-westfalen nrw köln düsseldorf dortmund",
    "rheinland-pfalz": "rheinland-pfalz mainz",
    "saarland": "saarland",
    "sachsen-anhalt": "sachsen-anhalt",
    "schleswig-holstein": "schleswig-holstein",
    "thüringen": "thüringen thuringia erfurt",
    "südtirol": "südtirol bozen",
    "vorarlberg": "vorarlberg bregenz",
    "burgenland": "burgenland",
    "zürich": "zürich zurich winterthur",
    "bern": "bern",
    "basel": "basel",
    "genf": "genf geneva genève",
    "tessin": "tessin ticino lugano",
    "waadt": "waadt lausanne",
    "luzern": "luzern",
    "st. gallen": "st.|gallen",
}  # fmt: skip
_EU_TEXT = """
    austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary
    ireland italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain
    sweden
"""
_PARTS = {
    "germany": "baden-württemberg bayern berlin brandenburg bremen hamburg hessen mecklenburg niedersachsen "
    "nordrhein-westfalen rheinland-pfalz saarland sachsen sachsen-anhalt schleswig-holstein thüringen",
    "austria": "tirol salzburg vorarlberg burgenland oberösterreich niederösterreich wien steiermark kärnten",
    "switzerland": "zürich bern basel genf tessin waadt luzern",
    "italy": "südtirol",
    "uk": "england scotland wales",
    "usa": "california texas louisiana florida",
    "india": "gujarat maharashtra karnataka rajasthan kerala",
    "canada": "ontario quebec alberta",
}


def _inside() -> dict[str, frozenset[str]]:
    parts = {whole: frozenset(names.split()) for whole, names in _PARTS.items()}
    parts["switzerland"] |= {"st. gallen"}
    parts["uk"] |= {"northern ireland"}
    parts["usa"] |= {"new york"}
    parts["canada"] |= {"british columbia", "nova scotia"}
    members = frozenset(_EU_TEXT.split())
    union = members.union(*(parts.get(country, frozenset()) for country in members))
    beside = frozenset({"eu", "uk", "switzerland", "norway", "iceland", "liechtenstein", "serbia", "ukraine"})
    return parts | {
        "eu": union,
        "europe": union | beside.union(*(parts.get(country, frozenset()) for country in beside)),
    }


INSIDE = _inside()
