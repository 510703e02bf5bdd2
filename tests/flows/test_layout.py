"""Flows stay apart: a consequence in another topic is a reaction to an event, not a call."""

from __future__ import annotations

import ast
from pathlib import Path

import ropeteam.flows

FLOWS = Path(ropeteam.flows.__file__).parent
# What any flow may use: the judge, the ears and what they are asked, the mood of a talk, the nearest requests, patterns and rows,
# what the words to a customer may be made of, the order of wishes, the outbox.
SHARED = {
    "judging", "clause_judging", "promise_judging", "ear", "hearing", "house_ear", "model_ear", "enthusiasm", "nearest",
    "near_patterns", "near_drafts", "near_requirements", "candidates", "drafting", "request_board", "request_ranking",
    "request_counts", "mailing",
}  # fmt: skip
# Rows for export are read through the gate's own look: the same verdict everywhere, nothing written. So are the handover's: what
# services may answer hangs on it. What of a look is told once the signature no longer lies ahead is said beside it. The dossier,
# and the letters of alignment, read what their own topics tell.
READERS = {
    ("exports", "gate"), ("gate_answers", "gate"), ("gate_after", "gate"), ("handover", "gate"), ("handover_dossier", "gate"),
    ("handover_dossier", "handover"), ("exports", "handover_dossier"), ("alignment_letters", "alignment"),
}  # fmt: skip
# A person's yes to "these words take it back" is the promise's own end, in one transaction: its flow does it; and an end by
# a new wording puts that wording down where promises come into being. Whether a company agreed to listening at all is asked
# where listening stands.
# A capture is a question with a source: it is asked where questions are asked. A question put to product becomes a wish, which
# comes into being where wishes do. A sentence of an offer that becomes a promise is entered where promises are.
# Product's answer to a question is a decision on its wish; one behind a link is the answer on the page.
# A gap of a tender is a question to product; a row the customer was told becomes a promise where promises are entered. A tender's
# file is read, and given back, by the topic's own rows.
# A letter that comes is a conversation or a note: taken in where those are, in one transaction with the row that makes it once;
# so is a talk that somebody brings.
DEEDS = {
    ("contradictions", "promises"), ("contradictions", "promise_ends"), ("promise_ends", "promises"), ("overrides", "gate"),
    ("contradictions", "conversations"), ("capture", "asks"), ("asks", "change_requests"),
    ("clauses", "promises"), ("mail_in", "conversations"),
    ("bringing", "conversations"), ("questions_twice", "conversations"),
    ("requirement_gaps", "asks"), ("requirement_promises", "promises"), ("requirement_files", "requirements"),
    ("product_answers", "change_requests"), ("answer_links", "product_answers"),
}  # fmt: skip


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
