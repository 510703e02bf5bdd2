"""Real speech in long meetings: read as `Name: text`, joined, cut into sentences, without error."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ropeteam.language.sentences import sentences
from ropeteam.language.transcripts.read import read
from ropeteam.language.utterances import utterances

DATA = Path(os.environ.get("ROPETEAM_DATA", "")) / "qmsum_product" / "test.jsonl"


@pytest.mark.skipif(not DATA.is_file(), reason="ROPETEAM_DATA names no folder with qmsum_product")
def test_every_meeting_becomes_a_transcript() -> None:
    meetings = [json.loads(line)["meeting_transcripts"] for line in DATA.read_text(encoding="utf-8").splitlines()]
    assert len(meetings) == 20
    for said in meetings:
        text = "".join(f"{one['speaker']}: {' '.join(one['content'].split())}\n" for one in said)

        found = read(text.encode(), name="meeting.txt")

        assert [(turn.label, turn.text) for turn in found.turns] == [
            (one["speaker"].strip(), " ".join(one["content"].split())) for one in said
        ]
        assert found.problems == ()
        for one in utterances(found.turns, cues=False):
            pieces = sentences(one.text, pauses=one.pauses)
            assert all(piece.end <= len(one.text) for piece in pieces)
