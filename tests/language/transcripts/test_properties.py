"""What holds for any input whatsoever."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.language.transcripts.decoding import decode
from ropeteam.language.transcripts.read import read

NAMES = ("a.vtt", "a.srt", "a.txt", "a.eml", "a")
PIECES = st.sampled_from(
    [
        "WEBVTT\n", "NOTE x\n", "00:00:01.000 --> 00:00:02.500\n", "-0:0:-1.5 --> 0:1\n", "xx --> 00:01\n", "1\n",
        "\n", "<v Nora Lindt>", "</v>", "<v>", "Nora Lindt: ", "Paul: ", "von mir: ", "Ja", " und dann", "&amp;",
        "&auml;", "-----\n", "Von: Nora <n@x.de>\n", "Betreff: x\n", "Gesendet: 1.1.2026\n", "> alt\n",
        "Am 1.1. schrieb Nora:\n", "-- \n", '{"spokenText":"Ja","speakerName":"P"}\n', "[00:12] ", "\t", "\x0b",
        "\u2028", "𝔘", "\r\n", "#", ":", "http://x\n", "Content-Type: multipart/mixed; boundary=\"x\"\n", "--x\n",
        "From: a@b\n", "=?utf-8?q?=C3?=", '{"spokenText":"\\ud800\\u0000"}', "Content-Type: text/plain; charset=utf-7\n\n",
        "\0", "+2AA-",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300)
ANY_BYTES = st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", errors="replace"))
KINDS = st.sampled_from([None, "call", "note", "mail"])


@settings(max_examples=400)
@given(data=ANY_BYTES, name=st.sampled_from(NAMES), kind=KINDS, known=st.frozensets(st.text(max_size=20), max_size=3))
def test_never_raises_and_numbers_without_gaps(data: bytes, name: str, kind: str | None, known: frozenset[str]) -> None:
    found = read(data, name=name, kind=kind, known_names=known)

    assert [turn.no for turn in found.turns] == list(range(len(found.turns)))
    assert all(turn.label is None or turn.label.strip() for turn in found.turns)
    assert (
        bool(found.turns) or found.format == "none" or found.format in ("webvtt", "srt", "mail_thread", "named_lines")
    )
    assert found == read(data, name=name, kind=kind, known_names=known)
    for turn in found.turns:
        assert "\0" not in f"{turn.label}{turn.text}{turn.message}"
        f"{turn.label}{turn.text}{turn.message}".encode()


@settings(max_examples=400)
@given(text=TEXTS, name=st.sampled_from(("a.vtt", "a.srt", "a.txt")))
def test_texts_and_labels_are_pieces_of_the_input(text: str, name: str) -> None:
    decoded = decode(text.encode("utf-8", errors="replace"), name=name).text or ""
    if "spokenText" in decoded or "<" in decoded:
        return  # JSON escapes and tags inside a text are taken out on purpose
    found = read(text.encode("utf-8", errors="replace"), name=name)
    if found.format == "eml":
        return
    whole = f"{html.unescape(decoded)} {decoded}"
    for turn in found.turns:
        position = 0
        for word in turn.text.split():
            position = whole.find(word, position) + len(word)
            assert position >= len(word), f"{word!r} was not said, or not in this order"
        assert turn.message is not None or all(word in whole for word in (turn.label or "").split())


@settings(max_examples=200)
@given(data=ANY_BYTES)
def test_decoding_gives_text_without_carriage_returns_or_one_problem(data: bytes) -> None:
    found = decode(data, name="a.txt")

    assert (found.text is None) <= (len(found.problems) == 1)
    assert found.text is None or "\r" not in found.text
