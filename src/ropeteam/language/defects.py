"""Every code with which reading reports a defect, in one place; sentences for them stand in wording/problems.py."""

from __future__ import annotations

from typing import Literal

from ropeteam.core.problems import Problem
from ropeteam.language.storable import storable

ProblemCode = Literal[
    # files as a whole
    "missing_file",
    "not_a_file",
    "not_a_folder",
    "unreadable_file",
    "file_too_large",
    "empty_file",
    "binary_file",
    "archive_file",
    "outside_folder",
    "file_not_listed",
    "unknown_file",
    "unknown_format",
    "too_many_files",
    # decoding
    "encoding_guessed",
    "broken_characters",
    # transcripts
    "missing_header",
    "broken_cue",
    "text_outside_turn",
    "no_speakers",
    "only_quotes",
    "attachment_left_out",
    "broken_mail",
    # tables
    "missing_column",
    "unknown_column",
    "extra_cells",
    "open_quote",
    "broken_row",
    "broken_json",
    "missing_id",
    "duplicate_id",
    "missing_value",
    "unknown_value",
    "bad_date",
    "ambiguous_date",
    "bad_number",
    "unknown_id",
    "link_file_missing",
    "unknown_role",
    "missing_role",
    # company.yaml
    "broken_yaml",
    "yaml_too_large",
    "duplicate_key",
    "unknown_key",
    "wrong_type",
    "unquoted_comma",
    "commitment_absent",
    "no_product",
    # CRM exports
    "slashed_dates",
    "missing_id_kept",
    "duplicate_id_kept",
    "no_accounts",
    "missing_account",
    "unknown_account",
    "unknown_product",
    "odd_spelling",
    "unknown_stage",
    "colleague_not_listed",
    "colleague_nearly_listed",
    "missing_amount",
    "negative_amount",
    # feature lists
    "packed_list",
    "too_many_lines",
    "too_many_features",
    "no_features",
    # offers
    "not_an_offer",
    "broken_docx",
    "broken_pdf",
    "locked_file",
    "old_or_locked_word",
    "macro_file",
    "zip_bomb",
    "scanned_pdf",
    "too_many_pages",
    "too_hard_to_read",
    "offer_cut",
    # requirements of customers
    "not_requirements",
    "broken_xlsx",
    "old_or_locked_excel",
    "macro_sheet",
    "sheet_too_large",
    "too_many_requirements",
    "no_requirements",
    "rows_without_words",
    "formula_without_value",
    "hidden_rows",
    "unknown_priority",
    # measuring points of enthusiasm
    "off_scale",
    "wrong_scale",
    "not_by_table",
    # trackers
    "not_a_table",
    "torn_json",
    # calendars
    "no_calendar",
    "torn_event",
    "broken_event",
    "event_too_large",
    "event_without_start",
    "event_without_length",
    "event_ends_before_start",
    "unknown_time_zone",
    "broken_rule",
    "rule_too_dense",
    "too_many_steps",
    "too_many_occurrences",
    # pay plans
    "not_a_plan",
    "plan_unknown_key",
    "plan_range",
    "plan_twice",
    "plan_needs_quota",
    "plan_rate_and_tiers",
    "plan_tiers",
    "plan_pays_less",
    "plan_shares",
    "plan_window",
    "plan_condition",
]


def defect(code: ProblemCode, file: str, line: int | None = None, /, **values: object) -> Problem:
    """An error: something people should mend; the command ends with exit code 1."""
    return _problem(code, file, line, values, notice=False)


def notice(code: ProblemCode, file: str, line: int | None = None, /, **values: object) -> Problem:
    """Kept and reported, but no error."""
    return _problem(code, file, line, values, notice=True)


def _problem(code: str, file: str, line: int | None, values: dict[str, object], *, notice: bool) -> Problem:
    texts = tuple((name, storable(str(value))) for name, value in values.items())
    return Problem(code, storable(file), line, texts, notice)
