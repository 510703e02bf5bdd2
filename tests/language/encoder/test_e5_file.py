"""The weights of the package, read in place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.e5_file import E5File, read

FILE = e5_file.place()


@pytest.mark.skipif(FILE is None, reason="the package with the weights is for Linux")
class TestTheFile:
    def test_has_the_sizes_of_the_small_multilingual_model(self) -> None:
        assert FILE is not None
        source = read(FILE)

        assert (source.width, source.layers, source.heads, source.inner) == (384, 12, 12, 1536)
        assert source.pieces[:4] == ("<s>", "<pad>", "</s>", "<unk>")
        assert len(source.pieces) == len(source.scores) > 250_000

    def test_gives_the_same_word_vector_alone_and_among_others(self) -> None:
        assert FILE is not None
        source = read(FILE)

        few, many = source.words(np.array([77])), source.words(np.array([5, 77, 9000]))

        assert np.array_equal(few[0], many[1])
        assert 0.01 < float(np.abs(few).max()) < 10


def test_a_block_is_a_scale_and_sixteen_bytes_low_nibbles_first() -> None:
    block = np.concatenate(
        [np.array([0.5], dtype="<f2").view(np.uint8), np.array([0x9F] + [0x88] * 15, dtype=np.uint8)]
    )
    source = E5File(32, 0, 1, 1, (), np.zeros(0, dtype=np.float32), {}, {"m": (0, 32)}, block)

    row = source.matrix("m", 1)[0]

    assert (row[0], row[16], row[1], row[31]) == (3.5, 0.5, 0.0, 0.0)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"ELF!" + bytes(100))

    with pytest.raises(ValueError, match="no file of 4-bit weights"):
        read(other)
