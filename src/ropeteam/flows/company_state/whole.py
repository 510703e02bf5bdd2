"""All files of a company in their order, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from ropeteam.core.problems import Problem
from ropeteam.flows.company_state import (
    answers,
    approvals,
    architecture,
    attention,
    capability_drafts,
    climb,
    contradictions,
    early_adopters,
    ears,
    exchange,
    handover,
    incentives,
    ledger,
    mail,
    offers,
    projects,
    readiness,
    references,
    renewals,
    request_changes,
    requests,
    requirements,
    strategy_life,
    strategy_reading,
    studies,
    trackers,
    triage,
    versions,
    words,
)
from ropeteam.flows.company_state.facts import fact_files
from ropeteam.flows.company_state.files import OwnRow, csv_text, lines_text
from ropeteam.flows.company_state.keys import Keys, product_of
from ropeteam.language.folder.values import CompanyFolder
from ropeteam.store import models

Rows = Callable[[str], Iterable[OwnRow]]

# What Ropeteam itself writes beside the facts; `read` before the conversations, the others after them.
OWN = (
    "versions.jsonl", "texts.jsonl", "change_requests.csv", "decisions.csv", "signals.jsonl", "asks.jsonl",
    "trackers.jsonl", "askers.jsonl", "request_changes.jsonl", "wording_links.jsonl", "settings.jsonl", "promises.csv",
    "ledger.jsonl", "scope_links.jsonl",
    "patterns.jsonl", "answers.jsonl", "contradictions.jsonl", "offers.jsonl", "requirements.jsonl",
    "gate_runs.jsonl", "delegations.jsonl", "ears.jsonl",
    "attention.jsonl", "triage.jsonl",
    "segment_needs.jsonl", "capability_reviews.jsonl", "capability_drafts.jsonl", "draft_asks.jsonl", "strategy_read.jsonl",
    "pillar_evidence.jsonl", "proposals.jsonl", "deal_outcomes.jsonl",
    "exchange.jsonl", "mail.jsonl", "climb.jsonl", "studies.csv", "studies.jsonl", "early_adopters.jsonl",
    "architecture.jsonl", "presales.jsonl", "incentives.jsonl", "handovers.jsonl",
    "projects.jsonl", "references.jsonl", "renewals.jsonl",
)  # fmt: skip


def files(company: models.Company) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of everything, facts first. Files of ours that would be empty are left out."""
    yield from fact_files(company)
    product = product_of(company)
    texts: list[tuple[str, str]] = [
        ("versions.jsonl", lines_text(versions.dump(product))),
        ("texts.jsonl", lines_text(words.dump_texts(company))),
        ("signals.jsonl", lines_text(words.dump_signals(company))),
        ("asks.jsonl", lines_text(requests.dump_asks(company))),
        ("trackers.jsonl", lines_text(trackers.dump(product))),
        ("request_changes.jsonl", lines_text(request_changes.dump(product))),
        ("askers.jsonl", lines_text(requests.dump_askers(product))),
        ("patterns.jsonl", lines_text(answers.dump_patterns(product))),
        ("answers.jsonl", lines_text(answers.dump_answers(product))),
        ("wording_links.jsonl", lines_text(requests.dump_links(product))),
        ("settings.jsonl", lines_text(requests.dump_settings(company))),
        ("ledger.jsonl", lines_text(ledger.dump_ledger(company))),
        ("scope_links.jsonl", lines_text(ledger.dump_scope_links(company))),
        ("contradictions.jsonl", lines_text(contradictions.dump(company))),
        ("offers.jsonl", lines_text(offers.dump(company))),
        ("requirements.jsonl", lines_text(requirements.dump(company))),
        ("gate_runs.jsonl", lines_text(ledger.dump_gate_runs(company))),
        ("delegations.jsonl", lines_text(approvals.dump_delegations(company))),
        ("ears.jsonl", lines_text(ears.dump(company))),
        ("attention.jsonl", lines_text(attention.dump(company))),
        ("exchange.jsonl", lines_text(exchange.dump(company))),
        ("incentives.jsonl", lines_text(incentives.dump(company))),
        ("mail.jsonl", lines_text(mail.dump(company))),
        ("climb.jsonl", lines_text(climb.dump(company))),
        ("triage.jsonl", lines_text(triage.dump(company))),
        ("segment_needs.jsonl", lines_text(readiness.dump_needs(product))),
        ("strategy_read.jsonl", lines_text(strategy_reading.dump(product))),
        ("capability_reviews.jsonl", lines_text(readiness.dump_reviews(product))),
        ("pillar_evidence.jsonl", lines_text(strategy_life.dump_evidence(product))),
        ("proposals.jsonl", lines_text(strategy_life.dump_proposals(product))),
        ("deal_outcomes.jsonl", lines_text(strategy_life.dump_outcomes(company))),
        ("studies.jsonl", lines_text(studies.dump_lives(company))),
        ("early_adopters.jsonl", lines_text(early_adopters.dump(company))),
        ("architecture.jsonl", lines_text(architecture.dump(company))),
        ("presales.jsonl", lines_text(architecture.dump_presales(company))),
        ("handovers.jsonl", lines_text(handover.dump(company))),
        ("projects.jsonl", lines_text(projects.dump(company))),
        ("references.jsonl", lines_text(references.dump(company))),
        ("renewals.jsonl", lines_text(renewals.dump(company))),
        ("capability_drafts.jsonl", lines_text(capability_drafts.dump_drafts(product))),
        ("draft_asks.jsonl", lines_text(capability_drafts.dump_asks(product))),
    ]
    tables = [
        ("change_requests.csv", requests.REQUESTS, list(requests.dump_requests(product))),
        ("decisions.csv", requests.DECISIONS, list(requests.dump_decisions(product))),
        ("promises.csv", ledger.PROMISES, list(ledger.dump_promises(company))),
        ("studies.csv", studies.STUDIES, list(studies.dump_studies(company))),
    ]
    texts += [(name, csv_text(columns, rows)) for name, columns, rows in tables if rows]
    yield from ((name, text.encode()) for name, text in texts if text)


def versions_of_words(rows: Rows) -> list[OwnRow]:
    """The rows of texts.jsonl that name a file, the oldest version of each talk's words first."""
    found = [row for row in rows("texts.jsonl") if isinstance(row.get("n"), int) and isinstance(row.get("file"), str)]
    return sorted(found, key=lambda row: row["n"])


def unexplained(folder: CompanyFolder, rows: Rows) -> list[Problem]:
    """The folder's problems without what an export of ours says on purpose: the files of older versions, which texts.jsonl
    names, and people without a role, who have an id there."""
    files = {row["file"] for row in versions_of_words(rows)}
    lines = {grant.line for grant in folder.people if grant.id}

    def meant(problem: Problem) -> bool:
        older = problem.code == "file_not_listed" and problem.file in files
        return older or (problem.code == "missing_role" and problem.file == "people.csv" and problem.line in lines)

    return [problem for problem in folder.problems if not meant(problem)]


def restore_versions(product: models.Product, rows: Rows) -> int:
    """Before the catalogue of company.yaml is put: what was known when."""
    with transaction.atomic():
        return versions.restore(product, rows("versions.jsonl"))


def restore_state(company: models.Company, rows: Rows) -> int:
    """After the facts and the words: what people and the ear made of them. Returns how many rows came."""
    keys = Keys(company)
    signal_rows, ask_rows = list(rows("signals.jsonl")), list(rows("asks.jsonl"))
    with transaction.atomic():
        made = words.restore_heard(rows("texts.jsonl"), keys)
        made += requests.restore_requests(rows("change_requests.csv"), keys)
        made += answers.restore_patterns(rows("patterns.jsonl"), keys)
        made += requests.restore_decisions(rows("decisions.csv"), keys)
        made += words.restore_signals(signal_rows, keys)
        made += requests.restore_asks(ask_rows, keys)
        made += trackers.restore(rows("trackers.jsonl"), keys)
        made += requests.restore_askers(rows("askers.jsonl"), keys)
        made += request_changes.restore(rows("request_changes.jsonl"), keys)
        made += answers.restore_answers(rows("answers.jsonl"), keys)
        made += requests.restore_links(rows("wording_links.jsonl"), keys)
        made += requests.restore_settings(rows("settings.jsonl"), keys)
        made += ledger.restore_promises(rows("promises.csv"), keys)
        made += ledger.restore_scope_links(rows("scope_links.jsonl"), keys)
        words.restore_signal_judgements(signal_rows, keys)
        requests.restore_ask_judgements(ask_rows, keys)
        ledger.restore_ledger(rows("ledger.jsonl"), keys)
        made += contradictions.restore(rows("contradictions.jsonl"), keys)
        made += offers.restore(rows("offers.jsonl"), keys)
        made += requirements.restore(rows("requirements.jsonl"), keys)
        made += architecture.restore(rows("architecture.jsonl"), keys)
        made += studies.restore_studies(rows("studies.csv"), keys)
        made += studies.restore_lives(rows("studies.jsonl"), keys)
        made += early_adopters.restore(rows("early_adopters.jsonl"), keys)
        made += architecture.restore_presales(rows("presales.jsonl"), keys)
        made += handover.restore(rows("handovers.jsonl"), keys)
        made += projects.restore(rows("projects.jsonl"), keys)
        made += references.restore(rows("references.jsonl"), keys)
        made += renewals.restore(rows("renewals.jsonl"), keys)
        made += ledger.restore_gate_runs(rows("gate_runs.jsonl"), keys)
        made += approvals.restore_delegations(rows("delegations.jsonl"), keys)
        made += ears.restore(company, rows("ears.jsonl"), keys)
        made += attention.restore(rows("attention.jsonl"), keys)
        made += exchange.restore(rows("exchange.jsonl"), keys)
        made += incentives.restore(company, rows("incentives.jsonl"), keys)
        made += mail.restore(rows("mail.jsonl"), keys)
        made += climb.restore(rows("climb.jsonl"), keys)
        made += triage.restore(rows("triage.jsonl"), keys)
        made += strategy_reading.restore(rows("strategy_read.jsonl"), keys)
        made += readiness.restore_needs(rows("segment_needs.jsonl"), keys)
        made += readiness.restore_reviews(rows("capability_reviews.jsonl"), keys)
        made += strategy_life.restore_evidence(rows("pillar_evidence.jsonl"), keys)
        made += strategy_life.restore_proposals(rows("proposals.jsonl"), keys)
        made += strategy_life.restore_outcomes(rows("deal_outcomes.jsonl"), keys)
        made += capability_drafts.restore_drafts(rows("capability_drafts.jsonl"), keys)
        made += capability_drafts.restore_asks(rows("draft_asks.jsonl"), keys)
    return made
