"""What a tender asks for, and how each row of it is met."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = importlib.import_module("ropeteam.store.migrations.0009_listening_guards").GUARD
APPEND_ONLY = (
    "store_coverage",
    "store_coveragedeed",
    "store_coveragetold",
    "store_coverageundo",
    "store_sheetout",
)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0017_told_anew"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ask",
            name="source",
            field=models.CharField(
                choices=[
                    ("page", "page"),
                    ("cli", "cli"),
                    ("api", "api"),
                    ("mail", "mail"),
                    ("bookmarklet", "bookmarklet"),
                    ("tender", "tender"),
                ],
                default="page",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="CoverageDeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("done_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="coverage_deeds", to="store.deal"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(
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
                        max_length=10,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("reasons", models.JSONField(blank=True, default=list)),
                ("likeness", models.FloatField(blank=True, null=True)),
                ("rule_version", models.CharField(blank=True, max_length=40)),
                ("said_on", models.DateField()),
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
                    "capability_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.capabilityversion",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.changerequest",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="store.coverage",
                    ),
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
                    "pattern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.solutionpattern",
                    ),
                ),
                (
                    "roadmap_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.roadmapversion",
                    ),
                ),
                (
                    "deed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverages",
                        to="store.coveragedeed",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoverageUndo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("undone_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                (
                    "coverage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="undone", to="store.coverage"
                    ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("no", models.PositiveIntegerField()),
                ("named", models.CharField(blank=True, max_length=80)),
                ("section", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField()),
                ("must", models.BooleanField(default=False)),
                ("words_hash", models.CharField(max_length=64)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("tab", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("effort", models.CharField(blank=True, choices=[("S", "S"), ("M", "M"), ("L", "L")], max_length=1)),
                ("effort_note", models.CharField(blank=True, max_length=300)),
                ("recorded_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                ("looked_on", models.DateField(blank=True, null=True)),
                (
                    "ask",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirement",
                        to="store.ask",
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="store.capability",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="store.changerequest",
                    ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="requirements", to="store.deal"
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
                (
                    "promise",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirement",
                        to="store.promise",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="coverage",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="coverages", to="store.requirement"
            ),
        ),
        migrations.CreateModel(
            name="RequirementSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=300)),
                (
                    "format",
                    models.CharField(
                        choices=[("xlsx", "xlsx"), ("csv", "csv"), ("pasted", "pasted"), ("docx", "docx")], max_length=8
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("original", models.BinaryField()),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("problems", models.JSONField(blank=True, default=list)),
                ("recorded_on", models.DateField()),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("read_on", models.DateField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="requirement_sheets", to="store.deal"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="store.requirementsheet",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="requirement",
            name="sheet",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requirements",
                to="store.requirementsheet",
            ),
        ),
        migrations.CreateModel(
            name="SheetOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("content_hash", models.CharField(max_length=64)),
                ("given_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
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
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="given_out",
                        to="store.requirementsheet",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoverageTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "coverage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="store.coverage"
                    ),
                ),
                (
                    "out",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="store.sheetout"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.UniqueConstraint(fields=("requirement", "n"), name="coverage_n"),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["as_is", "configure", "workaround", "roadmap", "services", "partner", "gap", "refuse"],
                    )
                ),
                name="coverage_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by__isnull", True), ("confidence__isnull", False), ("deed__isnull", True)),
                    models.Q(("by__isnull", False), ("deed__isnull", False)),
                    _connector="OR",
                ),
                name="coverage_by_machine_or_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirementsheet",
            constraint=models.UniqueConstraint(fields=("deal", "n"), name="requirement_sheet_n"),
        ),
        migrations.AddConstraint(
            model_name="requirementsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["xlsx", "csv", "pasted", "docx"])),
                name="requirement_sheet_format_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirementsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replaces__isnull", True), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"
                ),
                name="requirement_sheet_not_replacing_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="requirement",
            index=models.Index(fields=["words_hash"], name="requirement_by_words"),
        ),
        migrations.AddIndex(
            model_name="requirement",
            index=models.Index(fields=["capability"], name="requirement_about"),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(fields=("deal", "no"), name="requirement_no_in_deal"),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(fields=("sheet", "tab", "row"), name="requirement_place_once"),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="requirement_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("effort__in", ["", "S", "M", "L"])), name="requirement_effort_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetout",
            constraint=models.UniqueConstraint(fields=("sheet", "n"), name="sheet_out_n"),
        ),
        migrations.AddConstraint(
            model_name="coveragetold",
            constraint=models.UniqueConstraint(fields=("out", "coverage"), name="coverage_told_once"),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
