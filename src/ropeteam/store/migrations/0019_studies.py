"""Feasibility studies with what the customer signed, and the gaps that early adopters live with."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD
MARKING = importlib.import_module("ropeteam.store.migrations.0015_ledger_guards")
APPEND_ONLY = (
    "store_criterionevidence",
    "store_criteriontie",
    "store_gapaccepted",
    "store_gapsecond",
    "store_gaptakenback",
    "store_hypothesis",
    "store_segmentlook",
    "store_signature",
    "store_signrequest",
    "store_studyending",
)
STAYS = """
CREATE FUNCTION ropeteam_study_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'lead_id' = to_jsonb(OLD) - 'lead_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what a study is to find out stays as it was agreed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER study_stays BEFORE UPDATE OR DELETE ON store_study
    FOR EACH ROW EXECUTE FUNCTION ropeteam_study_stays();

CREATE FUNCTION ropeteam_criterion_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text'
        AND NOT EXISTS (SELECT 1 FROM store_criterionevidence e WHERE e.criterion_id = OLD.id)
        AND NOT EXISTS (SELECT 1 FROM store_signature s JOIN store_signrequest r ON r.id = s.request_id
                        WHERE r.study_id = OLD.study_id AND s.agreed)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was signed or looked at stays as it was worded' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER criterion_stays BEFORE UPDATE OR DELETE ON store_criterion
    FOR EACH ROW EXECUTE FUNCTION ropeteam_criterion_stays();
"""
NOT_STAYS = """
DROP TRIGGER study_stays ON store_study;
DROP TRIGGER criterion_stays ON store_criterion;
DROP FUNCTION ropeteam_study_stays();
DROP FUNCTION ropeteam_criterion_stays();
"""
OF_GAP = "SELECT g.deal_id AS deal FROM touched t JOIN store_gapaccepted g ON g.id = t.gap_id"
# Table: which deals' gates a change of its rows concerns.
TOUCHING = {
    "store_study": "SELECT deal_id AS deal FROM touched",
    "store_studyending": "SELECT s.deal_id AS deal FROM touched t JOIN store_study s ON s.id = t.study_id",
    "store_gapaccepted": "SELECT deal_id AS deal FROM touched",
    "store_gapsecond": OF_GAP,
    "store_gaptakenback": OF_GAP,
}


def marks() -> list[migrations.RunSQL]:
    found = []
    for table, deals in TOUCHING.items():
        function = f"ropeteam_gate_{table}"
        found.append(migrations.RunSQL(MARKING.MARK.format(table=table, deals=deals), f"DROP FUNCTION {function}();"))
        found.append(MARKING._trigger(table, "I", function))
    return found


class Migration(migrations.Migration):
    dependencies = [("store", "0018_requirements")]
    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="SegmentLook",
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
                                related_name="segment_looks",
                                to="store.deal",
                            ),
                        ),
                        (
                            "segment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="store.segment"
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "way",
                            models.CharField(
                                choices=[("agree", "agree"), ("wait", "wait"), ("leave", "leave")], max_length=8
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("looked_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="segment_look_n"),
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["agree", "wait", "leave"])),
                                name="segment_look_way_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GapAccepted",
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
                                related_name="gaps_accepted",
                                to="store.deal",
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.capability"
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.contact"
                            ),
                        ),
                        ("words", models.TextField()),
                        ("told_on", models.DateField()),
                        ("day_told", models.DateField(blank=True, null=True)),
                        ("beyond", models.BooleanField()),
                        ("tolerance", models.PositiveSmallIntegerField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("recorded_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["deal", "capability"], name="gap_accepted_of_deal")],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="gap_accepted_n"),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="gap_accepted_in_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GapSecond",
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
                            "gap",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="second",
                                to="store.gapaccepted",
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("seconded_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="gap_second_has_a_reason"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GapTakenBack",
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
                            "gap",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.gapaccepted",
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("taken_back_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="gap_taken_back_has_a_reason"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Study",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="studies", to="store.deal"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("question", models.TextField()),
                        ("begins_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="studies", to="store.person"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studies",
                                to="store.decision",
                            ),
                        ),
                        ("opened_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["deal", "-id"], name="study_of_deal")],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="study_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(("question", ""), _negated=True), name="study_asks_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                                name="study_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hypothesis",
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
                            "study",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="hypotheses", to="store.study"
                            ),
                        ),
                        ("no", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("study", "no"), name="hypothesis_no_in_study")],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
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
                            "study",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="store.study"
                            ),
                        ),
                        ("no", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("study", "no"), name="criterion_no_in_study"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="criterion_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionTie",
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
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="ties", to="store.criterion"
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="criterion_ties",
                                to="store.requirement",
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="criterion_ties",
                                to="store.promise",
                            ),
                        ),
                        (
                            "change_request",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criterion_ties",
                                to="store.changerequest",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("change_request__isnull", True),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", False),
                                    ),
                                    models.Q(
                                        ("change_request__isnull", True),
                                        ("promise__isnull", False),
                                        ("requirement__isnull", True),
                                    ),
                                    models.Q(
                                        ("change_request__isnull", False),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="criterion_tie_to_exactly_one",
                            ),
                            models.UniqueConstraint(
                                fields=("criterion", "requirement", "promise", "change_request"),
                                name="criterion_tie_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionEvidence",
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
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="store.criterion",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "result",
                            models.CharField(
                                choices=[("met", "met"), ("missed", "missed"), ("unclear", "unclear")], max_length=8
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("as_is", "as_is"),
                                    ("configure", "configure"),
                                    ("workaround", "workaround"),
                                    ("roadmap", "roadmap"),
                                    ("services", "services"),
                                    ("partner", "partner"),
                                    ("gap", "gap"),
                                    ("refuse", "refuse"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criterion_evidence",
                                to="store.conversation",
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=500)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("seen_on", models.DateField()),
                        ("recorded_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("criterion", "n"), name="criterion_evidence_n"),
                            models.CheckConstraint(
                                condition=models.Q(("result__in", ["met", "missed", "unclear"])),
                                name="criterion_result_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="criterion_evidence_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StudyEnding",
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
                            "study",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="endings", to="store.study"
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        (
                            "end",
                            models.CharField(
                                choices=[("go", "go"), ("no_go", "no_go"), ("extend", "extend")], max_length=8
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("new_day", models.DateField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("ended_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("study", "n"), name="study_ending_n"),
                            models.UniqueConstraint(
                                condition=models.Q(("end__in", ("go", "no_go"))),
                                fields=("study",),
                                name="study_ends_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__in", ["go", "no_go", "extend"])), name="study_end_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="study_ending_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", "extend"), ("new_day__isnull", False)),
                                    models.Q(models.Q(("end", "extend"), _negated=True), ("new_day__isnull", True)),
                                    _connector="OR",
                                ),
                                name="only_an_extension_names_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignRequest",
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
                            "study",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.study",
                            ),
                        ),
                        (
                            "gap",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.gapaccepted",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "about",
                            models.CharField(
                                choices=[("criteria", "criteria"), ("result", "result"), ("gap", "gap")], max_length=8
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.contact"
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        ("until", models.DateField()),
                        (
                            "link",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_request",
                                to="store.signedlink",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("asked_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("gap__isnull", True), ("study__isnull", False)),
                                    models.Q(("gap__isnull", False), ("study__isnull", True)),
                                    _connector="OR",
                                ),
                                name="sign_request_about_exactly_one",
                            ),
                            models.UniqueConstraint(
                                fields=("study", "gap", "n"), name="sign_request_n", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("about__in", ["criteria", "result", "gap"])),
                                name="sign_request_about_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("about", "gap"), ("gap__isnull", False)),
                                    models.Q(("gap__isnull", True), models.Q(("about", "gap"), _negated=True)),
                                    _connector="OR",
                                ),
                                name="sign_request_about_its_subject",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
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
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signature",
                                to="store.signrequest",
                            ),
                        ),
                        ("agreed", models.BooleanField()),
                        ("name", models.CharField(max_length=200)),
                        ("words", models.TextField(blank=True)),
                        ("signed_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="signature_has_a_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed", True), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="a_refusal_has_words",
                            ),
                        ],
                    },
                ),
            ]
        ),
        migrations.RemoveConstraint(model_name="signedlink", name="signed_link_purpose_known"),
        migrations.AlterField(
            model_name="signedlink",
            name="purpose",
            field=models.CharField(
                choices=[("calendar", "calendar"), ("answer", "answer"), ("sign", "sign")], max_length=16
            ),
        ),
        migrations.AddConstraint(
            model_name="signedlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["calendar", "answer", "sign"])), name="signed_link_purpose_known"
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
        migrations.RunSQL(STAYS, NOT_STAYS),
        *marks(),
    ]
