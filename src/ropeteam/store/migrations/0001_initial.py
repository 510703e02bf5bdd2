import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from ropeteam.store.textsearch import OPERATIONS


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        *OPERATIONS,
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "works_agreement",
                    models.CharField(
                        choices=[("yes", "yes"), ("no_council", "no_council"), ("demo", "demo"), ("unset", "unset")],
                        default="unset",
                        max_length=12,
                    ),
                ),
                (
                    "default_basis",
                    models.CharField(
                        choices=[
                            ("consent", "consent"),
                            ("agreement", "agreement"),
                            ("contract", "contract"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=12,
                    ),
                ),
                ("folder_extra", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("works_agreement__in", ["yes", "no_council", "demo", "unset"])),
                        name="company_works_agreement_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("language", models.CharField(blank=True, default="", max_length=2)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("mail", models.EmailField(blank=True, max_length=254)),
                ("active", models.BooleanField(default=True)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="store.company"
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
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("company", "key"), name="person_key_in_company")],
            },
        ),
        migrations.AddField(
            model_name="company",
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
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=300)),
                ("segment", models.CharField(blank=True, max_length=120)),
                ("industry", models.CharField(blank=True, max_length=200)),
                ("employees", models.PositiveIntegerField(blank=True, null=True)),
                ("country", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(default="here", max_length=20)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="store.company"
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
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["name"], name="account_name_trgm", opclasses=["gin_trgm_ops"]
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("company", "key"), name="account_key_in_company")],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=200)),
                ("mail", models.EmailField(blank=True, max_length=254)),
                (
                    "group",
                    models.CharField(
                        choices=[("decider", "decider"), ("user", "user"), ("it", "it"), ("other", "other")],
                        default="other",
                        max_length=10,
                    ),
                ),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="store.account"
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
                "constraints": [
                    models.UniqueConstraint(fields=("account", "key"), name="contact_key_in_account"),
                    models.CheckConstraint(
                        condition=models.Q(("group__in", ["decider", "user", "it", "other"])),
                        name="contact_group_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("file", models.CharField(max_length=300)),
                ("key", models.CharField(max_length=200)),
                ("hash", models.CharField(max_length=64)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="import_rows", to="store.company"
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
                "constraints": [models.UniqueConstraint(fields=("company", "file", "key"), name="import_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("code", models.CharField(max_length=60)),
                ("subject_table", models.CharField(max_length=40)),
                ("subject_id", models.BigIntegerField()),
                ("deal_id", models.BigIntegerField(blank=True, null=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="store.company",
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
                "indexes": [
                    models.Index(fields=["subject_table", "subject_id", "-id"], name="store_event_subject_0c6680_idx"),
                    models.Index(fields=["deal_id", "-id"], name="store_event_deal_id_09b271_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("name", models.CharField(max_length=80)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="store.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_table", models.CharField(max_length=40)),
                ("subject_id", models.BigIntegerField()),
                ("why", models.CharField(max_length=60)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "life_phase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exploring", "exploring"),
                            ("early", "early"),
                            ("growing", "growing"),
                            ("mature", "mature"),
                        ],
                        max_length=12,
                    ),
                ),
                ("roadmap_as_of", models.DateField(blank=True, null=True)),
                ("commitment_absent", models.BooleanField(default=False)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="products", to="store.company"
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
                "constraints": [models.UniqueConstraint(fields=("company", "key"), name="product_key_in_company")],
            },
        ),
        migrations.CreateModel(
            name="Capability",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("review_due", models.DateField(blank=True, null=True)),
                ("no", models.PositiveIntegerField(default=0)),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="capabilities", to="store.product"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("product", "key"), name="capability_key_in_product")],
            },
        ),
        migrations.CreateModel(
            name="CapabilityVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("available", "available"),
                            ("limited", "limited"),
                            ("planned", "planned"),
                            ("not_planned", "not_planned"),
                        ],
                        max_length=12,
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="store.capability"
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
                "constraints": [
                    models.UniqueConstraint(fields=("capability", "n"), name="capability_version_n"),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["available", "limited", "planned", "not_planned"])),
                        name="capability_status_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=300)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("amount_on", models.DateField(blank=True, null=True)),
                ("stage", models.CharField(blank=True, max_length=80)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("handover_on", models.DateField(blank=True, null=True)),
                ("golive_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("confidential", models.BooleanField(default=False)),
                ("source", models.CharField(default="here", max_length=20)),
                ("product_named", models.CharField(blank=True, max_length=200)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="store.account",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deals", to="store.company"
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
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="store.product",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "-opened_on", "-id"], name="store_deal_company_5268db_idx"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["title"], name="deal_title_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("company", "key"), name="deal_key_in_company")],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call", "call"),
                            ("meeting", "meeting"),
                            ("workshop", "workshop"),
                            ("kickoff", "kickoff"),
                            ("steering", "steering"),
                            ("mail", "mail"),
                            ("note", "note"),
                            ("pilot", "pilot"),
                            ("ticket", "ticket"),
                        ],
                        max_length=10,
                    ),
                ),
                ("held_on", models.DateField()),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("internal", models.BooleanField(default=False)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consent", "consent"),
                            ("agreement", "agreement"),
                            ("contract", "contract"),
                            ("none", "none"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(default="here", max_length=20)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="store.account",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conversations", to="store.company"
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="store.deal",
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
                "indexes": [
                    models.Index(fields=["company", "-held_on", "-id"], name="store_conve_company_d0d721_idx"),
                    models.Index(fields=["deal", "-held_on", "-id"], name="store_conve_deal_id_b86467_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("company", "key"), name="conversation_key_in_company"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "call",
                                    "meeting",
                                    "workshop",
                                    "kickoff",
                                    "steering",
                                    "mail",
                                    "note",
                                    "pilot",
                                    "ticket",
                                ],
                            )
                        ),
                        name="conversation_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GateRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("known_on", models.DateField()),
                ("as_of", models.BooleanField(default=False)),
                (
                    "result",
                    models.CharField(
                        choices=[("pass", "pass"), ("pass_unheard", "pass_unheard"), ("blocked", "blocked")],
                        max_length=12,
                    ),
                ),
                ("known", models.PositiveIntegerField()),
                ("heard", models.PositiveIntegerField()),
                ("reviewed", models.PositiveIntegerField()),
                ("unheard", models.JSONField(default=list)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gate_runs", to="store.deal"
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
                "indexes": [models.Index(fields=["deal", "-id"], name="store_gater_deal_id_85fcdf_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("result__in", ["pass", "pass_unheard", "blocked"])),
                        name="gate_result_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("known__gte", models.F("heard"))), name="gate_run_heard_of_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("no", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=16)),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "ours"), ("customer", "customer"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.contact",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="store.conversation",
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
                    "person",
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
                    models.UniqueConstraint(fields=("conversation", "no"), name="participant_no"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["ours", "customer", "unknown"])), name="participant_side_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role", ""),
                            ("role", "customer"),
                            (
                                "role__in",
                                ["seller", "presales", "product", "services", "management", "works_council", "admin"],
                            ),
                            _connector="OR",
                        ),
                        name="participant_role_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("no", models.PositiveIntegerField()),
                ("dimension", models.CharField(blank=True, max_length=40)),
                ("text", models.TextField()),
                ("value", models.CharField(blank=True, max_length=80)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("plain", models.BooleanField(default=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="limits", to="store.capabilityversion"
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
                "constraints": [models.UniqueConstraint(fields=("version", "no"), name="limit_no_in_version")],
            },
        ),
        migrations.CreateModel(
            name="DealStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("stage", models.CharField(max_length=80)),
                ("entered_on", models.DateField()),
                ("source", models.CharField(default="here", max_length=20)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="store.deal"
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
                "constraints": [
                    models.UniqueConstraint(fields=("deal", "stage", "entered_on"), name="deal_stage_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DealRole",
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
                ("owner", models.BooleanField(default=False)),
                ("from_day", models.DateField(blank=True, null=True)),
                ("to_day", models.DateField(blank=True, null=True)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rope", to="store.deal"
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deal_roles", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["seller", "presales", "product", "services", "management", "works_council", "admin"],
                            )
                        ),
                        name="deal_role_role_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_day__isnull", True)),
                        fields=("deal", "person", "role"),
                        name="deal_role_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("owner", True), ("to_day__isnull", True)),
                        fields=("deal",),
                        name="deal_one_open_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("problem", models.TextField(blank=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("customer", "customer"), ("inside", "inside")], default="customer", max_length=10
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_requests",
                        to="store.capability",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="change_requests", to="store.product"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["product", "-id"], name="store_chang_product_3be68a_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("product", "key"), name="change_request_key_in_product"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="change_request_not_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("asked_on", models.DateField()),
                (
                    "guess",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_is", "as_is"),
                            ("limited", "limited"),
                            ("workaround", "workaround"),
                            ("roadmap", "roadmap"),
                            ("services", "services"),
                            ("in_review", "in_review"),
                            ("unknown", "unknown"),
                            ("declined", "declined"),
                            ("against_strategy", "against_strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_is", "as_is"),
                            ("limited", "limited"),
                            ("workaround", "workaround"),
                            ("roadmap", "roadmap"),
                            ("services", "services"),
                            ("in_review", "in_review"),
                            ("unknown", "unknown"),
                            ("declined", "declined"),
                            ("against_strategy", "against_strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("promised", "promised"),
                            ("not_yet", "not_yet"),
                            ("ask_product", "ask_product"),
                            ("evidence", "evidence"),
                        ],
                        max_length=12,
                    ),
                ),
                ("idempotency_key", models.CharField(blank=True, max_length=80)),
                (
                    "chosen_capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asks",
                        to="store.capability",
                    ),
                ),
                (
                    "chosen_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asks",
                        to="store.changerequest",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="store.company"
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asks",
                        to="store.deal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="store.person"
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
                "indexes": [models.Index(fields=["deal", "-id"], name="store_ask_deal_id_893701_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("company", "key"), name="ask_key_in_company"),
                    models.UniqueConstraint(
                        condition=models.Q(("idempotency_key", ""), _negated=True),
                        fields=("by", "idempotency_key"),
                        name="ask_idempotent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("sentence", models.TextField()),
                (
                    "subject",
                    models.CharField(
                        choices=[("function", "function"), ("date", "date"), ("service", "service"), ("term", "term")],
                        default="function",
                        max_length=10,
                    ),
                ),
                ("said_on", models.DateField()),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("due_phrase", models.CharField(blank=True, max_length=200)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("mention", "mention"),
                            ("manual", "manual"),
                            ("recalled", "recalled"),
                            ("clause", "clause"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="store.capability",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="promises", to="store.deal"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="store.promise",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["deal", "-said_on", "-id"], name="store_promi_deal_id_66472b_idx"),
                    models.Index(fields=["-said_on", "-id"], name="store_promi_said_on_ebcb2b_idx"),
                    models.Index(fields=["due"], name="store_promi_due_75e1bf_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("deal", "key"), name="promise_key_in_deal"),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["mention", "manual", "recalled", "clause"])),
                        name="promise_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True),
                            models.Q(("replaces", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="promise_not_replacing_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LimitTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("told_on", models.DateField()),
                ("told_how", models.TextField()),
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
                    "promise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="limit_told", to="store.promise"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PromiseEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("kept_late", "kept_late"),
                            ("broken", "broken"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField()),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("told_customer_on", models.DateField(blank=True, null=True)),
                ("told_how", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
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
                    "promise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="end", to="store.promise"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["kept", "kept_late", "broken", "withdrawn"])),
                        name="promise_end_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "withdrawn"), _negated=True),
                            models.Q(("told_customer_on__isnull", False), models.Q(("told_how", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="withdrawn_was_told_to_the_customer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoadmapItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("no", models.PositiveIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="roadmap", to="store.product"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("product", "key"), name="roadmap_key_in_product")],
            },
        ),
        migrations.CreateModel(
            name="RoadmapVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("planned", "planned"),
                            ("in_work", "in_work"),
                            ("released", "released"),
                            ("dropped", "dropped"),
                        ],
                        max_length=12,
                    ),
                ),
                ("release", models.CharField(blank=True, max_length=80)),
                ("day", models.DateField(blank=True, null=True)),
                (
                    "commitment",
                    models.CharField(
                        blank=True, choices=[("none", "none"), ("committable", "committable")], max_length=12
                    ),
                ),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="store.capability",
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="store.roadmapitem"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "n"), name="roadmap_version_n"),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["idea", "planned", "in_work", "released", "dropped"])),
                        name="roadmap_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment", "committable"), _negated=True),
                            ("day__isnull", False),
                            _connector="OR",
                        ),
                        name="committable_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
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
                ("from_day", models.DateField(blank=True, null=True)),
                ("to_day", models.DateField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["seller", "presales", "product", "services", "management", "works_council", "admin"],
                            )
                        ),
                        name="role_grant_role_known",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "role", "from_day"), name="role_grant_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scope",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("days", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ("price", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.person",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="scopes", to="store.deal"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scopes",
                        to="store.promise",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("deal", "key"), name="scope_key_in_deal")],
            },
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("early_adopter", models.BooleanField(default=False)),
                ("gap_tolerance", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="segments", to="store.product"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("product", "key"), name="segment_key_in_product"),
                    models.CheckConstraint(
                        condition=models.Q(("gap_tolerance__isnull", True), ("gap_tolerance__lte", 3), _connector="OR"),
                        name="segment_gap_tolerance_0_to_3",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("value", models.JSONField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="settings", to="store.company"
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
                "indexes": [models.Index(fields=["company", "key", "-id"], name="store_setti_company_1580d2_idx")],
            },
        ),
        migrations.CreateModel(
            name="StrategyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("vision", models.TextField(blank=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField(blank=True, null=True)),
                ("draft", models.BooleanField(default=False)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="strategies", to="store.product"
                    ),
                ),
                (
                    "published_by",
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
                "constraints": [models.UniqueConstraint(fields=("product", "n"), name="strategy_version_n")],
            },
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                ("priority", models.PositiveIntegerField(blank=True, null=True)),
                ("target_segments", models.JSONField(blank=True, default=list)),
                ("no", models.PositiveIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="pillars", to="store.strategyversion"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("strategy", "key"), name="pillar_key_in_strategy")],
            },
        ),
        migrations.CreateModel(
            name="NonGoal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=100)),
                ("text", models.TextField()),
                ("no", models.PositiveIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="non_goals", to="store.pillar"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pillar", "key"), name="non_goal_key_in_pillar")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("key", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accept", "accept"),
                            ("later", "later"),
                            ("no", "no"),
                            ("as_is", "as_is"),
                            ("study", "study"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_on", models.DateField()),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="store.changerequest"
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
                    "roadmap_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="store.roadmapitem",
                    ),
                ),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("change_request", "key"), name="decision_key_in_request"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["accept", "later", "no", "as_is", "study"])),
                        name="decision_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("n", models.PositiveIntegerField()),
                ("content_hash", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=300)),
                ("format", models.CharField(max_length=30)),
                ("machine", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("original", models.BinaryField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="store.conversation"
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
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "n"), name="text_version_n"),
                    models.UniqueConstraint(fields=("conversation", "content_hash"), name="text_version_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Analysis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("rules", models.CharField(max_length=40)),
                ("model", models.CharField(max_length=80)),
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="analyses", to="store.textversion"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("text", "rules", "model"), name="analysis_once")],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("first_turn", models.PositiveIntegerField()),
                ("last_turn", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("need", "need"),
                            ("promise", "promise"),
                            ("claim", "claim"),
                            ("concern", "concern"),
                            ("delight", "delight"),
                        ],
                        max_length=8,
                    ),
                ),
                ("low", models.BooleanField(default=False)),
                ("recalled", models.BooleanField(default=False)),
                ("service", models.BooleanField(default=False)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("capability_score", models.FloatField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("due_phrase", models.CharField(blank=True, max_length=200)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "analysis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="store.analysis",
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="store.capability",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="store.changerequest",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signals", to="store.conversation"
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
                    "non_goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signals",
                        to="store.nongoal",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signals", to="store.textversion"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["conversation", "kind"], name="store_signa_convers_c79d63_idx"),
                    models.Index(
                        condition=models.Q(("low", False), ("retired_at", None)),
                        fields=["kind", "-id"],
                        name="signal_kind_recent",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "first_turn", "start", "end", "kind"), name="signal_once_per_span_and_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["need", "promise", "claim", "concern", "delight"])),
                        name="signal_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("analysis__isnull", False), ("created_by__isnull", False), _connector="OR"),
                        name="signal_by_machine_or_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_turn__gte", models.F("first_turn"))), name="signal_turns_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__isnull", True),
                            models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                            _connector="OR",
                        ),
                        name="signal_confidence_0_to_1",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GateFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "code",
                    models.CharField(
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
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "owner_role",
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
                ("blocks", models.BooleanField()),
                ("overridden", models.BooleanField(default=False)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="store.gaterun"
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
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="store.promise",
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="store.signal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("promise__isnull", False), ("signal__isnull", True)),
                            models.Q(("promise__isnull", True), ("signal__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_about_exactly_one",
                    ),
                    models.CheckConstraint(
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
                                ],
                            )
                        ),
                        name="finding_code_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OverrideRequest",
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
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="override_requests",
                        to="store.gatefinding",
                    ),
                ),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="override_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["management", "product"])),
                        name="override_by_management_or_product",
                    ),
                    models.UniqueConstraint(fields=("finding", "role"), name="override_one_request_a_role"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "second_role",
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
                ("overridden_on", models.DateField()),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="override", to="store.overriderequest"
                    ),
                ),
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
                    "second_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("second_by")), _negated=True), name="override_by_two_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("second_role__in", ["management", "product"])),
                        name="override_second_role_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
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
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="store.promise"
                    ),
                ),
                (
                    "signal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mention", to="store.signal"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("said_on", models.DateField()),
                ("how", models.TextField()),
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
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contradictions", to="store.promise"
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("told_on", models.DateField()),
                ("told_how", models.TextField()),
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
                    "signal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="correction", to="store.signal"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Asker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "importance",
                    models.CharField(
                        choices=[("nice", "nice"), ("challenge", "challenge"), ("breaker", "breaker")],
                        default="challenge",
                        max_length=10,
                    ),
                ),
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
                (
                    "ask",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askers",
                        to="store.ask",
                    ),
                ),
                (
                    "change_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="askers", to="store.changerequest"
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
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askers",
                        to="store.signal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ask__isnull", True), ("signal__isnull", False)),
                            models.Q(("ask__isnull", False), ("signal__isnull", True)),
                            _connector="OR",
                        ),
                        name="asker_by_signal_or_ask",
                    ),
                    models.UniqueConstraint(fields=("change_request", "signal"), name="asker_signal_once"),
                    models.UniqueConstraint(fields=("change_request", "ask"), name="asker_ask_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("dismissed", "Dismissed"), ("changed", "Changed")],
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("need", "need"),
                            ("promise", "promise"),
                            ("claim", "claim"),
                            ("concern", "concern"),
                            ("delight", "delight"),
                        ],
                        max_length=8,
                    ),
                ),
                ("by_seller", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("reviewed_on", models.DateField()),
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
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.signal"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["signal", "-id"], name="store_signa_signal__bb08a7_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["confirmed", "dismissed", "changed"])),
                        name="review_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "changed"), _negated=True),
                            models.Q(("kind", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="changed_review_has_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_seller", True), ("verdict", "dismissed"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="own_deal_dismissal_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewSecond",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("seconded_on", models.DateField()),
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
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="second", to="store.signalreview"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "fit",
                    models.CharField(
                        choices=[
                            ("as_is", "as_is"),
                            ("limited", "limited"),
                            ("workaround", "workaround"),
                            ("roadmap", "roadmap"),
                            ("services", "services"),
                            ("in_review", "in_review"),
                            ("unknown", "unknown"),
                            ("declined", "declined"),
                            ("against_strategy", "against_strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "backing",
                    models.CharField(
                        choices=[
                            ("as_is", "as_is"),
                            ("limited", "limited"),
                            ("roadmap", "roadmap"),
                            ("services", "services"),
                            ("unbacked", "unbacked"),
                            ("against_strategy", "against_strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                ("due", models.DateField(blank=True, null=True)),
                ("surer", models.BooleanField(default=False)),
                ("rule_version", models.CharField(max_length=40)),
                ("judged_on", models.DateField()),
                ("reason_text", models.TextField(blank=True)),
                (
                    "ask",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="store.ask",
                    ),
                ),
                (
                    "capability_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="store.capabilityversion",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="store.decision",
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
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="store.promise",
                    ),
                ),
                (
                    "roadmap_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="store.roadmapversion",
                    ),
                ),
                (
                    "scope",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="store.scope",
                    ),
                ),
                (
                    "signal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="store.signal",
                    ),
                ),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["promise", "-id"], name="store_judge_promise_a7214d_idx"),
                    models.Index(fields=["signal", "-id"], name="store_judge_signal__c1d5a0_idx"),
                    models.Index(fields=["ask", "-id"], name="store_judge_ask_id_26ad02_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ask__isnull", True), ("promise__isnull", False), ("signal__isnull", True)),
                            models.Q(("ask__isnull", True), ("promise__isnull", True), ("signal__isnull", False)),
                            models.Q(("ask__isnull", False), ("promise__isnull", True), ("signal__isnull", True)),
                            _connector="OR",
                        ),
                        name="judgement_of_exactly_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "fit__in",
                                [
                                    "as_is",
                                    "limited",
                                    "workaround",
                                    "roadmap",
                                    "services",
                                    "in_review",
                                    "unknown",
                                    "declined",
                                    "against_strategy",
                                ],
                            )
                        ),
                        name="judgement_fit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("backing__in", ["as_is", "limited", "roadmap", "services", "unbacked", "against_strategy"])
                        ),
                        name="judgement_backing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("backing", "roadmap"), _negated=True),
                            ("roadmap_version__isnull", False),
                            _connector="OR",
                        ),
                        name="roadmap_backing_names_its_version",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("label", models.CharField(max_length=200)),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "ours"), ("customer", "customer"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=16)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.contact",
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="speakers", to="store.textversion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("text", "label"), name="speaker_label_in_text"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["ours", "customer", "unknown"])), name="speaker_side_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("start_ms", models.IntegerField(blank=True, null=True)),
                ("language", models.CharField(blank=True, max_length=2)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                language="de",
                                then=models.Func(
                                    models.F("text"), template="to_tsvector('ropeteam_de'::regconfig, %(expressions)s)"
                                ),
                            ),
                            default=models.Func(
                                models.F("text"), template="to_tsvector('ropeteam_en'::regconfig, %(expressions)s)"
                            ),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="store.speaker",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="store.textversion"
                    ),
                ),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["search"], name="turn_search")],
                "constraints": [models.UniqueConstraint(fields=("text_version", "no"), name="turn_no_in_text")],
            },
        ),
        migrations.CreateModel(
            name="Vector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of_table", models.CharField(max_length=40)),
                ("of_id", models.BigIntegerField()),
                ("part", models.PositiveSmallIntegerField(default=0)),
                ("model", models.CharField(max_length=80)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("text_hash", models.CharField(max_length=64)),
                ("values", models.BinaryField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="vectors", to="store.company"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "of_table", "model", "id"], name="store_vecto_company_399b1a_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of_table", "of_id", "part", "model"), name="vector_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WordingLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("wording_hash", models.CharField(max_length=64)),
                ("text", models.TextField()),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wording_links", to="store.capability"
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wording_links", to="store.product"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("product", "wording_hash"), name="wording_link_once"),
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", False)), name="wording_link_by_a_person"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("consumer", models.CharField(max_length=80)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="store.event"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "consumer"), name="delivery_once")],
            },
        ),
    ]
