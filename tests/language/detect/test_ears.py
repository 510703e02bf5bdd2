from __future__ import annotations

from datetime import date

import numpy as np

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.backends.contract import Ear
from ropeteam.language.backends.local import LocalEar
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.embedding import load

TURNS = [
    SpokenTurn(0, "Paul Ebner", Side.CUSTOMER, "", "Wir brauchen das ohne Netz."),
    SpokenTurn(1, "Nora Lindt", Side.OURS, "seller", "Das kriegen Sie von uns bis Ende Juni, mein Wort darauf."),
]
ON = date(2026, 3, 2)


def hear(ear: Ear) -> list[tuple[int, SignalKind, str]]:
    found = ear.listen(TURNS, held_on=ON, internal=False, language="de")
    return [(one.first_turn, one.kind, one.quote) for one in found]


def test_the_scripted_ear_hears_its_script_word_for_word() -> None:
    ear = ScriptedEar(
        [
            Line("Das kriegen Sie von uns bis Ende Juni", SignalKind.PROMISE, due=date(2026, 6, 30)),
            Line("ohne Netz", SignalKind.NEED),
            Line("nie gesagt", SignalKind.CLAIM),
            Line("", SignalKind.CLAIM),
        ]
    )

    assert hear(ear) == [
        (0, SignalKind.NEED, "ohne Netz"),
        (1, SignalKind.PROMISE, "Das kriegen Sie von uns bis Ende Juni"),
    ]
    (_, promise) = ear.listen(TURNS, held_on=ON, internal=False, language="de")
    assert (promise.due, promise.context) == (date(2026, 6, 30), TURNS[0].text)


def test_the_scripted_embedder_is_the_same_every_time_and_near_for_like_letters() -> None:
    embedder = ScriptedEmbedder()

    same, near, far = embedder.embed(["Kassenanbindung", "Kassen anbinden", "Wetter"])

    assert np.array_equal(embedder.embed(["Kassenanbindung"])[0], same)
    assert float(same @ near) > float(same @ far)
    assert embedder.embed([]).shape == (0, 64)


def test_the_local_ear_hears_the_same_conversation() -> None:
    ear = LocalEar()

    assert ear.embedder is load()
    assert ear.name.endswith("ear-rules-3")
    assert [(no, kind) for no, kind, _ in hear(ear)] == [(0, SignalKind.NEED), (1, SignalKind.PROMISE)]
