"""The overall solution with its versions and papers, pre-sales in a deal, and findings of the gate that are about no promise."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD
GATE = importlib.import_module("ropeteam.store.migrations.0015_ledger_guards")
APPEND_ONLY = (
    "store_architectureanswer",
    "store_architecturequestion",
    "store_architectureversion",
    "store_interfacestate",
    "store_presalesplan",
    "store_solutioninterface",
    "store_solutionsystem",
    "store_systemstate",
)

OF_VERSION = "SELECT v.deal_id AS deal FROM touched t JOIN store_architectureversion v ON v.id = t.version_id"
# What a gate looks at since these rows exist: which deals a change concerns, and by which deeds its rows change.
TOUCHING = {
    "store_account": ("SELECT d.id AS deal FROM touched t JOIN store_deal d ON d.account_id = t.id", "U"),
    "store_dealrole": (GATE.OF_DEAL, "IUD"),
    "store_offer": (GATE.OF_DEAL, "I"),
    "store_participant": (GATE.OF_TALK, "IUD"),
    "store_requirement": (GATE.OF_DEAL, "IU"),
    "store_coverage": (
        "SELECT r.deal_id AS deal FROM touched t JOIN store_requirement r ON r.id = t.requirement_id",
        "I",
    ),
    "store_coverageundo": (
        """SELECT r.deal_id AS deal FROM touched t JOIN store_coverage c ON c.id = t.coverage_id
           JOIN store_requirement r ON r.id = c.requirement_id""",
        "I",
    ),
    "store_systemstate": (OF_VERSION, "I"),
    "store_interfacestate": (OF_VERSION, "I"),
}
OF_ALL = {"store_rolegrant": "IUD", "store_segment": "U", "store_segmentneed": "IU"}


def marks() -> list[migrations.RunSQL]:
    found = []
    for table, (deals, letters) in TOUCHING.items():
        made = GATE.MARK.format(table=table, deals=deals)
        found.append(migrations.RunSQL(made, f"DROP FUNCTION ropeteam_gate_{table}();"))
        found += [GATE._trigger(table, letter, f"ropeteam_gate_{table}") for letter in letters]
    for table, letters in OF_ALL.items():
        found += [GATE._trigger(table, letter, "ropeteam_gate_all") for letter in letters]
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0019_studies"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="SolutionSystem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="solution_systems",
                                to="store.deal",
                            ),
                        ),
                        ("no", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("deal", "no"), name="solution_system_no")],
                    },
                ),
                migrations.CreateModel(
                    name="ArchitectureVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="architecture_versions",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("made_on", models.DateField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("deal", "n"), name="architecture_version_n")],
                    },
                ),
                migrations.CreateModel(
                    name="SystemState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "system",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="states",
                                to="store.solutionsystem",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="systems",
                                to="store.architectureversion",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "supplier",
                            models.CharField(
                                choices=[("ours", "ours"), ("partner", "partner"), ("customer", "customer")],
                                max_length=10,
                            ),
                        ),
                        ("release", models.CharField(blank=True, max_length=80)),
                        ("note", models.TextField(blank=True)),
                        ("gone", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("system", "version"), name="system_state_once_a_version"),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="system_has_a_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("supplier__in", ["ours", "partner", "customer"])),
                                name="system_supplier_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionInterface",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="solution_interfaces",
                                to="store.deal",
                            ),
                        ),
                        ("no", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("deal", "no"), name="solution_interface_no")],
                    },
                ),
                migrations.CreateModel(
                    name="InterfaceState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "interface",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="states",
                                to="store.solutioninterface",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interfaces",
                                to="store.architectureversion",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.solutionsystem",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.solutionsystem",
                            ),
                        ),
                        ("both_ways", models.BooleanField(default=False)),
                        ("what", models.CharField(max_length=200)),
                        ("protocol", models.CharField(blank=True, max_length=80)),
                        (
                            "frequency",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("realtime", "realtime"),
                                    ("hourly", "hourly"),
                                    ("daily", "daily"),
                                    ("weekly", "weekly"),
                                    ("monthly", "monthly"),
                                    ("on_demand", "on_demand"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("volume", models.DecimalField(blank=True, decimal_places=3, max_digits=18, null=True)),
                        ("unit", models.CharField(blank=True, max_length=40)),
                        (
                            "supplier",
                            models.CharField(
                                choices=[("ours", "ours"), ("partner", "partner"), ("customer", "customer")],
                                max_length=10,
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.capability",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.requirement",
                            ),
                        ),
                        ("gone", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("interface", "version"), name="interface_state_once_a_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="interface_says_what_flows"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("source__isnull", False), ("target__isnull", False), _connector="OR"
                                ),
                                name="interface_has_a_foreign_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", models.F("target")), _negated=True),
                                name="interface_between_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("volume__isnull", True),
                                    models.Q(("volume__gt", 0), models.Q(("unit", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="interface_volume_has_a_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "frequency__in",
                                        ["", "realtime", "hourly", "daily", "weekly", "monthly", "on_demand"],
                                    )
                                ),
                                name="interface_frequency_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("supplier__in", ["ours", "partner", "customer"])),
                                name="interface_supplier_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArchitectureQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="architecture_questions",
                                to="store.deal",
                            ),
                        ),
                        ("no", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                        (
                            "system",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="store.solutionsystem",
                            ),
                        ),
                        (
                            "interface",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="store.solutioninterface",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        ("asked_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "no"), name="architecture_question_no"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="architecture_question_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("system__isnull", True), ("interface__isnull", True), _connector="OR"
                                ),
                                name="architecture_question_about_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArchitectureAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "question",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answer",
                                to="store.architecturequestion",
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("answered_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="architecture_answer_has_words"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArchitectureFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="architecture_files",
                                to="store.deal",
                            ),
                        ),
                        ("no", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("size", models.PositiveIntegerField()),
                        ("content_hash", models.CharField(max_length=64)),
                        ("content", models.BinaryField()),
                        ("brought_on", models.DateField()),
                        ("removed_on", models.DateField(blank=True, null=True)),
                        (
                            "removed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "no"), name="architecture_file_no"),
                            models.UniqueConstraint(
                                condition=models.Q(("removed_on__isnull", True)),
                                fields=("deal", "content_hash"),
                                name="architecture_file_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PresalesPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="presales_plans",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.conversation",
                            ),
                        ),
                        ("by_day", models.DateField(blank=True, null=True)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("planned_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="presales_plan_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", True), ("by_day__isnull", False), _connector="OR"
                                ),
                                name="presales_plan_has_a_day",
                            ),
                        ],
                    },
                ),
            ]
        ),
        migrations.RemoveConstraint(
            model_name="gatefinding",
            name="finding_about_exactly_one",
        ),
        migrations.RemoveConstraint(
            model_name="gatefinding",
            name="finding_code_known",
        ),
        migrations.AddField(
            model_name="deal",
            name="decides_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gatefinding",
            name="requirement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="store.requirement",
            ),
        ),
        migrations.AddField(
            model_name="gatefinding",
            name="study",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="store.study",
            ),
        ),
        migrations.AlterField(
            model_name="gatefinding",
            name="code",
            field=models.CharField(
                choices=[
                    ("unbacked", "unbacked"),
                    ("against_strategy", "against_strategy"),
                    ("unjudged", "unjudged"),
                    ("unreviewed", "unreviewed"),
                    ("dismissal_unseconded", "dismissal_unseconded"),
                    ("contradicted", "contradicted"),
                    ("limit_untold", "limit_untold"),
                    ("scope_missing", "scope_missing"),
                    ("claim_uncorrected", "claim_uncorrected"),
                    ("capability_stale", "capability_stale"),
                    ("requirement_uncovered", "requirement_uncovered"),
                    ("study_open", "study_open"),
                    ("services_unheard", "services_unheard"),
                    ("presales_missing", "presales_missing"),
                ],
                max_length=24,
            ),
        ),
        migrations.AddConstraint(
            model_name="gatefinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("code__in", ("services_unheard", "presales_missing")),
                        ("promise__isnull", True),
                        ("requirement__isnull", True),
                        ("signal__isnull", True),
                        ("study__isnull", True),
                    ),
                    models.Q(
                        ("promise__isnull", False),
                        ("requirement__isnull", True),
                        ("signal__isnull", True),
                        ("study__isnull", True),
                        models.Q(("code__in", ("services_unheard", "presales_missing")), _negated=True),
                    ),
                    models.Q(
                        ("promise__isnull", True),
                        ("requirement__isnull", True),
                        ("signal__isnull", False),
                        ("study__isnull", True),
                        models.Q(("code__in", ("services_unheard", "presales_missing")), _negated=True),
                    ),
                    models.Q(
                        ("promise__isnull", True),
                        ("requirement__isnull", False),
                        ("signal__isnull", True),
                        ("study__isnull", True),
                        models.Q(("code__in", ("services_unheard", "presales_missing")), _negated=True),
                    ),
                    models.Q(
                        ("promise__isnull", True),
                        ("requirement__isnull", True),
                        ("signal__isnull", True),
                        ("study__isnull", False),
                        models.Q(("code__in", ("services_unheard", "presales_missing")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="finding_about_exactly_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="gatefinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "code__in",
                        [
                            "unbacked",
                            "against_strategy",
                            "unjudged",
                            "unreviewed",
                            "dismissal_unseconded",
                            "contradicted",
                            "limit_untold",
                            "scope_missing",
                            "claim_uncorrected",
                            "capability_stale",
                            "requirement_uncovered",
                            "study_open",
                            "services_unheard",
                            "presales_missing",
                        ],
                    )
                ),
                name="finding_code_known",
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
        *marks(),
    ]
