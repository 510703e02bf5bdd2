"""The invented company as files: a company folder, and a CRM's export."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import yaml

from bench.synthetic import words as say
from bench.synthetic.company import TODAY

TURNS = 40
TALKS_A_DEAL = 10
SELLER = "Anna Ahrens"
EVERY = 4  # of the things that the product could do in a place, it does each fourth
INDUSTRIES = ("Machinery", "Logistics", "Pharma", "Packaging")


def write_folder(folder: Path, talks: int) -> int:
    """A company folder with so many transcripts, every third with time stamps; returns how many rows and turns it holds."""
    deals = talks // TALKS_A_DEAL + 1
    (folder / "conversations").mkdir(parents=True)
    (folder / "company.yaml").write_text(yaml.safe_dump(_company(folder.name), allow_unicode=True), encoding="utf-8")
    _table(folder / "people.csv", ("id", "name", "role"), [("p1", SELLER, "seller")])
    _table(
        folder / "accounts.csv",
        ("id", "name", "industry", "employees", "country"),
        ((f"a{no}", _account(no), say.TRADES[no % 10], 50 + no, "DE") for no in range(deals)),
    )
    _table(
        folder / "deals.csv",
        ("id", "account", "title", "amount_eur", "stage", "opened", "seller"),
        ((f"d{no}", f"a{no}", f"Deal {no}", 10_000 + no, "offer", _day(no, deals), SELLER) for no in range(deals)),
    )
    rows = []
    for no in range(talks):
        customer = f"{say.FIRST[no % 20]} van {say.LAST[no % 19]}"
        name = f"t{no}.vtt" if no % 3 == 0 else f"t{no}.txt"
        (folder / "conversations" / name).write_text(_transcript(no, customer, cues=no % 3 == 0), encoding="utf-8")
        people = f"{SELLER}|seller;{customer}|customer"
        rows.append((f"t{no}", name, f"d{no // TALKS_A_DEAL}", _day(no, talks), "call", people, "consent"))
    _table(folder / "conversations.csv", ("id", "file", "deal", "date", "kind", "participants", "basis"), rows)
    return talks * (TURNS + 1) + 2 * deals + 1


def write_crm(folder: Path, deals: int) -> tuple[Path, Path]:
    """Accounts and deals as a CRM writes them."""
    folder.mkdir(parents=True, exist_ok=True)
    accounts = deals // 4 + 1
    _table(
        folder / "accounts.csv",
        ("Account Name", "Industry", "Employees", "Billing Country"),
        ((_account(no), INDUSTRIES[no % 4], 50 + no, "Germany") for no in range(accounts)),
    )
    stages = ("Won", "Lost", "Engaging", "Prospecting")
    _table(
        folder / "deals.csv",
        (
            "Opportunity Id",
            "Opportunity Name",
            "Account Name",
            "Owner",
            "Stage",
            "Amount",
            "Created Date",
            "Close Date",
        ),
        (
            (
                f"O{no:07}",
                f"Deal {no}",
                _account(no % accounts),
                SELLER,
                stages[no % 4],
                1000 + no,
                _day(no, deals),
                TODAY,
            )
            for no in range(deals)
        ),
    )
    return folder / "accounts.csv", folder / "deals.csv"


def write_tracker(path: Path, posts: int) -> Path:
    """Wishes as Canny's records give them, each with its author, two voters and some forty words."""
    dice = random.Random(7)
    words = [word for sentence in say.TRADES for word in sentence.split()] + list(say.LAST) + list(say.FIRST)
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for no in range(posts):
            voters = [
                {"voter": {"name": f"V {no}-{k}", "email": f"v{dice.randrange(posts)}@k{no % 97}.example"}}
                for k in (1, 2)
            ]
            record = {
                "id": f"p{no}",
                "title": f"{' '.join(dice.choices(words, k=6))} {no}",
                "details": " ".join(dice.choices(words, k=40)),
                "author": {"name": f"A {no}", "email": f"a{no}@k{no % 97}.example"},
                "votes": voters,
                "score": 3,
                "status": "open",
                "created": _day(no, posts),
            }
            file.write(f"{',' if no else ''}\n{json.dumps(record)}")
        file.write("\n]\n")
    return path


def _company(name: str) -> dict[str, object]:
    about = [f"{thing} {place}" for thing, place in say.pairs("en")]
    return {
        "company": name,
        "product": "Product",
        "vision": "One product for every plant.",
        "works_agreement": "demo",
        "capabilities": [
            {"id": f"cap-{no}", "name": name, "description": name, "status": "available"}
            for no, name in enumerate(about[::EVERY])
        ],
    }


def _transcript(no: int, customer: str, *, cues: bool) -> str:
    chosen = random.Random(no)
    language = "de" if no % 5 < 3 else "en"
    lines = []
    for turn in range(TURNS):
        who = customer if turn % 2 else SELLER
        lines.append(f"{who}: {say.wish(language, chosen)}.")
    if not cues:
        return "\n".join(lines) + "\n"
    stamped = [f"{turn + 1}\n00:{turn:02}:01.000 --> 00:{turn:02}:50.000\n{line}\n" for turn, line in enumerate(lines)]
    return "WEBVTT\n\n" + "\n".join(stamped)


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(head)
        table.writerows(rows)


def _account(no: int) -> str:
    return f"{say.LAST[no % 20]} {say.TRADES[no // 20 % 10]} {no}"


def _day(no: int, of: int) -> str:
    return (TODAY - timedelta(days=int((of - no) / of * 365))).isoformat()
