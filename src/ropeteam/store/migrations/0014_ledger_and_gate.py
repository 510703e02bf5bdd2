"""Ends by two, overrides with a day, kept answers of the gate, messages about them, and the signed digest."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0013_mail_and_minutes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
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
                ("from_day", models.DateField()),
                ("to_day", models.DateField()),
                ("reason", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="DelegationEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("ended_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EndAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("agreed", models.BooleanField()),
                ("reason", models.TextField(blank=True)),
                ("answered_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="EndProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "ending",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("kept_late", "kept_late"),
                            ("broken", "broken"),
                            ("withdrawn", "withdrawn"),
                            ("reworded", "reworded"),
                            ("renegotiated", "renegotiated"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sentence", models.TextField(blank=True)),
                ("told_customer_on", models.DateField(blank=True, null=True)),
                ("told_how", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("proposed_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="GateAnswer",
            fields=[
                (
                    "deal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="gate_answer",
                        serialize=False,
                        to="store.deal",
                    ),
                ),
                ("on", models.DateField(null=True)),
                ("of_all", models.CharField(blank=True, max_length=50)),
                ("body", models.JSONField(default=dict)),
                ("told", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="GateChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("deal_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerDigest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("first", models.PositiveBigIntegerField()),
                ("last", models.PositiveBigIntegerField(unique=True)),
                ("head", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=16)),
                ("columns", models.JSONField()),
                ("made_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LedgerSeal",
            fields=[
                ("n", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("of_table", models.CharField(max_length=40)),
                ("of_id", models.BigIntegerField()),
                ("content", models.CharField(max_length=64)),
                ("mac", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="OverrideAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="OverrideRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
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
                ("refused_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("name", models.CharField(max_length=120)),
                ("url", models.URLField(max_length=500)),
                ("salt", models.CharField(max_length=64)),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WebhookPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("body", models.TextField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("said", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.AddField(
            model_name="promise",
            name="replaces_how",
            field=models.CharField(
                blank=True, choices=[("renegotiated", "renegotiated"), ("reworded", "reworded")], max_length=12
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="replaces_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces_how__in", ["", "renegotiated", "reworded"])),
                name="promise_replaces_how_known",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="delegated", to="store.person"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="company",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="delegations", to="store.company"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
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
            model_name="delegation",
            name="deal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="delegations",
                to="store.deal",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stands_in", to="store.person"
            ),
        ),
        migrations.AddField(
            model_name="delegationend",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="delegationend",
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
            model_name="delegationend",
            name="delegation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="end", to="store.delegation"
            ),
        ),
        migrations.AddField(
            model_name="endanswer",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="endanswer",
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
            model_name="endproposal",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="endproposal",
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
            model_name="endproposal",
            name="promise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="end_proposals", to="store.promise"
            ),
        ),
        migrations.AddField(
            model_name="endanswer",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="answer", to="store.endproposal"
            ),
        ),
        migrations.AddIndex(
            model_name="gatechange",
            index=models.Index(fields=["deal_id"], name="gate_change_deal"),
        ),
        migrations.AddIndex(
            model_name="gatechange",
            index=models.Index(condition=models.Q(("deal_id__isnull", True)), fields=["id"], name="gate_change_of_all"),
        ),
        migrations.AddField(
            model_name="ledgerdigest",
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
        migrations.AddConstraint(
            model_name="ledgerseal",
            constraint=models.UniqueConstraint(fields=("of_table", "of_id"), name="sealed_once"),
        ),
        migrations.AddField(
            model_name="overrideask",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="overrideask",
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
            model_name="overrideask",
            name="finding",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="override_ask", to="store.gatefinding"
            ),
        ),
        migrations.AddField(
            model_name="overriderefusal",
            name="ask",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="refusal", to="store.overrideask"
            ),
        ),
        migrations.AddField(
            model_name="overriderefusal",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
        ),
        migrations.AddField(
            model_name="overriderefusal",
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
            model_name="webhook",
            name="company",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="webhooks", to="store.company"
            ),
        ),
        migrations.AddField(
            model_name="webhook",
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
            model_name="webhook",
            name="ended_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
            ),
        ),
        migrations.AddField(
            model_name="webhookpost",
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
            model_name="webhookpost",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="store.event"
            ),
        ),
        migrations.AddField(
            model_name="webhookpost",
            name="webhook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="store.webhook"
            ),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["to", "to_day"], name="store_deleg_to_id_073b5d_idx"),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["management", "product"])), name="delegated_role_approves"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("by", models.F("to")), _negated=True), name="delegated_to_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_day__gte", models.F("from_day"))), name="delegation_days_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="endproposal",
            index=models.Index(fields=["promise", "-id"], name="store_endpr_promise_738576_idx"),
        ),
        migrations.AddConstraint(
            model_name="endproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ending__in", ["kept", "kept_late", "broken", "withdrawn", "reworded", "renegotiated"])
                ),
                name="end_proposal_ending_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="endproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ending", "withdrawn"), _negated=True),
                    models.Q(("told_customer_on__isnull", False), models.Q(("told_how", ""), _negated=True)),
                    _connector="OR",
                ),
                name="withdrawal_proposed_was_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="endproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("ending__in", ["reworded", "renegotiated"]), ("sentence", ""), _connector="XOR"),
                name="new_wording_where_replaced",
            ),
        ),
        migrations.AddConstraint(
            model_name="endanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="end_refused_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="overrideask",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="override_ask_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="overrideask",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("asked_on"))), name="override_due_after_ask"
            ),
        ),
        migrations.AddConstraint(
            model_name="overriderefusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="override_refused_with_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="overriderefusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["management", "product"])), name="override_refused_by_one_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="webhookpost",
            index=models.Index(
                condition=models.Q(("arrived_at__isnull", True), ("given_up_at__isnull", True)),
                fields=["next_at"],
                name="webhook_post_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookpost",
            constraint=models.UniqueConstraint(fields=("webhook", "event"), name="webhook_post_once"),
        ),
    ]
