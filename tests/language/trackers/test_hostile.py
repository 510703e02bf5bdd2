"""Files that were made to hurt, and files far larger than memory should care about."""

from __future__ import annotations

import io
import json
import random
import resource
from pathlib import Path

import pytest

from ropeteam.core.problems import Problem
from ropeteam.language.trackers.contract import MOST_VOICES, Post, Tracker
from ropeteam.language.trackers.json_items import LARGEST_ITEM, BrokenJson, json_items
from ropeteam.language.trackers.registry import READERS

BAD = {
    "empty": b"",
    "blank": b"\n\n   \n",
    "binary": bytes(range(256)) * 50,
    "zip": b"PK\x03\x04" + b"\0" * 500,
    "gzip": b"\x1f\x8b\x08" + b"\0" * 500,
    "open quote": b'title,id\n"never closed,1\n' + b"line\n" * 5000,
    "half a list": b'[{"id": "1", "title": "A"}, {"id"',
    "deep": b"[" * 100_000,
    "deep objects": b'{"posts": ' + b'[{"a":' * 50_000,
    "scalar": b"42",
    "no utf-8": "title;status\nGr\u00fc\u00dfe;offen\n".encode("latin-1"),
    "utf-16": "title,status\nGr\u00fc\u00dfe,open\n".encode("utf-16"),
    "nul": b"title,status\nA\0B,op\0en\n",
    "one long line": b"title\n" + b"x" * 5_000_000,
    "huge number": b'[{"id": ' + b"9" * 6000 + b', "title": "A"}]',
    "half a pair": b'[{"id": "1", "title": "\\ud800 and \\u0000"}]',
}


@pytest.mark.parametrize("tracker", list(READERS))
@pytest.mark.parametrize("kind", list(BAD))
def test_nothing_is_raised_and_everything_is_storable(tracker: Tracker, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_bytes(BAD[kind])
    problems: list[Problem] = []

    look = READERS[tracker].look(path, name="export", chosen={})
    found = list(READERS[tracker].read(path, name="export", problems=problems, chosen={}, site=""))

    assert found or problems or look.problems, "a file that gives nothing says why"
    texts = [text for one in found if isinstance(one, Post) for text in (one.title, one.description, one.status)]
    assert all("\0" not in text and text.encode() is not None for text in texts)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for tracker, reader in READERS.items():
        for path in (tmp_path / "nowhere", tmp_path):
            problems: list[Problem] = []
            assert list(reader.read(path, name="x", problems=problems, chosen={}, site="")) == [], tracker
            assert problems


class TestJsonItems:
    def test_gives_the_same_as_reading_it_whole_wherever_the_pieces_end(self) -> None:
        rng = random.Random(4)
        for _ in range(60):
            lists = {
                name: [{"n": rng.random(), "t": 'ä\\"]}{[,:\n' * rng.randrange(4)} for _ in range(rng.randrange(5))]
                for name in ("posts", "votes")
            }
            text = json.dumps({"a": 1.5, **lists, "z": [1, None]}, indent=rng.choice((None, 1)), ensure_ascii=False)

            found = [(name, value) for name, value, _ in json_items(_Crumbs(text.encode(), rng))]

            assert found == [(name, one) for name, ones in {**lists, "z": [1, None]}.items() for one in ones]

    def test_an_item_beyond_all_measure_ends_it(self) -> None:
        with pytest.raises(BrokenJson):
            list(json_items(io.BytesIO(b'["' + b"x" * (LARGEST_ITEM + 200_000))))


class _Crumbs(io.BytesIO):
    """A file that gives a few bytes at a time."""

    def __init__(self, data: bytes, rng: random.Random) -> None:
        super().__init__(data)
        self.rng = rng

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self.rng.randrange(1, 9))


class TestSize:
    def test_memory_does_not_grow_with_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "large.csv"
        with path.open("w") as file:
            file.write("id,title,description,author email\n")
            for no in range(6_000):
                file.write(f"{no},Wish {no},{'words ' * 600},a{no}@x.example\n")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        count = sum(1 for _ in READERS["csv"].read(path, name="x", problems=[], chosen={}, site=""))

        assert count == 6_000
        assert path.stat().st_size > 20_000_000
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 15_000

    def test_a_row_with_voters_without_end_is_said(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(f'title,voters\nA,"{";".join(f"v{no}@x.example" for no in range(20_000))}"\nB,\n')
        problems: list[Problem] = []

        found = [one.line for one in READERS["csv"].read(path, name="x", problems=problems, chosen={}, site="")]

        assert found == [3]
        assert [(one.code, one.line) for one in problems] == [("broken_row", 2)]

    def test_a_post_with_votes_without_end_is_cut(self, tmp_path: Path) -> None:
        votes = [{"voter": {"name": f"v{no}"}} for no in range(MOST_VOICES + 500)]
        path = tmp_path / "a.json"
        path.write_text(json.dumps([{"id": "1", "title": "A", "votes": votes}]))

        (post,) = READERS["canny"].read(path, name="x", problems=[], chosen={}, site="")

        assert isinstance(post, Post)
        assert len(post.voices) == MOST_VOICES
