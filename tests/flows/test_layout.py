"""Flows stay apart: a consequence in another topic is a reaction to an event, not a call."""

from __future__ import annotations

import ast
from pathlib import Path

import ropeteam.flows

FLOWS = Path(ropeteam.flows.__file__).parent
# What any flow may use: the judge, the ears and what they are asked, the mood of a talk, the nearest requests and patterns,
# what the words to a customer may be made of, the order of wishes.
SHARED = {
    "judging", "ear", "hearing", "house_ear", "model_ear", "enthusiasm", "nearest", "near_patterns", "drafting",
    "request_board",
}  # fmt: skip
# Rows for export are read through the gate's own look: the same verdict everywhere, nothing written.
READERS = {("exports", "gate")}
# A person's yes to "these words take it back" is the promise's own end, in one transaction: its flow does it. Whether a company
# agreed to listening at all is asked where listening stands.
# A capture is a question with a source: it is asked where questions are asked.
DEEDS = {("contradictions", "promises"), ("contradictions", "conversations"), ("capture", "change_requests")}


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "ropeteam.flows":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ropeteam.flows."):
            found.add(node.module.split(".")[2])
    return found


class TestFlows:
    def test_no_flow_calls_another_topics_flow(self):
        wrong = {
            (path.stem, name)
            for path in FLOWS.glob("*.py")
            for name in imported(path) - SHARED
            if path.stem not in SHARED
        }

        assert wrong == READERS | DEEDS

    def test_the_company_state_calls_no_topics_flow(self):
        wrong = {name for path in (FLOWS / "company_state").glob("*.py") for name in imported(path)}

        assert wrong <= SHARED | {"company_state"}
