"""SubRip: numbered cues with times; speakers, where there are any, stand before a colon."""

from __future__ import annotations

from ropeteam.language.transcripts.contract import Source, Transcript, Turn
from ropeteam.language.transcripts.cues import read_cues
from ropeteam.language.transcripts.markup import VOICE
from ropeteam.language.transcripts.timing import read_timing
from ropeteam.language.transcripts.voices import prefixed, tagged


def score(head: str, name: str) -> int | None:
    """Any file with a time line that is no WebVTT; surer by its name."""
    if any(read_timing(line) for line in head.split("\n")):
        return 95 if name.lower().endswith(".srt") else 80
    return 60 if name.lower().endswith(".srt") and "-->" in head else None


def read(source: Source) -> Transcript:
    """One turn per cue, in file order, also for cues without text."""
    cues, problems = read_cues(source.text.split("\n"), name=source.name)
    texts = [cue.text for cue in cues]
    by_tag = any(VOICE.search(line) for text in texts for line in text)
    spoken = tagged(texts) if by_tag else prefixed(texts, known=source.known_names)
    turns = (
        Turn(no, said.label, said.text, cue.start_ms, cue.end_ms, cue.line, said.voices)
        for no, (cue, said) in enumerate(zip(cues, spoken, strict=True))
    )
    return Transcript("srt", tuple(turns), tuple(problems), machine=True)
