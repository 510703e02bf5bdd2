"""The listening loop: answers, merges and judgements of wishes, patterns, triage, reading the strategy, attention, exchange, mail."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_maybe_contradicted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="store.decision"
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="store.asker"
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="store.deal",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="store.account",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("given_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["deal", "-id"], name="store_answe_deal_id_16082d_idx")],
                "constraints": [models.UniqueConstraint(fields=("decision", "asker"), name="answer_once")],
            },
        ),
        migrations.CreateModel(
            name="AnswerReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="receipts", to="store.answer"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("seller_read", "seller_read"), ("customer_told", "customer_told")], max_length=16
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("on", models.DateField()),
                ("how", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("answer", "kind"), name="answer_receipt_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seller_read", "customer_told"])),
                        name="answer_receipt_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "customer_told"), _negated=True),
                            models.Q(("how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="customer_told_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="store.answer"
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("text", models.TextField()),
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
                ("written_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["answer", "language", "-id"], name="store_answe_answer__343b7f_idx")],
            },
        ),
        migrations.CreateModel(
            name="AskerMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="store.asker"
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askers_moved_away",
                        to="store.changerequest",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askers_moved_here",
                        to="store.changerequest",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("moved_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("origin", models.F("target")), _negated=True),
                        name="asker_move_goes_somewhere",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttentionPick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="picks", to="store.conversation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="picks", to="store.person"
                    ),
                ),
                ("gain", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("proposed_on", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("conversation", "person"), name="attention_pick_once")],
            },
        ),
        migrations.CreateModel(
            name="BusyTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="busy", to="store.person"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("uid", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [models.Index(fields=["person", "starts_at"], name="store_busyt_person__65bec5_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="busy_ends_after_its_start"
                    ),
                    models.UniqueConstraint(fields=("person", "uid", "starts_at"), name="busy_time_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapabilityDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capability_drafts",
                        to="store.product",
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("description", models.TextField(blank=True)),
                (
                    "became",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="store.capability",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.person",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("dropped", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("product", "name"), name="capability_draft_once")],
            },
        ),
        migrations.CreateModel(
            name="CapabilityReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.capability"
                    ),
                ),
                ("still_true", models.BooleanField()),
                ("evidence", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("reviewed_on", models.DateField()),
                ("next_due", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DealOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="store.deal"
                    ),
                ),
                ("won", models.BooleanField()),
                ("reason", models.TextField()),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="store.changerequest",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("said_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DraftAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="store.capabilitydraft"
                    ),
                ),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="draft", to="store.ask"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Exchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="exchanges", to="store.company"
                    ),
                ),
                ("kind", models.CharField(choices=[("regular", "regular"), ("iteration", "iteration")], max_length=10)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("release", models.CharField(blank=True, max_length=80)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["company", "-starts_at"], name="store_excha_company_8c8dd7_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["regular", "iteration"])), name="exchange_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="exchange_ends_after_its_start"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExchangeSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="store.exchange"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("present", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("exchange", "person"), name="exchange_seat_once")],
            },
        ),
        migrations.CreateModel(
            name="MailAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="mail_addresses", to="store.deal"
                    ),
                ),
                ("local_part", models.CharField(max_length=64, unique=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("deal",),
                        name="one_open_mail_address_a_deal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="mails_in", to="store.company"
                    ),
                ),
                ("message_id", models.CharField(max_length=300)),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "conversation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.conversation",
                    ),
                ),
                ("refused", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("company", "message_id", "content_hash"), name="mail_in_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MailOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="mails_out", to="store.company"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("key", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=2)),
                ("subject", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("html", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                ("said", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("given_up_at__isnull", True), ("sent_at__isnull", True)),
                        fields=["id"],
                        name="mail_out_waiting",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("company", "key"), name="mail_out_once")],
            },
        ),
        migrations.CreateModel(
            name="PickAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "pick",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="store.attentionpick"
                    ),
                ),
                ("comes", models.BooleanField()),
                ("questions", models.JSONField(blank=True, default=list)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("answered_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PillarEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "pillar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="store.pillar"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pillar_evidence", to="store.signal"
                    ),
                ),
                (
                    "stance",
                    models.CharField(choices=[("for", "for"), ("against", "against"), ("none", "none")], max_length=8),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("said_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["pillar", "signal", "-id"], name="store_pilla_pillar__72a0e0_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["for", "against", "none"])),
                        name="pillar_evidence_stance_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PillarRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="store.changerequest"
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="store.pillar"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("seller", "seller"),
                            ("presales", "presales"),
                            ("product", "product"),
                            ("services", "services"),
                            ("management", "management"),
                            ("works_council", "works_council"),
                            ("admin", "admin"),
                        ],
                        max_length=16,
                    ),
                ),
                ("value", models.FloatField()),
                ("rated_on", models.DateField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["change_request", "pillar", "by", "-id"], name="store_pilla_change__2de00d_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["seller", "presales", "product", "services", "management", "works_council", "admin"],
                            )
                        ),
                        name="pillar_rating_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", (-1.0, 0.0, 0.5, 1.0))), name="pillar_rating_is_one_of_four"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="read_receipts",
                        to="store.strategyversion",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="read_receipts", to="store.person"
                    ),
                ),
                ("read_on", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("strategy", "person"), name="read_receipt_once")],
            },
        ),
        migrations.CreateModel(
            name="RequestEffort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="efforts", to="store.changerequest"
                    ),
                ),
                ("effort", models.CharField(choices=[("S", "S"), ("M", "M"), ("L", "L")], max_length=1)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("said_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["change_request", "-id"], name="store_reque_change__caab03_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effort__in", ["S", "M", "L"])), name="request_effort_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="store.changerequest"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges_taken_in",
                        to="store.changerequest",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("reason", models.TextField(blank=True)),
                ("merged_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("request", models.F("into")), _negated=True),
                        name="request_merge_not_into_itself",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestUnmerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "merge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="unmerge", to="store.requestmerge"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("unmerged_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SegmentNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="store.segment"
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="segment_needs", to="store.capability"
                    ),
                ),
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
                ("since", models.DateField()),
                ("dropped_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_on__isnull", True)),
                        fields=("segment", "capability"),
                        name="segment_need_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="store.company"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("purpose", models.CharField(choices=[("calendar", "calendar"), ("answer", "answer")], max_length=16)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="store.person",
                    ),
                ),
                ("subject_id", models.BigIntegerField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["calendar", "answer"])), name="signed_link_purpose_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SolutionPattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="patterns", to="store.product"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("need", models.TextField()),
                ("how", models.TextField()),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patterns",
                        to="store.capability",
                    ),
                ),
                (
                    "from_deal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.deal",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("approved_on", models.DateField()),
                ("retired_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("product", "key"), name="pattern_key_in_product")],
            },
        ),
        migrations.CreateModel(
            name="StrategyProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="store.product"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                (
                    "subject",
                    models.CharField(
                        choices=[("vision", "vision"), ("pillar", "pillar"), ("non_goal", "non_goal")], max_length=10
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="store.strategyversion",
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="store.pillar",
                    ),
                ),
                ("text", models.TextField()),
                ("why", models.TextField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("proposed_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("product", "key"), name="proposal_key_in_product"),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["vision", "pillar", "non_goal"])),
                        name="proposal_subject_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="time", to="store.conversation"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("uid", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [models.Index(fields=["starts_at"], name="store_talkt_starts__b05d7a_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="talk_ends_after_its_start"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackerLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tracker_links", to="store.product"
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracker_links",
                        to="store.changerequest",
                    ),
                ),
                ("tracker", models.CharField(max_length=20)),
                ("external", models.CharField(max_length=200)),
                ("url", models.TextField(blank=True)),
                ("status", models.CharField(blank=True, max_length=120)),
                ("wished_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("product", "tracker", "external"), name="tracker_link_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackerVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="store.trackerlink"
                    ),
                ),
                ("voter", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.account",
                    ),
                ),
                ("said_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("link", "voter"), name="tracker_voice_once")],
            },
        ),
        migrations.CreateModel(
            name="Triage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="triages", to="store.company"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("link", "link"), ("confirm", "confirm"), ("dismiss", "dismiss")], max_length=10
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
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
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.capability",
                    ),
                ),
                ("done_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["company", "-id"], name="store_triag_company_1a0d48_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["link", "confirm", "dismiss"])), name="triage_kind_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TriageItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "triage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="store.triage"
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="triage_items", to="store.signal"
                    ),
                ),
                (
                    "request_before",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.changerequest",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.signalreview",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("triage", "signal"), name="triage_item_once")],
            },
        ),
        migrations.CreateModel(
            name="TriageUndo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="undo", to="store.triageitem"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("undone_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VisionVeto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="vetoes", to="store.changerequest"
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.strategyversion"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("seller", "seller"),
                            ("presales", "presales"),
                            ("product", "product"),
                            ("services", "services"),
                            ("management", "management"),
                            ("works_council", "works_council"),
                            ("admin", "admin"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", models.TextField()),
                ("lifted", models.BooleanField(default=False)),
                ("said_on", models.DateField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["change_request", "by", "-id"], name="store_visio_change__1dd9ab_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["seller", "presales", "product", "services", "management", "works_council", "admin"],
                            )
                        ),
                        name="vision_veto_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="vision_veto_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="store.exchange"
                    ),
                ),
                ("no", models.PositiveIntegerField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("new_wish", "new_wish"),
                            ("undecided", "undecided"),
                            ("decided", "decided"),
                            ("not_passed_on", "not_passed_on"),
                            ("promise_at_risk", "promise_at_risk"),
                            ("capability_changed", "capability_changed"),
                            ("capability_stale", "capability_stale"),
                            ("fit_spread", "fit_spread"),
                            ("veto", "veto"),
                            ("released", "released"),
                            ("proposal", "proposal"),
                            ("topic", "topic"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.changerequest",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.decision",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_items",
                        to="store.answer",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_items",
                        to="store.promise",
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.capability",
                    ),
                ),
                (
                    "roadmap_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.roadmapitem",
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=300)),
                ("minutes", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("done", "done"), ("postponed", "postponed"), ("decided", "decided")],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("exchange", "no"), name="agenda_item_no"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "new_wish",
                                    "undecided",
                                    "decided",
                                    "not_passed_on",
                                    "promise_at_risk",
                                    "capability_changed",
                                    "capability_stale",
                                    "fit_spread",
                                    "veto",
                                    "released",
                                    "proposal",
                                    "topic",
                                ],
                            )
                        ),
                        name="agenda_code_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", "topic"), ("topic__gt", "")),
                            models.Q(("code", "topic"), _negated=True),
                            _connector="OR",
                        ),
                        name="free_topic_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatternUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "pattern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="store.solutionpattern"
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.deal",
                    ),
                ),
                ("helped", models.BooleanField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("used_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pattern", "deal", "by"), name="pattern_use_once_a_deal", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="store.strategyproposal",
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.signal",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.changerequest",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.decision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("change_request__isnull", True), ("decision__isnull", True), ("signal__isnull", False)
                            ),
                            models.Q(
                                ("change_request__isnull", False), ("decision__isnull", True), ("signal__isnull", True)
                            ),
                            models.Q(
                                ("change_request__isnull", True), ("decision__isnull", False), ("signal__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="proposal_evidence_is_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="store.strategyproposal"
                    ),
                ),
                ("taken_up", models.BooleanField()),
                (
                    "strategy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.strategyversion",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
                ("decided_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="proposal_outcome_has_a_reason"
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="asker",
            name="asker_by_signal_or_ask",
        ),
        migrations.AddField(
            model_name="ask",
            name="source",
            field=models.CharField(
                choices=[
                    ("page", "page"),
                    ("cli", "cli"),
                    ("api", "api"),
                    ("mail", "mail"),
                    ("bookmarklet", "bookmarklet"),
                ],
                default="page",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="ask",
            name="url",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="asker",
            name="wanted_by",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="condition",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="non_goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="store.nongoal",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="pattern",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="store.solutionpattern",
            ),
        ),
        migrations.AddField(
            model_name="asker",
            name="voice",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="asker",
                to="store.trackervoice",
            ),
        ),
        migrations.AddConstraint(
            model_name="asker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ask__isnull", True), ("signal__isnull", False), ("voice__isnull", True)),
                    models.Q(("ask__isnull", False), ("signal__isnull", True), ("voice__isnull", True)),
                    models.Q(("ask__isnull", True), ("signal__isnull", True), ("voice__isnull", False)),
                    _connector="OR",
                ),
                name="asker_by_signal_ask_or_voice",
            ),
        ),
    ]
