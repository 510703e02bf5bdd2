"""Offers and contracts: versions, their sentences, people's words on them and their links to promises. All but the offer itself is
written once."""

import importlib

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = importlib.import_module("ropeteam.store.migrations.0002_guards").GUARD
APPEND_ONLY = (
    "store_clause",
    "store_clauselink",
    "store_clauseplace",
    "store_clausereview",
    "store_clauseunlink",
    "store_offerreading",
    "store_offerversion",
)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_contradictions_taken_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("hash", models.CharField(max_length=64)),
                ("text", models.TextField()),
                ("kind", models.CharField(blank=True, max_length=8)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("service", models.BooleanField(default=False)),
                ("due", models.DateField(blank=True, null=True)),
                ("due_phrase", models.CharField(blank=True, max_length=200)),
                ("capability_score", models.FloatField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ClauseLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField(default=1)),
                ("linked_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ClausePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveIntegerField()),
                ("paragraph", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("heading", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="ClauseReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                (
                    "word",
                    models.CharField(
                        choices=[("confirmed", "confirmed"), ("dismissed", "dismissed"), ("about", "about")],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("reviewed_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ClauseUnlink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("unlinked_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("kind", models.CharField(choices=[("offer", "offer"), ("contract", "contract")], max_length=10)),
                ("title", models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="OfferReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("rules", models.CharField(max_length=40)),
                ("model", models.CharField(max_length=80)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("pages", models.PositiveIntegerField(blank=True, null=True)),
                ("problems", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("content_hash", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=300)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("docx", "docx"),
                            ("pdf", "pdf"),
                            ("text", "text"),
                            ("markdown", "markdown"),
                            ("html", "html"),
                        ],
                        max_length=10,
                    ),
                ),
                ("original", models.BinaryField()),
                ("dated_on", models.DateField()),
                ("recorded_on", models.DateField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="judgement",
            name="judgement_of_exactly_one",
        ),
        migrations.AddField(
            model_name="clause",
            name="capability",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.capability",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="non_goal",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.nongoal"
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="clause",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="judgements",
                to="store.clause",
            ),
        ),
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(fields=["clause", "-id"], name="store_judge_clause__e15865_idx"),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ask__isnull", True),
                        ("clause__isnull", True),
                        ("promise__isnull", False),
                        ("signal__isnull", True),
                    ),
                    models.Q(
                        ("ask__isnull", True),
                        ("clause__isnull", True),
                        ("promise__isnull", True),
                        ("signal__isnull", False),
                    ),
                    models.Q(
                        ("ask__isnull", False),
                        ("clause__isnull", True),
                        ("promise__isnull", True),
                        ("signal__isnull", True),
                    ),
                    models.Q(
                        ("ask__isnull", True),
                        ("clause__isnull", False),
                        ("promise__isnull", True),
                        ("signal__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="judgement_of_exactly_one",
            ),
        ),
        migrations.AddField(
            model_name="clauselink",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="clauselink",
            name="clause",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="store.clause"
            ),
        ),
        migrations.AddField(
            model_name="clauselink",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="clauselink",
            name="promise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="clause_links", to="store.promise"
            ),
        ),
        migrations.AddField(
            model_name="clauseplace",
            name="clause",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="store.clause"
            ),
        ),
        migrations.AddField(
            model_name="clausereview",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="clausereview",
            name="capability",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.capability",
            ),
        ),
        migrations.AddField(
            model_name="clausereview",
            name="clause",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.clause"
            ),
        ),
        migrations.AddField(
            model_name="clausereview",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="clauseunlink",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="clauseunlink",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="clauseunlink",
            name="link",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="unlinked", to="store.clauselink"
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="store.deal"
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="store.offer"
            ),
        ),
        migrations.AddField(
            model_name="offerreading",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="offerversion",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            model_name="offerversion",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="store.offer"
            ),
        ),
        migrations.AddField(
            model_name="offerreading",
            name="version",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="reading", to="store.offerversion"
            ),
        ),
        migrations.AddField(
            model_name="clauseplace",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="store.offerversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="clauselink",
            constraint=models.UniqueConstraint(fields=("clause", "promise", "n"), name="clause_link_n"),
        ),
        migrations.AddConstraint(
            model_name="clausereview",
            constraint=models.UniqueConstraint(fields=("clause", "n"), name="clause_review_n"),
        ),
        migrations.AddConstraint(
            model_name="clausereview",
            constraint=models.CheckConstraint(
                condition=models.Q(("word__in", ["confirmed", "dismissed", "about"])), name="clause_word_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="clausereview",
            constraint=models.CheckConstraint(
                condition=models.Q(("capability__isnull", True), ("word", "about"), _connector="OR"),
                name="only_about_names_a_capability",
            ),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["deal", "-id"], name="store_offer_deal_id_3961a7_idx"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(fields=("deal", "key"), name="offer_key_in_deal"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["offer", "contract"])), name="offer_kind_known"
            ),
        ),
        migrations.AddIndex(
            model_name="clause",
            index=models.Index(fields=["capability"], name="clause_about"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(fields=("offer", "hash"), name="clause_once_an_offer"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["", "promise", "claim"])), name="clause_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.UniqueConstraint(fields=("offer", "n"), name="offer_version_n"),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["docx", "pdf", "text", "markdown", "html"])),
                name="offer_format_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="clauseplace",
            constraint=models.UniqueConstraint(fields=("version", "no"), name="clause_place_no"),
        ),
        migrations.AddConstraint(
            model_name="clauseplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="clause_place_has_words"
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
