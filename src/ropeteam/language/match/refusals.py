"""Words that refuse a thing or name none: neither hits a non-goal, however near the words around them are.

„Wir bleiben bei unserem Nein zur Bestandskorrektur“ says what the non-goal says. "We'll set that up for you" names nothing:
only what was spoken of just before can tell what is meant.
"""

from __future__ import annotations

import re

from ropeteam.language.detect.cues import fold
from ropeteam.language.match.terms import words

_DO_EN = (
    r"(?:do|build|offer|make|add|sell|provide|support|install|run|touch|change|correct|write|control|drive|become|take on|release|"
    r"host|deliver|develop|program|ship|issue|rank|measure|store)\b"
)
_DO_DE = (
    r"(?:machen?|bauen?|bieten?|liefern?|übernehmen?|führen?|geben?|schalten?|korrigieren?|ändern?|schreiben?|entwickeln?|"
    r"programmieren?|verkaufen?|werten?|steuern?|buchen?|speichern?|erfassen?)\b"
)
_REFUSES = re.compile(
    r"\b(?:(?:unser\w*|ein\w*|dem|beim|zum|das|our|the|a|firm|klare\w*) (?:nein|no) (?:zu[rm]?|bei|to|on)\b"
    r"|(?:bleib\w*|stick\w*|stay\w*|stand\w*|holding|hold) .{0,40}\b(?:nein|our no)\b"
    r"|the answer (?:is|stays|remains) (?:still )?no\b"
    r"|kommt (?:für uns |bei uns )?nicht in frage|out of the question|lehnen wir .{0,60}\bab\b|wir lehnen .{0,60}\bab\b"
    rf"|{_DO_DE} wir(?: (?!auch\b)\w+){{0,5}} (?:nicht|nie|niemals|keine?[nmrs]?)\b"
    rf"|wir {_DO_DE}(?: (?!auch\b)\w+){{0,5}} (?:nicht|nie|niemals|keine?[nmrs]?)\b"
    rf"|we (?:do not|don't|won't|will not|will never|never|are not going to|aren't going to) (?:ever )?{_DO_EN})"
)
_BUT = re.compile(
    r"\b(?:aber|sondern|erst|doch|trotzdem|außer|allerdings|dafür|but|except|unless|though|still get|instead|however"
    r"|nicht (?:nur|erst|mehr als|allein)|not (?:only|just)|kein (?:thema|problem)|keine (?:frage|sorge|ahnung))\b|\?"
)
_LIGHT_TEXT = """
    set sets setting make makes get gets getting give gives put puts do does done come comes sort handle arrange take build
    bring have will like yes yeah yep okay ok sure fine well just really too course thing something anything everything all
    right want need now then ready going let got way kind easy easily
    machen mache macht mach bekommen bekommst bekommt kriegen kriegt kriegst geben gibt gebe liefern liefert bringen bringt
    bauen baut bau richten richte stellen stellt setzen legen legt kommt kommen gerne gern dazu einfach schon noch doch mal ja
    klar genau sicher natürlich okay alles etwas was ding sache passt geht gut ihnen euch ihr dann jetzt sowieso eh ein mit drin
    rein hin ran fertig
"""
_LIGHT = frozenset(_LIGHT_TEXT.split())


def refuses(text: str) -> bool:
    """Whether the words refuse what they name, with nothing given beside it."""
    folded = fold(text)
    return _REFUSES.search(folded) is not None and _BUT.search(folded) is None


def names_nothing(text: str) -> bool:
    return all(word in _LIGHT or len(word) < 3 for word in words(text))
