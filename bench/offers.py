"""The offer check: promises found in written offers, spoken promises found again in writing, and a contract of many pages.

The offers and pairs are our own inventions by one author (tests/language/offers): 4 offers the rules were made on, 4 held back,
12 pairs for the threshold, 12 held back. They say that the rules carry over to other offers of that hand, not to yours.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import time
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from ropeteam.core.offers import SAME, Pair, proposed
from ropeteam.core.promise_sheet import Entry, Section, Sheet
from ropeteam.core.vocabulary import Shape, Side, SignalKind
from ropeteam.language.contract import Embedder, SpokenTurn
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, load, unit
from ropeteam.language.listening.task import House
from ropeteam.language.models.weights import language_means
from ropeteam.language.offers import hear, read
from ropeteam.language.offers.sheet_pdf import written
from ropeteam.language.offers.written import Sides

SET = Path(__file__).resolve().parents[1] / "tests" / "language" / "offers"
DAY = date(2026, 3, 10)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES_A_PAGE = 28


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench offers", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--pages", type=int, default=500, metavar="N", help="pages of the long contract")
    args = parser.parse_args(argv)
    embedder = load()
    result: dict[str, float] = {}
    for half in ("tune", "held"):
        result |= {f"{half}_{name}": value for name, value in found_in(half, embedder).items()}
        result[f"{half}_ear_alone"] = by_ear_alone(half, embedder)
        result |= {f"{half}_{name}": value for name, value in paired(half, embedder).items()}
    result |= long_contract(args.pages, embedder)
    for name, value in result.items():
        print(f"{name:28}{value:>10.4g}")
    if args.json:
        print(json.dumps(result))
    return 0


# --- promises in written offers


def found_in(half: str, embedder: Embedder) -> dict[str, float]:
    """Precision and recall of promises, sentence by sentence, through the reader of plain text."""
    right = wrong = missed = sentences = 0
    for path in sorted((SET / "written").glob(f"{half}-*.txt")):
        names, gold, text = labelled(path)
        promised = promises_in(text, language=path.suffixes[0][1:], names=names, embedder=embedder)
        wanted = {words for words, label in gold.items() if label == "P"}
        right += len(promised & wanted)
        wrong += len(promised - wanted)
        missed += len(wanted - promised)
        sentences += len(gold)
    return {
        "sentences": sentences,
        "promises": right + missed,
        "precision": right / max(right + wrong, 1),
        "recall": right / max(right + missed, 1),
    }


def by_ear_alone(half: str, embedder: Embedder) -> float:
    """The floor: the share of promises that the ear of talks hears as promises, each sentence as something our side said."""
    heard = wanted = 0
    for path in sorted((SET / "written").glob(f"{half}-*.txt")):
        gold = labelled(path)[1]
        turns = [SpokenTurn(no, None, Side.OURS, "", words) for no, words in enumerate(gold)]
        language = path.suffixes[0][1:]
        found = detect.listen(turns, held_on=DAY, internal=False, language=language, embedder=embedder)
        promised = {one.first_turn for one in found if one.kind == SignalKind.PROMISE and not one.low}
        wanted += sum(label == "P" for label in gold.values())
        heard += sum(label == "P" and no in promised for no, label in enumerate(gold.values()))
    return heard / wanted


def labelled(path: Path) -> tuple[list[str], dict[str, str], str]:
    """The customer's names, the label of every sentence, and the offer as a customer would get it."""
    names, gold, lines = [], {}, []
    for line in path.read_text().splitlines():
        label, _, words = line.partition(" ")
        if label == "N":
            names.append(words)
        elif label:
            lines.append(words)
            if label != "H":
                gold[bare(words)] = label
    return names, gold, "\n\n".join(lines)


def promises_in(text: str, *, language: str, names: Sequence[str], embedder: Embedder) -> set[str]:
    places = hear.places(read.read(text.encode(), name="offer.txt"))
    asking = hear.Asking(None, House("bench", None), Sides(theirs=names), DAY, language)
    found = hear.meant(places, range(len(places)), asking, embedder=embedder)
    return {bare(places[one.place].text) for one in found if one.understood.heard.kind == "promise"}


def bare(words: str) -> str:
    """Without the number in front."""
    return words.lstrip("0123456789. ")


# --- spoken promises in writing


def paired(half: str, embedder: Embedder) -> dict[str, float]:
    """Of the proposals made at the threshold, how many are right; of the true pairs, how many are proposed."""
    rows = [line.split("\t") for line in (SET / "pairs.tsv").read_text().splitlines()[1:]]
    spoken, texts = zip(*[(row[1], row[2]) for row in rows if row[0] == half], strict=True)
    scores = vectors(texts, embedder) @ vectors(spoken, embedder).T
    pairs = [Pair(no, at, float(scores[no, at])) for no in range(len(texts)) for at in range(len(spoken))]
    made = proposed(pairs, least=SAME)
    right = sum(pair.clause == pair.promise for pair in made)
    return {"pairs": len(texts), "pair_precision": right / max(len(made), 1), "pair_recall": right / len(texts)}


def vectors(texts: Sequence[str], embedder: Embedder) -> np.ndarray:
    means = language_means(embedder.name)
    return unit(centre(embedder.embed(list(texts)), [language_of(text) for text in texts], means))


# --- a long contract


def long_contract(pages: int, embedder: Embedder) -> dict[str, float]:
    lines = list(many(pages * LINES_A_PAGE))
    files = {"docx": as_docx(lines), "pdf": as_pdf(lines)}
    result: dict[str, float] = {"pages": pages}
    for name, data in files.items():
        started = time.perf_counter()
        document = read.read(data, name=f"contract.{name}")
        result |= {f"{name}_mb": len(data) / 1e6, f"{name}_read_s": time.perf_counter() - started}
        places = hear.places(document)
    result["long_sentences"] = len(places)
    asking = hear.Asking(None, House("bench", None), Sides(), DAY, "de")
    started = time.perf_counter()
    found = sum(1 for _ in hear.meant(places, range(len(places)), asking, embedder=embedder))
    result |= {
        "hear_s": time.perf_counter() - started,
        "long_found": found,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return result


def many(count: int) -> Iterator[str]:
    """The German offers of the set again and again; every sentence with a number, so that no two are the same."""
    papers = [path.read_text().splitlines() for path in sorted((SET / "written").glob("*.de.txt"))]
    base = [line.partition(" ") for lines in papers for line in lines if line and line[0] != "N"]
    for no in range(count):
        label, _, words = base[no % len(base)]
        yield words if label == "H" else words.rstrip(".") + f", Los {no}."


def as_docx(lines: Sequence[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        file.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def as_pdf(lines: Sequence[str]) -> bytes:
    entries = tuple(Entry(Shape.FULL, line) for line in lines)
    return written(Sheet("Vertrag", (), (Section("Leistungen", entries),), "{n}/{of}", "de"))


if __name__ == "__main__":
    raise SystemExit(main())
