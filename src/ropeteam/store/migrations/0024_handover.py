"""Handovers: services' words on a deal, what they saw, estimate and aim at; questions asked twice; their vote at the gate."""

import importlib
from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models
from django.db.models import F, Q

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD
GATE = importlib.import_module("ropeteam.store.migrations.0015_ledger_guards")
APPEND_ONLY = (
    "store_firstsuccess",
    "store_handoverestimate",
    "store_handoverowner",
    "store_handoverreason",
    "store_handoverseen",
    "store_handoverword",
    "store_questiontwiceword",
)
VERDICTS = ["ready", "not_yet", "accept", "reservation", "reject"]
REASONS = [
    "promise_unbacked", "limit_untold", "contract_differs", "effort_unknown", "scope_unclear", "solution_unclear",
    "date_too_early", "no_capacity", "expectation_high", "customer_not_ready", "other",
]  # fmt: skip
GROUPS = ["decider", "user", "it", "other"]
FINDINGS = [
    "unbacked", "against_strategy", "unjudged", "unreviewed", "dismissal_unseconded", "contradicted", "limit_untold",
    "scope_missing", "claim_uncorrected", "capability_stale", "requirement_uncovered", "study_open", "services_unheard",
    "presales_missing", "services_not_yet",
]  # fmt: skip
SUBJECTS = ("promise", "signal", "requirement", "study", "clause")
OF_THE_DEAL = ("services_unheard", "presales_missing", "services_not_yet")
Fields = list[tuple[str, Any]]


def about() -> Q:
    found = Q(code__in=OF_THE_DEAL, **{f"{name}__isnull": True for name in SUBJECTS})
    for chosen in SUBJECTS:
        found |= Q(**{f"{name}__isnull": name != chosen for name in SUBJECTS}) & ~Q(code__in=OF_THE_DEAL)
    return found


def listed(values: list[str], **more: Any) -> Any:
    return models.CharField(choices=[(value, value) for value in values], **more)


def to(table: str, name: str, *, keep: bool = False, **more: Any) -> Any:
    gone = django.db.models.deletion.PROTECT if keep else django.db.models.deletion.CASCADE
    return models.ForeignKey(on_delete=gone, related_name=name, to=f"store.{table}", **more)


def row(*fields: tuple[str, Any]) -> Fields:
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
        ("created_by", to("person", "+", keep=True, blank=True, db_index=False, null=True)),
        *fields,
    ]


def of_deal(name: str, *fields: tuple[str, Any], day: str) -> Fields:
    """One of several of a deal, said by somebody on a day."""
    return row(
        ("deal", to("deal", name)),
        ("n", models.PositiveIntegerField()),
        *fields,
        ("by", to("person", "+", keep=True)),
        (day, models.DateField()),
    )


def made(name: str, fields: Fields, *constraints: Any) -> migrations.CreateModel:
    return migrations.CreateModel(name=name, fields=fields, options={"constraints": list(constraints)})


def once(name: str, *fields: str, **more: Any) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=fields, name=name, **more)


def check(name: str, condition: Q) -> models.CheckConstraint:
    return models.CheckConstraint(condition=condition, name=name)


def place(before: str = "") -> Fields:
    return [
        (f"{before}text", to("textversion", "+")),
        (f"{before}turn", models.PositiveIntegerField()),
        (f"{before}start", models.PositiveIntegerField()),
        (f"{before}end", models.PositiveIntegerField()),
    ]


TABLES = [
    made(
        "HandoverWord",
        of_deal(
            "handover_words",
            ("verdict", listed(VERDICTS, max_length=12)),
            ("words", models.TextField(blank=True)),
            day="said_on",
        ),
        once("handover_word_n", "deal", "n"),
        check("handover_verdict_known", Q(verdict__in=VERDICTS)),
    ),
    made(
        "HandoverReason",
        row(
            ("word", to("handoverword", "reasons")),
            ("code", listed(REASONS, max_length=20)),
            ("promise", to("promise", "+", blank=True, null=True)),
        ),
        once("handover_reason_once", "word", "code", "promise", nulls_distinct=False),
        check("handover_reason_known", Q(code__in=REASONS)),
    ),
    made(
        "HandoverEstimate",
        of_deal(
            "handover_estimates",
            ("days_from", models.DecimalField(decimal_places=2, max_digits=8)),
            ("days_to", models.DecimalField(decimal_places=2, max_digits=8)),
            ("words", models.TextField(blank=True)),
            day="estimated_on",
        ),
        once("handover_estimate_n", "deal", "n"),
        check("handover_estimate_from_to", Q(days_from__gte=0) & Q(days_to__gte=F("days_from"))),
    ),
    made(
        "HandoverSeen",
        row(
            ("promise", to("promise", "handover_seen", blank=True, null=True)),
            ("signal", to("signal", "handover_seen", blank=True, null=True)),
            ("by", to("person", "+", keep=True)),
            ("seen_on", models.DateField()),
        ),
        check(
            "handover_seen_exactly_one",
            Q(promise__isnull=False, signal__isnull=True) | Q(promise__isnull=True, signal__isnull=False),
        ),
        once("handover_seen_once", "promise", "signal", "by", nulls_distinct=False),
    ),
    made(
        "HandoverOwner",
        of_deal(
            "handover_owners",
            ("person", to("person", "+", keep=True)),
            ("told_on", models.DateField(blank=True, null=True)),
            ("told_how", models.TextField(blank=True)),
            day="named_on",
        ),
        once("handover_owner_n", "deal", "n"),
        check("handover_owner_told_how", Q(told_on__isnull=True) | ~Q(told_how="")),
    ),
    made(
        "FirstSuccess",
        of_deal(
            "first_successes",
            ("words", models.TextField()),
            ("by_day", models.DateField()),
            ("group", listed(GROUPS, blank=True, max_length=10)),
            day="set_on",
        ),
        once("first_success_n", "deal", "n"),
        check("first_success_in_words", ~Q(words="")),
        check("first_success_group_known", Q(group="") | Q(group__in=GROUPS)),
    ),
    made(
        "QuestionTwice",
        row(
            ("deal", to("deal", "questions_twice")),
            *place(),
            *place("earlier_"),
            ("likeness", models.FloatField()),
            ("model", models.CharField(max_length=80)),
        ),
        once("question_twice_once", "text", "turn", "start"),
        check("question_twice_has_words", Q(end__gt=F("start")) & Q(earlier_end__gt=F("earlier_start"))),
        check("question_twice_0_to_1", Q(likeness__gte=0, likeness__lte=1)),
    ),
    made(
        "QuestionTwiceWord",
        row(
            ("twice", to("questiontwice", "words")),
            ("n", models.PositiveIntegerField()),
            ("same", models.BooleanField()),
            ("by", to("person", "+", keep=True)),
            ("said_on", models.DateField()),
        ),
        once("question_twice_word_n", "twice", "n"),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("store", "0023_gate_clauses")]

    operations = [
        CreateModels(TABLES),
        migrations.RemoveConstraint("gatefinding", "finding_code_known"),
        migrations.RemoveConstraint("gatefinding", "finding_about_exactly_one"),
        migrations.AlterField("gatefinding", "code", listed(FINDINGS, max_length=24)),
        migrations.AddConstraint("gatefinding", check("finding_about_exactly_one", about())),
        migrations.AddConstraint("gatefinding", check("finding_code_known", Q(code__in=FINDINGS))),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
        migrations.RunSQL(
            GATE.MARK.format(table="store_handoverword", deals=GATE.OF_DEAL),
            "DROP FUNCTION ropeteam_gate_store_handoverword();",
        ),
        GATE._trigger("store_handoverword", "I", "ropeteam_gate_store_handoverword"),
    ]
