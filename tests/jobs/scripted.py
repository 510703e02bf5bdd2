"""An ear that hears what a script says: no weights are read. For the processes of these tests and for the tests themselves."""

from __future__ import annotations

from collections.abc import Callable

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations, ear
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.language.encoder import encoder
from ropeteam.language.match import catalogue

SCRIPTED = ScriptedEar((Line("Den Export liefern wir", SignalKind.PROMISE), Line("Wir brauchen", SignalKind.NEED)))
Put = Callable[[object, str, object], None]


def put_ear(put: Put) -> None:
    """`put` is `setattr`, or one that takes it back at the end of a test."""
    put(ear, "embedder", ScriptedEmbedder)
    put(encoder, "encoder_here", lambda: False)
    put(catalogue, "language_of", lambda text: "de")
    put(conversations.detect, "listen", lambda turns, *, embedder, weights, **how: SCRIPTED.listen(turns, **how))
