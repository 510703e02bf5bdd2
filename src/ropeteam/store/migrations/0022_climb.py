"""The climb: pulses that are asked once, measuring points, what the curve and the overstretch said on a day, and fits."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from ropeteam.store.create_models import CreateModels

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD
APPEND_ONLY = (
    "store_curvefit",
    "store_curvesnapshot",
    "store_observationout",
    "store_overstretchsnapshot",
    "store_pulseguess",
    "store_pulseinvite",
    "store_pulsewish",
)
# An answer stays as it came; only its words can be overwritten (an erasure), by as many characters.
STAYS = """
CREATE FUNCTION ropeteam_observation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before jsonb := to_jsonb(OLD) - 'words';
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'words' = before AND NEW.words <> OLD.words
        AND length(NEW.words) = length(OLD.words)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an answer stays as it came' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER observation_stays BEFORE UPDATE OR DELETE ON store_observation
    FOR EACH ROW EXECUTE FUNCTION ropeteam_observation_stays();

CREATE FUNCTION ropeteam_guess_before_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM store_observation o WHERE o.invite_id = NEW.invite_id) THEN
        RAISE EXCEPTION 'the answer is known: too late for an estimate' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guess_before_answer BEFORE INSERT ON store_pulseguess
    FOR EACH ROW EXECUTE FUNCTION ropeteam_guess_before_answer();
"""
NOT_STAYS = """
DROP TRIGGER observation_stays ON store_observation;
DROP FUNCTION ropeteam_observation_stays();
DROP TRIGGER guess_before_answer ON store_pulseguess;
DROP FUNCTION ropeteam_guess_before_answer();
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0021_calls")]
    operations = [
        migrations.AddField(
            model_name="mailout",
            name="contact",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.contact"
            ),
        ),
        migrations.AddField(
            model_name="mailout",
            name="owner",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
            ),
        ),
        migrations.AlterField(
            model_name="mailout",
            name="to",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact__isnull", True), ("to__isnull", False)),
                    models.Q(("contact__isnull", False), ("to__isnull", True)),
                    _connector="OR",
                ),
                name="mail_out_to_one",
            ),
        ),
        migrations.RemoveConstraint(model_name="signedlink", name="signed_link_purpose_known"),
        migrations.AlterField(
            model_name="signedlink",
            name="purpose",
            field=models.CharField(
                choices=[("calendar", "calendar"), ("answer", "answer"), ("sign", "sign"), ("pulse", "pulse")],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="signedlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["calendar", "answer", "sign", "pulse"])),
                name="signed_link_purpose_known",
            ),
        ),
        CreateModels(
            [
                migrations.CreateModel(
                    name="CurveFit",
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
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="curve_fits",
                                to="store.company",
                            ),
                        ),
                        ("fitted_on", models.DateField()),
                        ("parameters", models.JSONField()),
                        ("deals", models.PositiveIntegerField()),
                        ("observations", models.PositiveIntegerField()),
                        ("gain", models.FloatField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "fitted_on"), name="curve_fit_once_a_day")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CurveSnapshot",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="curves", to="store.deal"
                            ),
                        ),
                        ("taken_on", models.DateField()),
                        ("signed_on", models.DateField(blank=True, null=True)),
                        ("handover_on", models.DateField(blank=True, null=True)),
                        ("observations", models.PositiveIntegerField()),
                        (
                            "fit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.curvefit",
                            ),
                        ),
                        ("band", models.JSONField()),
                        ("points", models.JSONField()),
                        ("digest", models.CharField(max_length=64)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                models.F("deal"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="store_curvesnapshot_latest",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "taken_on", "digest"), name="curve_snapshot_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Observation",
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
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="observations",
                                to="store.company",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="observations",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="observations",
                                to="store.contact",
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                blank=True,
                                choices=[("decider", "decider"), ("user", "user"), ("it", "it"), ("other", "other")],
                                max_length=10,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("conversation", "conversation"),
                                    ("pulse", "pulse"),
                                    ("nps", "nps"),
                                    ("csat", "csat"),
                                    ("ces", "ces"),
                                    ("milestone", "milestone"),
                                    ("ticket", "ticket"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("observed_on", models.DateField()),
                        ("value", models.FloatField()),
                        ("n", models.PositiveIntegerField(default=1)),
                        ("raw", models.CharField(max_length=40)),
                        ("scale", models.CharField(blank=True, max_length=12)),
                        ("method", models.CharField(blank=True, max_length=80)),
                        ("words", models.TextField(blank=True)),
                        ("language", models.CharField(blank=True, max_length=2)),
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
                        (
                            "invite",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="observation",
                                to="store.pulseinvite",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("pulse", "pulse"), ("csv", "csv"), ("formbricks", "formbricks")],
                                max_length=12,
                            ),
                        ),
                        ("source_key", models.CharField(max_length=160)),
                        ("recorded_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["deal", "observed_on", "id"], name="store_observation_of_deal")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("company", "source", "source_key"), name="observation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "channel__in",
                                        ["conversation", "pulse", "nps", "csat", "ces", "milestone", "ticket"],
                                    )
                                ),
                                name="observation_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["pulse", "csv", "formbricks"])),
                                name="observation_source_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("n__gte", 1), ("value__gte", 0), ("value__lte", 10)),
                                name="observation_0_to_10",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("group__in", ["", "decider", "user", "it", "other"])),
                                name="observation_group_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("invite__isnull", False), ("source", "pulse")),
                                    models.Q(models.Q(("source", "pulse"), _negated=True), ("invite__isnull", True)),
                                    _connector="OR",
                                ),
                                name="observation_pulse_has_its_invite",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObservationOut",
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
                            "observation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_out",
                                to="store.observation",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                        ("out_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OverstretchSnapshot",
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
                            "curve",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overstretch",
                                to="store.curvesnapshot",
                            ),
                        ),
                        ("points", models.FloatField()),
                        ("sd", models.FloatField()),
                        ("chance", models.FloatField()),
                        ("base", models.FloatField()),
                        ("promises", models.FloatField()),
                        ("coldness", models.FloatField()),
                        ("height", models.FloatField()),
                        ("talks", models.PositiveIntegerField()),
                        ("with_services", models.PositiveIntegerField()),
                        ("enthusiasm", models.FloatField()),
                        ("learned_from", models.PositiveIntegerField()),
                        ("made_of", models.JSONField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sd__gt", 0)), name="overstretch_snapshot_has_sd"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PulseGuess",
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
                            "invite",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guesses",
                                to="store.pulseinvite",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("value", models.PositiveSmallIntegerField()),
                        ("guessed_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("invite", "by"), name="pulse_guess_once"),
                            models.CheckConstraint(condition=models.Q(("value__lte", 10)), name="pulse_guess_0_to_10"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PulseInvite",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="pulses", to="store.deal"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pulses", to="store.contact"
                            ),
                        ),
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("signature", "signature"),
                                    ("handover", "handover"),
                                    ("golive", "golive"),
                                    ("agreed", "agreed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField(default=1)),
                        ("due_on", models.DateField()),
                        ("became", models.TextField(blank=True)),
                        ("asked_on", models.DateField()),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        (
                            "link",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pulse", to="store.signedlink"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "contact", "moment", "n"), name="pulse_once"),
                            models.CheckConstraint(
                                condition=models.Q(("moment__in", ["signature", "handover", "golive", "agreed"])),
                                name="pulse_moment_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PulseWish",
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
                                related_name="pulse_wishes",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pulse_wishes",
                                to="store.contact",
                            ),
                        ),
                        (
                            "word",
                            models.CharField(
                                choices=[("more", "more"), ("usual", "usual"), ("none", "none")], max_length=6
                            ),
                        ),
                        ("every_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("said_on", models.DateField()),
                        ("how", models.CharField(blank=True, max_length=200)),
                        (
                            "by",
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
                        "indexes": [models.Index(fields=["deal", "contact", "-id"], name="store_pulsewish_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("word__in", ["more", "usual", "none"])), name="pulse_wish_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("every_days__gt", 0), ("word", "more")),
                                    models.Q(models.Q(("word", "more"), _negated=True), ("every_days__isnull", True)),
                                    _connector="OR",
                                ),
                                name="pulse_wish_more_says_how_often",
                            ),
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(STAYS, NOT_STAYS),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
