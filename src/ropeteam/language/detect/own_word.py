"""Our side tells that it gave its word: "I promised her the forms by January", „Ich habe ihr Videos bis Januar zugesagt“.

A promise said again, in a note above all, and only told: nothing in the words delivers anything, so the heads, which learnt from
talks with customers, often take it for reported speech. Only the first person, only to somebody, never denied, asked or hanging on
an if.
"""

from __future__ import annotations

import re

from ropeteam.language.detect.cues import fold

_GERMAN = re.compile(
    r"\b(?:(?:ich|wir|i|mir|ma) (?:hab\w*|ham|hob\w*)|(?:hab\w*|ham|hob\w*) (?:ich|wir|i|ma|mer))\b"
    r"[^.;!?]{3,120}\b(?:zugesagt|zugsagt|versprochen|zugesichert)\b"
)
_ENGLISH = re.compile(
    r"\b(?:i|we)(?:'ve| have|'d| had)? (?:already |also |just )?(?:promised|assured|guaranteed)"
    r" (?!(?:myself|ourselves|to look|to ask)\b)"
    r"(?:him|her|them|you|frau|herrn?|mr|mrs|ms|the \w+|\w+) [^.;!?]{4,}"
)
_NOT = re.compile(
    r"\b(?:nichts?|nie|nix|kein\w*|niemand\w*|nobody|never|not|no|nothing|didn't|haven't|wouldn't|ob|wenn|falls|if|whether|hätte\w*|hättn|would"
    r"|was|wem|wann|warum|what|when|why|who)\b"
)


def gave_our_word(sentence: str) -> bool:
    if sentence.rstrip().endswith("?"):
        return False
    folded = fold(sentence)
    found = _GERMAN.search(folded) or _ENGLISH.search(folded)
    return found is not None and _NOT.search(folded[: found.end()]) is None
