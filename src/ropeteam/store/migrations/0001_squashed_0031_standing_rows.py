import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from ropeteam.store.create_models import CreateModels
from ropeteam.store.textsearch import OPERATIONS


class Migration(migrations.Migration):
    replaces = [
        ("store", "0001_initial"),
        ("store", "0002_guards"),
        ("store", "0003_words_taken_back"),
        ("store", "0004_model_reading"),
        ("store", "0005_ear_versions"),
        ("store", "0006_mood_reading"),
        ("store", "0007_maybe_contradicted"),
        ("store", "0008_listening_loop"),
        ("store", "0009_listening_guards"),
        ("store", "0010_contradictions_taken_back"),
        ("store", "0011_offers"),
        ("store", "0012_living_truth"),
        ("store", "0013_mail_and_minutes"),
        ("store", "0014_ledger_and_gate"),
        ("store", "0015_ledger_guards"),
        ("store", "0016_capability_drafts"),
        ("store", "0017_told_anew"),
        ("store", "0018_requirements"),
        ("store", "0019_studies"),
        ("store", "0020_architecture"),
        ("store", "0021_calls"),
        ("store", "0022_climb"),
        ("store", "0023_gate_clauses"),
        ("store", "0024_handover"),
        ("store", "0025_projects"),
        ("store", "0026_incentives"),
        ("store", "0028_reference_permission"),
        ("store", "0029_study_evidence"),
        ("store", "0030_standing"),
        ("store", "0031_standing_rows"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        *OPERATIONS,
        CreateModels(
            [
                migrations.CreateModel(
                    name="Company",
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
                        ("key", models.SlugField(max_length=80, unique=True)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "works_agreement",
                            models.CharField(
                                choices=[
                                    ("yes", "yes"),
                                    ("no_council", "no_council"),
                                    ("demo", "demo"),
                                    ("unset", "unset"),
                                ],
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
                                condition=models.Q(("works_agreement__in", ["yes", "no_council", "demo", "unset"])),
                                name="company_works_agreement_known",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
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
                        "indexes": [],
                        "constraints": [],
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Person",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "key"), name="person_key_in_company")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Account",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "key"), name="account_key_in_company")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRow",
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
                        ("file", models.CharField(max_length=300)),
                        ("key", models.CharField(max_length=200)),
                        ("hash", models.CharField(max_length=64)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="import_rows",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "file", "key"), name="import_row_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
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
                            models.Index(
                                fields=["subject_table", "subject_id", "-id"], name="store_event_subject_0c6680_idx"
                            ),
                            models.Index(fields=["deal_id", "-id"], name="store_event_deal_id_09b271_idx"),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject_table", models.CharField(max_length=40)),
                        ("subject_id", models.BigIntegerField()),
                        ("why", models.CharField(max_length=60)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.person",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Product",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "key"), name="product_key_in_company")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Capability",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="capabilities",
                                to="store.product",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("product", "key"), name="capability_key_in_product")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CapabilityVersion",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
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
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("capability", "n"), name="capability_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["available", "limited", "planned", "not_planned"])),
                                name="capability_status_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Deal",
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
                        ("decides_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["company", "-opened_on", "-id"], name="store_deal_company_5268db_idx"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["title"], name="deal_title_trgm", opclasses=["gin_trgm_ops"]
                            ),
                            models.Index(
                                models.F("company"),
                                models.OrderBy(models.F("amount"), descending=True, nulls_last=True),
                                models.F("id"),
                                condition=models.Q(("closed_on__isnull", True), ("signed_on__isnull", True)),
                                name="deal_open_by_amount",
                            ),
                            models.Index(
                                condition=models.Q(("signed_on__isnull", False)),
                                fields=["company", "-signed_on", "-id"],
                                name="deal_signed",
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("company", "key"), name="deal_key_in_company")],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="store.company",
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
                        ("basis_given_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["company", "-held_on", "-id"], name="store_conve_company_d0d721_idx"),
                            models.Index(fields=["deal", "-held_on", "-id"], name="store_conve_deal_id_b86467_idx"),
                            models.Index(
                                condition=models.Q(("basis__in", ["", "none"])),
                                fields=["company", "-held_on", "-id"],
                                name="conversation_no_basis",
                            ),
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
                                condition=models.Q(("side__in", ["ours", "customer", "unknown"])),
                                name="participant_side_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role", ""),
                                    ("role", "customer"),
                                    (
                                        "role__in",
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="participant_role_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Limit",
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
                        ("no", models.PositiveIntegerField()),
                        ("dimension", models.CharField(blank=True, max_length=40)),
                        ("text", models.TextField()),
                        ("value", models.CharField(blank=True, max_length=80)),
                        ("unit", models.CharField(blank=True, max_length=40)),
                        ("plain", models.BooleanField(default=True)),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limits",
                                to="store.capabilityversion",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DealStage",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DealRole",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deal_roles",
                                to="store.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
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
                        ("key", models.CharField(max_length=80)),
                        ("title", models.CharField(max_length=300)),
                        ("problem", models.TextField(blank=True)),
                        (
                            "origin",
                            models.CharField(
                                choices=[("customer", "customer"), ("inside", "inside")],
                                default="customer",
                                max_length=10,
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="change_requests",
                                to="store.product",
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
                        (
                            "source",
                            models.CharField(
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
                        ("url", models.TextField(blank=True)),
                        (
                            "importance",
                            models.CharField(
                                blank=True,
                                choices=[("nice", "nice"), ("challenge", "challenge"), ("breaker", "breaker")],
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["deal", "-id"], name="store_ask_deal_id_893701_idx"),
                            models.Index(
                                condition=models.Q(("stand", "ask_product")),
                                fields=["company", "-id"],
                                name="ask_of_product",
                            ),
                        ],
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
                        ("key", models.CharField(max_length=80)),
                        ("sentence", models.TextField()),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("function", "function"),
                                    ("date", "date"),
                                    ("service", "service"),
                                    ("term", "term"),
                                ],
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
                        (
                            "replaces_how",
                            models.CharField(
                                blank=True,
                                choices=[("renegotiated", "renegotiated"), ("reworded", "reworded")],
                                max_length=12,
                            ),
                        ),
                        ("replaces_note", models.TextField(blank=True)),
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
                            models.CheckConstraint(
                                condition=models.Q(("replaces_how__in", ["", "renegotiated", "reworded"])),
                                name="promise_replaces_how_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LimitTold",
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
                        ("told_on", models.DateField()),
                        ("told_how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limit_told",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseEnd",
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
                                    models.Q(
                                        ("told_customer_on__isnull", False), models.Q(("told_how", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawn_was_told_to_the_customer",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RoadmapItem",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("product", "key"), name="roadmap_key_in_product")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RoadmapVersion",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="store.roadmapitem",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "n"), name="roadmap_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["idea", "planned", "in_work", "released", "dropped"])
                                ),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RoleGrant",
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
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
                                    )
                                ),
                                name="role_grant_role_known",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "role", "from_day"), name="role_grant_once", nulls_distinct=False
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Scope",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Segment",
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
                                condition=models.Q(
                                    ("gap_tolerance__isnull", True), ("gap_tolerance__lte", 3), _connector="OR"
                                ),
                                name="segment_gap_tolerance_0_to_3",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Setting",
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
                        "indexes": [
                            models.Index(fields=["company", "key", "-id"], name="store_setti_company_1580d2_idx")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="StrategyVersion",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="strategies",
                                to="store.product",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Pillar",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pillars",
                                to="store.strategyversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("strategy", "key"), name="pillar_key_in_strategy")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NonGoal",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("pillar", "key"), name="non_goal_key_in_pillar")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="store.changerequest",
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
                        ("condition", models.TextField(blank=True)),
                        (
                            "non_goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.nongoal",
                            ),
                        ),
                        (
                            "pattern",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="store.solutionpattern",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TextVersion",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
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
                        ("problems", models.JSONField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("conversation", "n"), name="text_version_n")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Analysis",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="analyses",
                                to="store.textversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("text", "rules", "model"), name="analysis_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Signal",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signals",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signals",
                                to="store.textversion",
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
                                fields=("text", "first_turn", "start", "end", "kind"),
                                name="signal_once_per_span_and_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["need", "promise", "claim", "concern", "delight"])),
                                name="signal_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("analysis__isnull", False), ("created_by__isnull", False), _connector="OR"
                                ),
                                name="signal_by_machine_or_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_turn__gte", models.F("first_turn"))),
                                name="signal_turns_in_order",
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
                                    ("capability_stale", "capability_stale"),
                                    ("requirement_uncovered", "requirement_uncovered"),
                                    ("study_open", "study_open"),
                                    ("services_unheard", "services_unheard"),
                                    ("presales_missing", "presales_missing"),
                                    ("services_not_yet", "services_not_yet"),
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
                        (
                            "requirement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="store.requirement",
                            ),
                        ),
                        (
                            "study",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="store.study",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="store.clause",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("clause__isnull", True),
                                        ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", True),
                                        ("signal__isnull", True),
                                        ("study__isnull", True),
                                    ),
                                    models.Q(
                                        ("clause__isnull", True),
                                        ("promise__isnull", False),
                                        ("requirement__isnull", True),
                                        ("signal__isnull", True),
                                        ("study__isnull", True),
                                        models.Q(
                                            ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("clause__isnull", True),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", True),
                                        ("signal__isnull", False),
                                        ("study__isnull", True),
                                        models.Q(
                                            ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("clause__isnull", True),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", False),
                                        ("signal__isnull", True),
                                        ("study__isnull", True),
                                        models.Q(
                                            ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("clause__isnull", True),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", True),
                                        ("signal__isnull", True),
                                        ("study__isnull", False),
                                        models.Q(
                                            ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("clause__isnull", False),
                                        ("promise__isnull", True),
                                        ("requirement__isnull", True),
                                        ("signal__isnull", True),
                                        ("study__isnull", True),
                                        models.Q(
                                            ("code__in", ("services_unheard", "presales_missing", "services_not_yet")),
                                            _negated=True,
                                        ),
                                    ),
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
                                            "capability_stale",
                                            "requirement_uncovered",
                                            "study_open",
                                            "services_unheard",
                                            "presales_missing",
                                            "services_not_yet",
                                        ],
                                    )
                                ),
                                name="finding_code_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OverrideRequest",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="override_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["management", "product"])),
                                name="override_by_management_or_product",
                            ),
                            models.UniqueConstraint(fields=("finding", "role"), name="override_one_request_a_role"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Override",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="override",
                                to="store.overriderequest",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "second_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("by", models.F("second_by")), _negated=True),
                                name="override_by_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("second_role__in", ["management", "product"])),
                                name="override_second_role_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Contradiction",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradictions",
                                to="store.promise",
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimCorrection",
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
                        ("told_on", models.DateField()),
                        ("told_how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="correction",
                                to="store.signal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Asker",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="askers",
                                to="store.changerequest",
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
                        ("wanted_by", models.DateField(blank=True, null=True)),
                        (
                            "voice",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asker",
                                to="store.trackervoice",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("change_request", "signal"), name="asker_signal_once"),
                            models.UniqueConstraint(fields=("change_request", "ask"), name="asker_ask_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ask__isnull", True), ("signal__isnull", False), ("voice__isnull", True)),
                                    models.Q(("ask__isnull", False), ("signal__isnull", True), ("voice__isnull", True)),
                                    models.Q(("ask__isnull", True), ("signal__isnull", True), ("voice__isnull", False)),
                                    _connector="OR",
                                ),
                                name="asker_by_signal_ask_or_voice",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignalReview",
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
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Confirmed"),
                                    ("dismissed", "Dismissed"),
                                    ("changed", "Changed"),
                                    ("reopened", "Reopened"),
                                ],
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.signal"
                            ),
                        ),
                        (
                            "undoes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="undone_by",
                                to="store.signalreview",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["signal", "-id"], name="store_signa_signal__bb08a7_idx")],
                        "constraints": [
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
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["confirmed", "dismissed", "changed", "reopened"])),
                                name="review_verdict_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewSecond",
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
                        ("seconded_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "review",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="second",
                                to="store.signalreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Judgement",
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
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="judgements",
                                to="store.clause",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["promise", "-id"], name="store_judge_promise_a7214d_idx"),
                            models.Index(fields=["signal", "-id"], name="store_judge_signal__c1d5a0_idx"),
                            models.Index(fields=["ask", "-id"], name="store_judge_ask_id_26ad02_idx"),
                            models.Index(fields=["clause", "-id"], name="store_judge_clause__e15865_idx"),
                        ],
                        "constraints": [
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
                                    (
                                        "backing__in",
                                        ["as_is", "limited", "roadmap", "services", "unbacked", "against_strategy"],
                                    )
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
                            models.CheckConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Speaker",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="speakers",
                                to="store.textversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("text", "label"), name="speaker_label_in_text"),
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["ours", "customer", "unknown"])),
                                name="speaker_side_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                            models.F("text"),
                                            template="to_tsvector('ropeteam_de'::regconfig, %(expressions)s)",
                                        ),
                                    ),
                                    default=models.Func(
                                        models.F("text"),
                                        template="to_tsvector('ropeteam_en'::regconfig, %(expressions)s)",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turns",
                                to="store.textversion",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            models.Index(
                                fields=["company", "of_table", "model", "id"], name="store_vecto_company_399b1a_idx"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("of_table", "of_id", "part", "model"), name="vector_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WordingLink",
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
                        ("wording_hash", models.CharField(max_length=64)),
                        ("text", models.TextField()),
                        (
                            "capability",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wording_links",
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
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wording_links",
                                to="store.product",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ModelReading",
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
                        ("model", models.CharField(max_length=80)),
                        ("place", models.CharField(blank=True, max_length=300)),
                        ("rules", models.CharField(max_length=40)),
                        ("asked", models.CharField(blank=True, max_length=64)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("read", "read"),
                                    ("kept", "kept"),
                                    ("not_agreed", "not_agreed"),
                                    ("confidential", "confidential"),
                                    ("no_basis", "no_basis"),
                                    ("budget", "budget"),
                                    ("time", "time"),
                                    ("too_long", "too_long"),
                                    ("unreachable", "unreachable"),
                                    ("denied", "denied"),
                                    ("unreadable", "unreadable"),
                                    ("resting", "resting"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("tokens", models.PositiveIntegerField(default=0)),
                        ("placed", models.JSONField(blank=True, null=True)),
                        ("refused", models.JSONField(blank=True, default=dict)),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="store.textversion",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["created_at"], name="model_reading_made"),
                            models.Index(fields=["asked", "model"], name="model_reading_asked"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            "read",
                                            "kept",
                                            "not_agreed",
                                            "confidential",
                                            "no_basis",
                                            "budget",
                                            "time",
                                            "too_long",
                                            "unreachable",
                                            "denied",
                                            "unreadable",
                                            "resting",
                                        ],
                                    )
                                ),
                                name="model_reading_outcome_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarVersion",
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
                        ("n", models.PositiveIntegerField()),
                        ("base", models.CharField(max_length=80)),
                        ("recipe", models.CharField(blank=True, max_length=20)),
                        ("numbers", models.BinaryField(blank=True, null=True)),
                        ("reviews", models.PositiveIntegerField(default=0)),
                        ("locked", models.PositiveIntegerField(default=0)),
                        ("figures", models.JSONField(default=list)),
                        ("trained_on", models.DateField()),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ears", to="store.company"
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
                            "undoes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undone_by",
                                to="store.earversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "n"), name="ear_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("numbers__isnull", False), ("undoes__isnull", True)),
                                    models.Q(("numbers__isnull", True), ("undoes__isnull", False)),
                                    _connector="OR",
                                ),
                                name="ear_version_has_numbers_or_undoes",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MoodReading",
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
                        ("model", models.CharField(max_length=80)),
                        ("value", models.FloatField()),
                        ("sd", models.FloatField()),
                        ("turns", models.PositiveIntegerField()),
                        ("words", models.PositiveIntegerField()),
                        ("pulls", models.JSONField(default=list)),
                        (
                            "analysis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moods", to="store.analysis"
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
                            models.UniqueConstraint(fields=("analysis", "model"), name="mood_reading_once"),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0), ("value__lte", 10)), name="mood_reading_0_to_10"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sd__gt", 0), ("turns__gt", 0)), name="mood_reading_of_something"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContradictionSuggestion",
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
                        ("turn", models.PositiveIntegerField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("quote", models.TextField()),
                        ("openly", models.BooleanField()),
                        ("chance", models.FloatField()),
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
                            "promise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradiction_suggestions",
                                to="store.promise",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradiction_suggestions",
                                to="store.textversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("promise", "text"), name="one_contradiction_a_promise_and_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("chance__gte", 0), ("chance__lte", 1)),
                                name="contradiction_chance_0_to_1",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="contradiction_has_words"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContradictionReview",
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
                        ("confirmed", models.BooleanField()),
                        ("reviewed_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="store.contradictionsuggestion",
                            ),
                        ),
                        (
                            "contradiction",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review",
                                to="store.contradiction",
                            ),
                        ),
                        ("n", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("suggestion", "n"), name="contradiction_word_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed", True), ("contradiction__isnull", True), _connector="OR"
                                ),
                                name="no_contradiction_of_a_dismissal",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                        "indexes": [
                            models.Index(fields=["deal", "-id"], name="store_answe_deal_id_16082d_idx"),
                            models.Index(fields=["decision", "deal"], name="answer_by_letter"),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("decision", "asker"), name="answer_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerReceipt",
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
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="receipts", to="store.answer"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("seller_read", "seller_read"), ("customer_told", "customer_told")],
                                max_length=16,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("how", models.TextField(blank=True)),
                        ("n", models.PositiveSmallIntegerField(default=1)),
                        ("named_day", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
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
                            models.UniqueConstraint(fields=("answer", "kind", "n"), name="answer_receipt_once"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerWords",
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
                        "indexes": [
                            models.Index(fields=["answer", "language", "-id"], name="store_answe_answer__343b7f_idx")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AskerMove",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AttentionPick",
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
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="picks",
                                to="store.conversation",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "person"), name="attention_pick_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BusyTime",
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
                        "indexes": [
                            models.Index(fields=["person", "starts_at"], name="store_busyt_person__65bec5_idx")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="busy_ends_after_its_start",
                            ),
                            models.UniqueConstraint(fields=("person", "uid", "starts_at"), name="busy_time_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CapabilityDraft",
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
                        (
                            "origin",
                            models.CharField(
                                choices=[("list", "list"), ("tender", "tender"), ("ask", "ask")],
                                default="list",
                                max_length=8,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("available", "available"),
                                    ("limited", "limited"),
                                    ("planned", "planned"),
                                    ("not_planned", "not_planned"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("limits", models.TextField(blank=True)),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("word", models.CharField(blank=True, max_length=300)),
                        (
                            "joined_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="joined",
                                to="store.capabilitydraft",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("product", "name"), name="capability_draft_once"),
                            models.CheckConstraint(
                                condition=models.Q(("origin__in", ["list", "tender", "ask"])),
                                name="capability_draft_origin_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("dropped", False), ("became__isnull", True), _connector="OR"),
                                name="capability_draft_dropped_is_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("joined_into__isnull", True),
                                    models.Q(("became__isnull", True), ("dropped", False)),
                                    _connector="OR",
                                ),
                                name="capability_draft_joined_waits",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CapabilityReview",
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
                            "capability",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="store.capability",
                            ),
                        ),
                        ("still_true", models.BooleanField()),
                        ("evidence", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("reviewed_on", models.DateField()),
                        ("next_due", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DealOutcome",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("product", "product"),
                                    ("price", "price"),
                                    ("timing", "timing"),
                                    ("services", "services"),
                                    ("trust", "trust"),
                                    ("competitor", "competitor"),
                                    ("no_decision", "no_decision"),
                                    ("other", "other"),
                                ],
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "code__in",
                                        [
                                            "product",
                                            "price",
                                            "timing",
                                            "services",
                                            "trust",
                                            "competitor",
                                            "no_decision",
                                            "other",
                                        ],
                                    )
                                ),
                                name="deal_outcome_code_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="deal_outcome_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftAsk",
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
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asks",
                                to="store.capabilitydraft",
                            ),
                        ),
                        (
                            "ask",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="draft", to="store.ask"
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placed",
                                to="store.capability",
                            ),
                        ),
                        ("chance", models.FloatField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("capability__isnull", True), ("draft__isnull", False)),
                                    models.Q(("capability__isnull", False), ("draft__isnull", True)),
                                    _connector="OR",
                                ),
                                name="draft_ask_draft_or_capability",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exchange",
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
                                related_name="exchanges",
                                to="store.company",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("regular", "regular"), ("iteration", "iteration")], max_length=10
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("place", models.CharField(blank=True, max_length=300)),
                        ("release", models.CharField(blank=True, max_length=80)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["company", "-starts_at"], name="store_excha_company_8c8dd7_idx")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["regular", "iteration"])), name="exchange_kind_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="exchange_ends_after_its_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeSeat",
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
                            "exchange",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="store.exchange"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("present", models.BooleanField(blank=True, null=True)),
                        ("sent_word", models.BooleanField(default=False)),
                        ("taken_off", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("exchange", "person"), name="exchange_seat_once"),
                            models.CheckConstraint(
                                condition=models.Q(("sent_word", False), ("present", False), _connector="OR"),
                                name="exchange_word_of_the_absent",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MailAddress",
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
                                related_name="mail_addresses",
                                to="store.deal",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MailIn",
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
                        (
                            "refused",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("automatic", "automatic"),
                                    ("own", "own"),
                                    ("no_words", "no_words"),
                                    ("broken", "broken"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="mails_in", to="store.deal"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "message_id", "content_hash"), name="mail_in_once"),
                            models.CheckConstraint(
                                condition=models.Q(("refused__in", ["", "automatic", "own", "no_words", "broken"])),
                                name="mail_in_refused_known",
                            ),
                        ],
                        "indexes": [models.Index(fields=["deal", "-id"], name="store_mailin_deal_id")],
                    },
                ),
                migrations.CreateModel(
                    name="MailOut",
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
                                related_name="mails_out",
                                to="store.company",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.person",
                            ),
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
                        ("next_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "stopped",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("server", "server"),
                                    ("left", "left"),
                                    ("off", "off"),
                                    ("overtaken", "overtaken"),
                                    ("too_old", "too_old"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.contact",
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
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("given_up_at__isnull", True), ("sent_at__isnull", True)),
                                fields=["id"],
                                name="mail_out_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "key"), name="mail_out_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given_up_at__isnull", True), ("stopped", "")),
                                    models.Q(
                                        ("given_up_at__isnull", False),
                                        ("stopped__in", ["server", "left", "off", "overtaken", "too_old"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="mail_out_stopped_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", True), ("to__isnull", False)),
                                    models.Q(("contact__isnull", False), ("to__isnull", True)),
                                    _connector="OR",
                                ),
                                name="mail_out_to_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PickAnswer",
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
                            "pick",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="store.attentionpick",
                            ),
                        ),
                        ("comes", models.BooleanField()),
                        ("questions", models.JSONField(blank=True, default=list)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("answered_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PillarEvidence",
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
                            "pillar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="store.pillar"
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pillar_evidence",
                                to="store.signal",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[("for", "for"), ("against", "against"), ("none", "none")], max_length=8
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["pillar", "signal", "-id"], name="store_pilla_pillar__72a0e0_idx")
                        ],
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
                            "change_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ratings",
                                to="store.changerequest",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
                                    )
                                ),
                                name="pillar_rating_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__in", (-1.0, 0.0, 0.5, 1.0))),
                                name="pillar_rating_is_one_of_four",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadReceipt",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="read_receipts",
                                to="store.person",
                            ),
                        ),
                        ("read_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("strategy", "person"), name="read_receipt_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RequestEffort",
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
                            "change_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="efforts",
                                to="store.changerequest",
                            ),
                        ),
                        ("effort", models.CharField(choices=[("S", "S"), ("M", "M"), ("L", "L")], max_length=1)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["change_request", "-id"], name="store_reque_change__caab03_idx")
                        ],
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="merges",
                                to="store.changerequest",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RequestUnmerge",
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
                            "merge",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unmerge",
                                to="store.requestmerge",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("unmerged_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SegmentNeed",
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
                            "segment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="store.segment"
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="segment_needs",
                                to="store.capability",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignedLink",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="store.company"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("calendar", "calendar"),
                                    ("answer", "answer"),
                                    ("sign", "sign"),
                                    ("pulse", "pulse"),
                                    ("success", "success"),
                                ],
                                max_length=16,
                            ),
                        ),
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
                                condition=models.Q(("purpose__in", ["calendar", "answer", "sign", "pulse", "success"])),
                                name="signed_link_purpose_known",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionPattern",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("approved_on", models.DateField()),
                        ("retired_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("product", "key"), name="pattern_key_in_product")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="StrategyProposal",
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
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposals",
                                to="store.product",
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "subject",
                            models.CharField(
                                choices=[("vision", "vision"), ("pillar", "pillar"), ("non_goal", "non_goal")],
                                max_length=10,
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TalkTime",
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
                            "conversation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="time",
                                to="store.conversation",
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
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="talk_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrackerLink",
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
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tracker_links",
                                to="store.product",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TrackerVoice",
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
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="store.trackerlink",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Triage",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="triages", to="store.company"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("link", "link"), ("confirm", "confirm"), ("dismiss", "dismiss")],
                                max_length=10,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                                condition=models.Q(("kind__in", ["link", "confirm", "dismiss"])),
                                name="triage_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TriageItem",
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
                            "triage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="store.triage"
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="triage_items",
                                to="store.signal",
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TriageUndo",
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
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="undo", to="store.triageitem"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("undone_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="VisionVeto",
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
                            "change_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vetoes",
                                to="store.changerequest",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.strategyversion",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
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
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PatternUse",
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
                            "pattern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="uses",
                                to="store.solutionpattern",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("used_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pattern", "deal", "by"), name="pattern_use_once_a_deal", nulls_distinct=False
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalEvidence",
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
                                        ("change_request__isnull", True),
                                        ("decision__isnull", True),
                                        ("signal__isnull", False),
                                    ),
                                    models.Q(
                                        ("change_request__isnull", False),
                                        ("decision__isnull", True),
                                        ("signal__isnull", True),
                                    ),
                                    models.Q(
                                        ("change_request__isnull", True),
                                        ("decision__isnull", False),
                                        ("signal__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_evidence_is_one_thing",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalOutcome",
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
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outcome",
                                to="store.strategyproposal",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("decided_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="proposal_outcome_has_a_reason"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContradictionUndo",
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
                        ("undone_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        (
                            "review",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="undone",
                                to="store.contradictionreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="EndTakenBack",
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
                        ("was", models.PositiveBigIntegerField(unique=True)),
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
                        ("taken_back_on", models.DateField()),
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
                            "taken_back_by",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ends_taken_back",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["kept", "kept_late", "broken", "withdrawn"])),
                                name="end_taken_back_outcome_known",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Clause",
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
                        ("hash", models.CharField(max_length=64)),
                        ("text", models.TextField()),
                        ("kind", models.CharField(blank=True, max_length=8)),
                        ("confidence", models.FloatField(blank=True, null=True)),
                        ("service", models.BooleanField(default=False)),
                        ("due", models.DateField(blank=True, null=True)),
                        ("due_phrase", models.CharField(blank=True, max_length=200)),
                        ("capability_score", models.FloatField(blank=True, null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.nongoal",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="store.offer"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["capability"], name="clause_about")],
                        "constraints": [
                            models.UniqueConstraint(fields=("offer", "hash"), name="clause_once_an_offer"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["", "promise", "claim"])), name="clause_kind_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseLink",
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
                        ("n", models.PositiveIntegerField(default=1)),
                        ("linked_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="store.clause"
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clause_links",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("clause", "promise", "n"), name="clause_link_n")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClausePlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("no", models.PositiveIntegerField()),
                        ("paragraph", models.PositiveIntegerField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("page", models.PositiveIntegerField(blank=True, null=True)),
                        ("heading", models.BooleanField(default=False)),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="store.clause"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="store.offerversion",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "no"), name="clause_place_no"),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="clause_place_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseReview",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.clause"
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
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("clause", "n"), name="clause_review_n"),
                            models.CheckConstraint(
                                condition=models.Q(("word__in", ["confirmed", "dismissed", "about"])),
                                name="clause_word_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capability__isnull", True), ("word", "about"), _connector="OR"),
                                name="only_about_names_a_capability",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseUnlink",
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
                        ("unlinked_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "link",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unlinked",
                                to="store.clauselink",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
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
                        ("key", models.CharField(max_length=80)),
                        (
                            "kind",
                            models.CharField(choices=[("offer", "offer"), ("contract", "contract")], max_length=10),
                        ),
                        ("title", models.CharField(max_length=300)),
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="store.deal"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["deal", "-id"], name="store_offer_deal_id_3961a7_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="offer_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["offer", "contract"])), name="offer_kind_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferReading",
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
                        ("rules", models.CharField(max_length=40)),
                        ("model", models.CharField(max_length=80)),
                        ("language", models.CharField(blank=True, max_length=2)),
                        ("pages", models.PositiveIntegerField(blank=True, null=True)),
                        ("problems", models.JSONField(blank=True, default=list)),
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
                            "version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reading",
                                to="store.offerversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OfferVersion",
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
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="store.offer"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("offer", "n"), name="offer_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(("format__in", ["docx", "pdf", "text", "markdown", "html"])),
                                name="offer_format_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="delegated", to="store.person"
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations",
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
                        (
                            "deal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations",
                                to="store.deal",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stands_in", to="store.person"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["to", "to_day"], name="store_deleg_to_id_073b5d_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["management", "product"])),
                                name="delegated_role_approves",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("by", models.F("to")), _negated=True), name="delegated_to_another"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("to_day__gte", models.F("from_day"))),
                                name="delegation_days_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelegationEnd",
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
                        ("ended_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "delegation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="end", to="store.delegation"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="EndAnswer",
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
                        ("agreed", models.BooleanField()),
                        ("reason", models.TextField(blank=True)),
                        ("answered_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answer",
                                to="store.endproposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="end_refused_with_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EndProposal",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="end_proposals",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["promise", "-id"], name="store_endpr_promise_738576_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ending__in",
                                        ["kept", "kept_late", "broken", "withdrawn", "reworded", "renegotiated"],
                                    )
                                ),
                                name="end_proposal_ending_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ending", "withdrawn"), _negated=True),
                                    models.Q(
                                        ("told_customer_on__isnull", False), models.Q(("told_how", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawal_proposed_was_told",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ending__in", ["reworded", "renegotiated"]), ("sentence", ""), _connector="XOR"
                                ),
                                name="new_wording_where_replaced",
                            ),
                        ],
                    },
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
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="GateChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("deal_id", models.BigIntegerField(null=True)),
                        (
                            "at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["deal_id"], name="gate_change_deal"),
                            models.Index(
                                condition=models.Q(("deal_id__isnull", True)), fields=["id"], name="gate_change_of_all"
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerDigest",
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
                        ("first", models.PositiveBigIntegerField()),
                        ("last", models.PositiveBigIntegerField(unique=True)),
                        ("head", models.CharField(max_length=64)),
                        ("signature", models.CharField(max_length=64)),
                        ("key_id", models.CharField(max_length=16)),
                        ("columns", models.JSONField()),
                        ("made_on", models.DateField()),
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
                        "indexes": [],
                        "constraints": [],
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
                    options={
                        "indexes": [],
                        "constraints": [models.UniqueConstraint(fields=("of_table", "of_id"), name="sealed_once")],
                    },
                ),
                migrations.CreateModel(
                    name="OverrideAsk",
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
                        ("reason", models.TextField()),
                        ("asked_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "finding",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="override_ask",
                                to="store.gatefinding",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="override_ask_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("asked_on"))), name="override_due_after_ask"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OverrideRefusal",
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
                        (
                            "ask",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refusal",
                                to="store.overrideask",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="override_refused_with_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["management", "product"])),
                                name="override_refused_by_one_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
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
                        ("name", models.CharField(max_length=120)),
                        ("url", models.URLField(max_length=500)),
                        ("salt", models.CharField(max_length=64)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="webhooks", to="store.company"
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
                            "ended_by",
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
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="WebhookPost",
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
                        ("body", models.TextField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(blank=True, null=True)),
                        ("arrived_at", models.DateTimeField(blank=True, null=True)),
                        ("given_up_at", models.DateTimeField(blank=True, null=True)),
                        ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("said", models.CharField(blank=True, max_length=300)),
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="store.event"
                            ),
                        ),
                        (
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="store.webhook"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("arrived_at__isnull", True), ("given_up_at__isnull", True)),
                                fields=["next_at"],
                                name="webhook_post_waiting",
                            )
                        ],
                        "constraints": [models.UniqueConstraint(fields=("webhook", "event"), name="webhook_post_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerReopening",
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
                        ("now_day", models.DateField(blank=True, null=True)),
                        ("reopened_on", models.DateField()),
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
                            "receipt",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reopening",
                                to="store.answerreceipt",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageDeed",
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
                        ("done_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coverage_deeds",
                                to="store.deal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Coverage",
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
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coverages",
                                to="store.requirement",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("requirement", "n"), name="coverage_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "as_is",
                                            "configure",
                                            "workaround",
                                            "roadmap",
                                            "services",
                                            "partner",
                                            "gap",
                                            "refuse",
                                        ],
                                    )
                                ),
                                name="coverage_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("by__isnull", True), ("confidence__isnull", False), ("deed__isnull", True)
                                    ),
                                    models.Q(("by__isnull", False), ("deed__isnull", False)),
                                    _connector="OR",
                                ),
                                name="coverage_by_machine_or_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageUndo",
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
                        ("undone_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Requirement",
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
                        ("no", models.PositiveIntegerField()),
                        ("named", models.CharField(blank=True, max_length=80)),
                        ("section", models.CharField(blank=True, max_length=300)),
                        ("text", models.TextField()),
                        ("must", models.BooleanField(default=False)),
                        ("words_hash", models.CharField(max_length=64)),
                        ("language", models.CharField(blank=True, max_length=2)),
                        ("tab", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("row", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "effort",
                            models.CharField(blank=True, choices=[("S", "S"), ("M", "M"), ("L", "L")], max_length=1),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requirements",
                                to="store.deal",
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
                        (
                            "sheet",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requirements",
                                to="store.requirementsheet",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["words_hash"], name="requirement_by_words"),
                            models.Index(fields=["capability"], name="requirement_about"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "no"), name="requirement_no_in_deal"),
                            models.UniqueConstraint(fields=("sheet", "tab", "row"), name="requirement_place_once"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="requirement_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("effort__in", ["", "S", "M", "L"])), name="requirement_effort_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementSheet",
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
                        ("n", models.PositiveIntegerField()),
                        ("file_name", models.CharField(max_length=300)),
                        (
                            "format",
                            models.CharField(
                                choices=[("xlsx", "xlsx"), ("csv", "csv"), ("pasted", "pasted"), ("docx", "docx")],
                                max_length=8,
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requirement_sheets",
                                to="store.deal",
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
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="requirement_sheet_n"),
                            models.CheckConstraint(
                                condition=models.Q(("format__in", ["xlsx", "csv", "pasted", "docx"])),
                                name="requirement_sheet_format_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces__isnull", True),
                                    models.Q(("replaces", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="requirement_sheet_not_replacing_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetOut",
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
                        ("n", models.PositiveIntegerField()),
                        ("content_hash", models.CharField(max_length=64)),
                        ("given_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
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
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="given_out",
                                to="store.requirementsheet",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [models.UniqueConstraint(fields=("sheet", "n"), name="sheet_out_n")],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                    options={
                        "indexes": [],
                        "constraints": [models.UniqueConstraint(fields=("out", "coverage"), name="coverage_told_once")],
                    },
                ),
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        (
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criterion_evidence",
                                to="store.architecturefile",
                            ),
                        ),
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
                        "indexes": [],
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
                        "indexes": [],
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
                                choices=[
                                    ("criteria", "criteria"),
                                    ("result", "result"),
                                    ("gap", "gap"),
                                    ("milestone", "milestone"),
                                    ("order", "order"),
                                    ("story", "story"),
                                    ("permission", "permission"),
                                ],
                                max_length=12,
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
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.milestone",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.changeorder",
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.referencetext",
                            ),
                        ),
                        (
                            "page",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_requests",
                                to="store.referencepage",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "about__in",
                                        ["criteria", "result", "gap", "milestone", "order", "story", "permission"],
                                    )
                                ),
                                name="sign_request_about_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("gap__isnull", True),
                                        ("milestone__isnull", True),
                                        ("order__isnull", True),
                                        ("page__isnull", True),
                                        ("story__isnull", True),
                                        ("study__isnull", False),
                                    ),
                                    models.Q(
                                        ("gap__isnull", False),
                                        ("milestone__isnull", True),
                                        ("order__isnull", True),
                                        ("page__isnull", True),
                                        ("story__isnull", True),
                                        ("study__isnull", True),
                                    ),
                                    models.Q(
                                        ("gap__isnull", True),
                                        ("milestone__isnull", False),
                                        ("order__isnull", True),
                                        ("page__isnull", True),
                                        ("story__isnull", True),
                                        ("study__isnull", True),
                                    ),
                                    models.Q(
                                        ("gap__isnull", True),
                                        ("milestone__isnull", True),
                                        ("order__isnull", False),
                                        ("page__isnull", True),
                                        ("story__isnull", True),
                                        ("study__isnull", True),
                                    ),
                                    models.Q(
                                        ("gap__isnull", True),
                                        ("milestone__isnull", True),
                                        ("order__isnull", True),
                                        ("page__isnull", True),
                                        ("story__isnull", False),
                                        ("study__isnull", True),
                                    ),
                                    models.Q(
                                        ("gap__isnull", True),
                                        ("milestone__isnull", True),
                                        ("order__isnull", True),
                                        ("page__isnull", False),
                                        ("story__isnull", True),
                                        ("study__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sign_request_about_exactly_one",
                            ),
                            models.UniqueConstraint(
                                fields=("study", "gap", "milestone", "order", "story", "page", "n"),
                                name="sign_request_n",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("about__in", ["criteria", "result"]), ("study__isnull", False)),
                                    models.Q(("about", "gap"), ("gap__isnull", False)),
                                    models.Q(("about", "milestone"), ("milestone__isnull", False)),
                                    models.Q(("about", "order"), ("order__isnull", False)),
                                    models.Q(("about", "story"), ("story__isnull", False)),
                                    models.Q(("about", "permission"), ("page__isnull", False)),
                                    _connector="OR",
                                ),
                                name="sign_request_about_its_subject",
                            ),
                        ],
                        "indexes": [],
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
                        "indexes": [],
                    },
                ),
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
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
                        "indexes": [],
                    },
                ),
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
                                choices=[
                                    ("pulse", "pulse"),
                                    ("csv", "csv"),
                                    ("formbricks", "formbricks"),
                                    ("milestone", "milestone"),
                                ],
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
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["pulse", "csv", "formbricks", "milestone"])),
                                name="observation_source_known",
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
                migrations.CreateModel(
                    name="HandoverWord",
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
                                related_name="handover_words",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("ready", "ready"),
                                    ("not_yet", "not_yet"),
                                    ("accept", "accept"),
                                    ("reservation", "reservation"),
                                    ("reject", "reject"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="handover_word_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict__in", ["ready", "not_yet", "accept", "reservation", "reject"])
                                ),
                                name="handover_verdict_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverReason",
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
                            "word",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reasons",
                                to="store.handoverword",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("promise_unbacked", "promise_unbacked"),
                                    ("limit_untold", "limit_untold"),
                                    ("contract_differs", "contract_differs"),
                                    ("effort_unknown", "effort_unknown"),
                                    ("scope_unclear", "scope_unclear"),
                                    ("solution_unclear", "solution_unclear"),
                                    ("date_too_early", "date_too_early"),
                                    ("no_capacity", "no_capacity"),
                                    ("expectation_high", "expectation_high"),
                                    ("customer_not_ready", "customer_not_ready"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("word", "code", "promise"), name="handover_reason_once", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "code__in",
                                        [
                                            "promise_unbacked",
                                            "limit_untold",
                                            "contract_differs",
                                            "effort_unknown",
                                            "scope_unclear",
                                            "solution_unclear",
                                            "date_too_early",
                                            "no_capacity",
                                            "expectation_high",
                                            "customer_not_ready",
                                            "other",
                                        ],
                                    )
                                ),
                                name="handover_reason_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverEstimate",
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
                                related_name="handover_estimates",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("days_from", models.DecimalField(decimal_places=2, max_digits=8)),
                        ("days_to", models.DecimalField(decimal_places=2, max_digits=8)),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("estimated_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="handover_estimate_n"),
                            models.CheckConstraint(
                                condition=models.Q(("days_from__gte", 0), ("days_to__gte", models.F("days_from"))),
                                name="handover_estimate_from_to",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverSeen",
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
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handover_seen",
                                to="store.promise",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handover_seen",
                                to="store.signal",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("seen_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("promise__isnull", False), ("signal__isnull", True)),
                                    models.Q(("promise__isnull", True), ("signal__isnull", False)),
                                    _connector="OR",
                                ),
                                name="handover_seen_exactly_one",
                            ),
                            models.UniqueConstraint(
                                fields=("promise", "signal", "by"), name="handover_seen_once", nulls_distinct=False
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverOwner",
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
                                related_name="handover_owners",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("told_on", models.DateField(blank=True, null=True)),
                        ("told_how", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("named_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="handover_owner_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("told_on__isnull", True),
                                    models.Q(("told_how", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="handover_owner_told_how",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FirstSuccess",
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
                                related_name="first_successes",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("words", models.TextField()),
                        ("by_day", models.DateField()),
                        (
                            "group",
                            models.CharField(
                                blank=True,
                                choices=[("decider", "decider"), ("user", "user"), ("it", "it"), ("other", "other")],
                                max_length=10,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("set_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="first_success_n"),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="first_success_in_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("group", ""), ("group__in", ["decider", "user", "it", "other"]), _connector="OR"
                                ),
                                name="first_success_group_known",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionTwice",
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
                                related_name="questions_twice",
                                to="store.deal",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.textversion"
                            ),
                        ),
                        ("turn", models.PositiveIntegerField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "earlier_text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.textversion"
                            ),
                        ),
                        ("earlier_turn", models.PositiveIntegerField()),
                        ("earlier_start", models.PositiveIntegerField()),
                        ("earlier_end", models.PositiveIntegerField()),
                        ("likeness", models.FloatField()),
                        ("model", models.CharField(max_length=80)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("text", "turn", "start"), name="question_twice_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__gt", models.F("start")), ("earlier_end__gt", models.F("earlier_start"))
                                ),
                                name="question_twice_has_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("likeness__gte", 0), ("likeness__lte", 1)),
                                name="question_twice_0_to_1",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionTwiceWord",
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
                            "twice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="words",
                                to="store.questiontwice",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("same", models.BooleanField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("twice", "n"), name="question_twice_word_n")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="store.deal"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("planned_on", models.DateField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("deal", "key"), name="milestone_key_in_deal")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneVersion",
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
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="store.milestone",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("words", models.TextField(blank=True)),
                        ("day", models.DateField()),
                        ("first_success", models.BooleanField(default=False)),
                        ("dropped", models.BooleanField(default=False)),
                        ("why", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("milestone", "n"), name="milestone_version_n"),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="milestone_has_a_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("n", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                                name="milestone_planned_anew_says_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MilestonePromise",
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delivers",
                                to="store.milestoneversion",
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="store.promise",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "promise"), name="milestone_promise_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeOrder",
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
                                related_name="change_orders",
                                to="store.deal",
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_orders",
                                to="store.promise",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_orders",
                                to="store.signal",
                            ),
                        ),
                        ("what", models.TextField()),
                        ("why", models.TextField()),
                        ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("days", models.DecimalField(decimal_places=2, max_digits=8)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("written_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="change_order_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("what", ""), _negated=True), models.Q(("why", ""), _negated=True)
                                ),
                                name="change_order_says_what_and_why",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeOrderTakenBack",
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
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.changeorder",
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
                                condition=models.Q(("reason", ""), _negated=True),
                                name="change_order_taken_back_says_why",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WishAnswer",
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
                                related_name="wish_answers",
                                to="store.deal",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wish_answers",
                                to="store.signal",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("agreed_before", "agreed_before"),
                                    ("given", "given"),
                                    ("not_done", "not_done"),
                                    ("open", "open"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                models.F("signal"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="store_wishanswer_latest",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["agreed_before", "given", "not_done", "open"])),
                                name="wish_way_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("way", "open"), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="wish_answer_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectRisk",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="store.deal"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("text", models.TextField()),
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
                        ("until", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("seen_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="project_risk_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "seller",
                                            "presales",
                                            "product",
                                            "services",
                                            "management",
                                            "works_council",
                                            "admin",
                                        ],
                                    )
                                ),
                                name="project_risk_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="project_risk_has_words"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RiskClosed",
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
                            "risk",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closed",
                                to="store.projectrisk",
                            ),
                        ),
                        ("how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("closed_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("how", ""), _negated=True), name="risk_closed_says_how"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="NextStep",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="next_steps", to="store.deal"
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("text", models.TextField(blank=True)),
                        ("day", models.DateField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="next_step_n"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), ("day__isnull", False), _connector="OR"),
                                name="next_step_has_a_day",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SuccessShare",
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
                                related_name="success_shares",
                                to="store.deal",
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
                                related_name="success_share",
                                to="store.signedlink",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("shared_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferencePermission",
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
                                related_name="reference_permissions",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reference_permissions",
                                to="store.contact",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("name", "name"), ("quote", "quote"), ("story", "story"), ("talk", "talk")],
                                max_length=8,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("website", "website"),
                                    ("offer", "offer"),
                                    ("event", "event"),
                                    ("press", "press"),
                                    ("direct", "direct"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("how", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("noted_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["deal", "until"], name="store_permission_of_deal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["name", "quote", "story", "talk"])),
                                name="reference_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["website", "offer", "event", "press", "direct"])),
                                name="reference_permission_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))), name="reference_permission_days"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("how", ""), _negated=True), name="reference_permission_says_how"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermissionTakenBack",
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
                            "permission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.referencepermission",
                            ),
                        ),
                        ("how", models.TextField(blank=True)),
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
                        ("taken_back_on", models.DateField()),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="store.signrequest",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("by__isnull", False), ("request__isnull", True)),
                                    models.Q(("by__isnull", True), ("request__isnull", False)),
                                    _connector="OR",
                                ),
                                name="permission_taken_back_by_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("request__isnull", False), models.Q(("how", ""), _negated=True), _connector="OR"
                                ),
                                name="permission_taken_back_says_how",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceUse",
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
                                related_name="reference_uses",
                                to="store.deal",
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reference_uses",
                                to="store.contact",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("name", "name"), ("quote", "quote"), ("story", "story"), ("talk", "talk")],
                                max_length=8,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("website", "website"),
                                    ("offer", "offer"),
                                    ("event", "event"),
                                    ("press", "press"),
                                    ("direct", "direct"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("whom", models.CharField(max_length=200)),
                        (
                            "expected",
                            models.CharField(
                                choices=[
                                    ("warm", "warm"),
                                    ("good", "good"),
                                    ("mixed", "mixed"),
                                    ("cold", "cold"),
                                    ("silent", "silent"),
                                ],
                                max_length=8,
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
                        "indexes": [models.Index(fields=["contact", "asked_on"], name="store_use_of_contact")],
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "key"), name="reference_use_key_in_deal"),
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["name", "quote", "story", "talk"])),
                                name="reference_use_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["website", "offer", "event", "press", "direct"])),
                                name="reference_use_channel_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expected__in", ["warm", "good", "mixed", "cold", "silent"])),
                                name="reference_expected_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("whom", ""), _negated=True), name="reference_use_says_for_whom"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceCame",
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
                            "use",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="came",
                                to="store.referenceuse",
                            ),
                        ),
                        (
                            "tone",
                            models.CharField(
                                choices=[
                                    ("warm", "warm"),
                                    ("good", "good"),
                                    ("mixed", "mixed"),
                                    ("cold", "cold"),
                                    ("silent", "silent"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("came_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tone__in", ["warm", "good", "mixed", "cold", "silent"])),
                                name="reference_tone_known",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceText",
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
                                related_name="reference_texts",
                                to="store.deal",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        ("language", models.CharField(max_length=2)),
                        ("text", models.TextField()),
                        ("drafted", models.BooleanField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("written_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "n"), name="reference_text_n"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="reference_text_has_words"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Renewal",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="renewals", to="store.deal"
                            ),
                        ),
                        ("due", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["due", "id"], name="store_renewal_due")],
                        "constraints": [models.UniqueConstraint(fields=("deal", "due"), name="renewal_due_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RenewalOutcome",
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
                            "renewal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="store.renewal"
                            ),
                        ),
                        (
                            "end",
                            models.CharField(
                                choices=[
                                    ("renewed", "renewed"),
                                    ("reduced", "reduced"),
                                    ("ended", "ended"),
                                    ("moved", "moved"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField()),
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
                            models.CheckConstraint(
                                condition=models.Q(("end__in", ["renewed", "reduced", "ended", "moved"])),
                                name="renewal_end_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="renewal_outcome_says_why"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GoalAnswer",
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
                                related_name="goal_answers",
                                to="store.deal",
                            ),
                        ),
                        (
                            "signal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_answers",
                                to="store.signal",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reached", "reached"),
                                    ("partly", "partly"),
                                    ("missed", "missed"),
                                    ("given_up", "given_up"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                models.F("signal"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="store_goalanswer_latest",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["reached", "partly", "missed", "given_up"])),
                                name="goal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="goal_answer_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneAcceptance",
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
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptances",
                                to="store.milestone",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acceptances",
                                to="store.milestoneversion",
                            ),
                        ),
                        (
                            "signature",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptance",
                                to="store.signature",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("rejected", "rejected"),
                                    ("with_defects", "with_defects"),
                                    ("accepted", "accepted"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("print", models.CharField(max_length=16)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("result__in", ["rejected", "with_defects", "accepted"])),
                                name="milestone_acceptance_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("result", "accepted")),
                                fields=("milestone",),
                                name="milestone_accepted_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="IncentivePlan",
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
                                related_name="incentive_plans",
                                to="store.company",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("seller", "seller"),
                                    ("presales", "presales"),
                                    ("product", "product"),
                                    ("services", "services"),
                                    ("joint", "joint"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("note", models.CharField(blank=True, max_length=500)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("written_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "role", "n"), name="incentive_plan_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role__in", ["seller", "presales", "product", "services", "joint"])
                                ),
                                name="incentive_plan_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="incentive_plan_has_a_text"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAssent",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assents",
                                to="store.incentiveplan",
                            ),
                        ),
                        ("kind", models.CharField(choices=[("approved", "approved"), ("seen", "seen")], max_length=8)),
                        ("day", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=500)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "kind"), name="plan_assent_once"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["approved", "seen"])), name="plan_assent_known"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PlanInForce",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="in_force",
                                to="store.incentiveplan",
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        ("from_day", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["plan", "-from_day"], name="plan_in_force_from")],
                        "constraints": [models.UniqueConstraint(fields=("plan", "n"), name="plan_in_force_n")],
                    },
                ),
                migrations.CreateModel(
                    name="IncentiveAssumption",
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
                                related_name="incentive_assumptions",
                                to="store.company",
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("n", models.PositiveIntegerField()),
                        ("value", models.FloatField(blank=True, null=True)),
                        ("low", models.FloatField(blank=True, null=True)),
                        ("high", models.FloatField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                            ),
                        ),
                        ("said_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("company", "key", "n"), name="incentive_assumption_n"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("high__isnull", True), ("low__isnull", True), ("value__isnull", True)),
                                    models.Q(
                                        ("high__gte", models.F("value")),
                                        ("low__lte", models.F("value")),
                                        models.Q(("source", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="incentive_assumption_whole",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReferencePage",
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
                                related_name="reference_pages",
                                to="store.deal",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.contact"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("deal", "contact"), name="reference_page_of_contact")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PermissionConfirmed",
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
                            "permission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="confirmed",
                                to="store.referencepermission",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="permissions",
                                to="store.signature",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Standing",
                    fields=[
                        (
                            "promise",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="store.promise",
                            ),
                        ),
                        ("said_on", models.DateField()),
                        ("due", models.DateField(null=True)),
                        ("due_on", models.DateField(null=True)),
                        ("fit", models.CharField(max_length=20)),
                        ("backing", models.CharField(max_length=20)),
                        ("outcome", models.CharField(max_length=12)),
                        ("waits", models.BooleanField()),
                        (
                            "capability",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.capability",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.company",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.deal",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.roadmapitem",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(condition=models.Q(("outcome", "")), fields=["deal"], name="standing_deal"),
                            models.Index(
                                condition=models.Q(("outcome", "")),
                                fields=["company", "-said_on", "-promise"],
                                name="standing_open",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "")),
                                fields=["company", "backing", "-said_on", "-promise"],
                                name="standing_backing",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "")),
                                fields=["company", "fit", "-said_on", "-promise"],
                                name="standing_fit",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", ""), ("due_on__isnull", False)),
                                fields=["company", "-said_on", "-promise"],
                                name="standing_dated",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", ""), ("due_on__isnull", True)),
                                fields=["company", "-said_on", "-promise"],
                                name="standing_undated",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", ""), ("waits", True)),
                                fields=["company", "-said_on", "-promise"],
                                name="standing_waits",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "")),
                                fields=["company", "due_on"],
                                name="standing_due_on",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "")), fields=["company", "due"], name="standing_due"
                            ),
                            models.Index(
                                condition=models.Q(("outcome", ""), _negated=True),
                                fields=["company", "-said_on", "-promise"],
                                name="standing_ended",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", ""), _negated=True),
                                fields=["company", "outcome", "-said_on", "-promise"],
                                name="standing_outcome",
                            ),
                            models.Index(
                                condition=models.Q(("capability__isnull", False)),
                                fields=["company", "capability", "-said_on", "-promise"],
                                name="standing_capability",
                            ),
                            models.Index(
                                condition=models.Q(("item__isnull", False)),
                                fields=["company", "item", "-said_on", "-promise"],
                                name="standing_item",
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Waiting",
                    fields=[
                        (
                            "signal",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="waiting",
                                serialize=False,
                                to="store.signal",
                            ),
                        ),
                        ("confidential", models.BooleanField()),
                        ("kind", models.CharField(max_length=8)),
                        ("said_on", models.DateField()),
                        ("backing", models.CharField(max_length=20)),
                        ("due_on", models.DateField(null=True)),
                        ("alone", models.BooleanField()),
                        ("mentioned", models.BooleanField()),
                        ("wished", models.BooleanField()),
                        (
                            "capability",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.capability",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.company",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.deal",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.roadmapitem",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["deal", "kind"], name="waiting_deal"),
                            models.Index(
                                condition=models.Q(("alone", False)),
                                fields=["company", "kind", "-signal"],
                                name="waiting_kind",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("alone", False), ("kind__in", ["need", "concern", "delight"]), ("wished", False)
                                ),
                                fields=["company", "capability", "-signal"],
                                name="waiting_inbox",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("alone", False), ("kind__in", ["need", "concern", "delight"]), ("wished", False)
                                ),
                                fields=["company", "capability", "-said_on"],
                                name="waiting_inbox_day",
                            ),
                            models.Index(
                                condition=models.Q(("alone", False), ("kind__in", ["claim", "promise"])),
                                fields=["company", "-said_on", "-signal"],
                                name="waiting_ours",
                            ),
                            models.Index(
                                condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                                fields=["company", "-said_on", "-signal"],
                                name="waiting_ledger",
                            ),
                            models.Index(
                                condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                                fields=["company", "backing", "-said_on", "-signal"],
                                name="waiting_backing",
                            ),
                            models.Index(
                                condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                                fields=["company", "capability", "-said_on", "-signal"],
                                name="waiting_capability",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("deal__isnull", False),
                                    ("kind", "promise"),
                                    ("mentioned", False),
                                    ("item__isnull", False),
                                ),
                                fields=["company", "item", "-said_on", "-signal"],
                                name="waiting_item",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("deal__isnull", False),
                                    ("kind", "promise"),
                                    ("mentioned", False),
                                    ("due_on__isnull", False),
                                ),
                                fields=["company", "-said_on", "-signal"],
                                name="waiting_dated",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("deal__isnull", False),
                                    ("kind", "promise"),
                                    ("mentioned", False),
                                    ("due_on__isnull", True),
                                ),
                                fields=["company", "-said_on", "-signal"],
                                name="waiting_undated",
                            ),
                            models.Index(
                                condition=models.Q(("deal__isnull", False), ("kind", "promise"), ("mentioned", False)),
                                fields=["company", "due_on"],
                                name="waiting_due",
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("n", models.BigIntegerField()),
                        ("needs", models.BigIntegerField()),
                        (
                            "capability",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.capability",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.company",
                            ),
                        ),
                        (
                            "deal",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="store.deal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["company", "capability"], name="waiting_count_capability")],
                        "constraints": [],
                    },
                ),
            ]
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_append_only() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    RAISE EXCEPTION 'rows of % are written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_append_only();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_event\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_event;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_delivery\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_delivery;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_accesslog\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_accesslog;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_judgement\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_judgement;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_signalreview\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_signalreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_reviewsecond\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_reviewsecond;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_claimcorrection\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_claimcorrection;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_contradiction\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_contradiction;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_promiseend\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_promiseend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_limittold\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_limittold;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_decision\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_decision;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_gaterun\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_gaterun;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_gatefinding\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_gatefinding;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_overriderequest\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_overriderequest;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_override\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_override;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_textversion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_textversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_turn\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_turn;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_second_is_another() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF EXISTS (SELECT 1 FROM store_signalreview r WHERE r.id = NEW.review_id AND r.by_id = NEW.by_id) THEN\n        RAISE EXCEPTION 'a dismissal is seconded by another person' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE TRIGGER second_is_another BEFORE INSERT ON store_reviewsecond\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_second_is_another();\n\nCREATE FUNCTION ropeteam_override_by_two() RETURNS trigger LANGUAGE plpgsql AS $$\nDECLARE\n    asked store_overriderequest%ROWTYPE;\n    deal bigint;\nBEGIN\n    SELECT * INTO asked FROM store_overriderequest WHERE id = NEW.request_id;\n    SELECT run.deal_id INTO deal FROM store_gatefinding f JOIN store_gaterun run ON run.id = f.run_id\n        WHERE f.id = asked.finding_id;\n    IF asked.by_id <> NEW.by_id OR asked.role = NEW.second_role THEN\n        RAISE EXCEPTION 'an override needs one of management and one of product' USING ERRCODE = 'check_violation';\n    END IF;\n    IF EXISTS (SELECT 1 FROM store_dealrole d WHERE d.deal_id = deal AND d.role = 'seller'\n               AND d.person_id IN (NEW.by_id, NEW.second_by_id)) THEN\n        RAISE EXCEPTION 'the seller of the deal cannot lift its findings' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE CONSTRAINT TRIGGER override_by_two AFTER INSERT ON store_override\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_override_by_two();\n",
            reverse_sql="\nDROP TRIGGER override_by_two ON store_override;\nDROP TRIGGER second_is_another ON store_reviewsecond;\nDROP FUNCTION ropeteam_override_by_two();\nDROP FUNCTION ropeteam_second_is_another();\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_earversion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_earversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_moodreading\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_moodreading;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_contradictionreview\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_contradictionreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_answer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_answer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_answerreceipt\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_answerreceipt;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_answerwords\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_answerwords;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_askermove\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_askermove;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_capabilityreview\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_capabilityreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_dealoutcome\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_dealoutcome;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_patternuse\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_patternuse;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pickanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pickanswer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pillarevidence\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pillarevidence;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pillarrating\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pillarrating;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_proposaloutcome\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_proposaloutcome;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_readreceipt\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_readreceipt;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_requesteffort\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_requesteffort;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_requestmerge\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_requestmerge;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_requestunmerge\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_requestunmerge;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_triage\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_triage;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_triageitem\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_triageitem;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_triageundo\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_triageundo;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_visionveto\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_visionveto;",
        ),
        migrations.RunSQL(
            sql="\nALTER TABLE store_contradictionreview DISABLE TRIGGER append_only;\nWITH said AS (\n    SELECT review.id, maybe.promise_id, maybe.quote, talk.held_on,\n           row_number() OVER (PARTITION BY maybe.promise_id, maybe.quote, talk.held_on ORDER BY review.id) AS nth\n    FROM store_contradictionreview review\n    JOIN store_contradictionsuggestion maybe ON maybe.id = review.suggestion_id\n    JOIN store_textversion words ON words.id = maybe.text_id\n    JOIN store_conversation talk ON talk.id = words.conversation_id\n    WHERE review.confirmed AND NOT maybe.openly\n), made AS (\n    SELECT id, promise_id, how, said_on, row_number() OVER (PARTITION BY promise_id, how, said_on ORDER BY id) AS nth\n    FROM store_contradiction\n)\nUPDATE store_contradictionreview review SET contradiction_id = made.id\nFROM said JOIN made ON made.promise_id = said.promise_id AND made.how = btrim(said.quote)\n    AND made.said_on = said.held_on AND made.nth = said.nth\nWHERE review.id = said.id;\nSET CONSTRAINTS ALL IMMEDIATE;\nALTER TABLE store_contradictionreview ENABLE TRIGGER append_only;\n",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_contradictionundo\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_contradictionundo;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_endtakenback\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_endtakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_end_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'DELETE' AND EXISTS (\n        SELECT 1 FROM store_endtakenback kept\n        WHERE kept.was = OLD.id AND kept.promise_id = OLD.promise_id AND kept.outcome = OLD.outcome\n          AND kept.ended_on = OLD.ended_on AND kept.recorded_on IS NOT DISTINCT FROM OLD.recorded_on\n          AND kept.told_customer_on IS NOT DISTINCT FROM OLD.told_customer_on AND kept.told_how = OLD.told_how\n          AND kept.evidence = OLD.evidence AND kept.by_id IS NOT DISTINCT FROM OLD.by_id\n    ) THEN\n        RETURN OLD;\n    END IF;\n    RAISE EXCEPTION 'rows of % are written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';\nEND $$;\nDROP TRIGGER append_only ON store_promiseend;\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_promiseend\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_end_is_kept();\n",
            reverse_sql="\nDROP TRIGGER append_only ON store_promiseend;\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_promiseend\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\nDROP FUNCTION ropeteam_end_is_kept();\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_clause\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_clause;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_clauselink\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_clauselink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_clauseplace\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_clauseplace;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_clausereview\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_clausereview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_clauseunlink\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_clauseunlink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_offerreading\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_offerreading;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_offerversion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_offerversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_exchange_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF OLD.closed_at IS NOT NULL THEN\n        RAISE EXCEPTION 'closed minutes are never changed' USING ERRCODE = 'restrict_violation';\n    END IF;\n    IF TG_OP = 'DELETE' THEN\n        RETURN OLD;\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE TRIGGER closed_minutes BEFORE UPDATE OR DELETE ON store_exchange\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_exchange_is_closed();\n\nCREATE FUNCTION ropeteam_minutes_are_closed() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    -- Locked for a moment: minutes cannot be closed between this look and the writing.\n    PERFORM 1 FROM store_exchange\n        WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.exchange_id END,\n                     CASE WHEN TG_OP <> 'DELETE' THEN NEW.exchange_id END)\n        FOR SHARE;\n    IF EXISTS (SELECT 1 FROM store_exchange\n               WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.exchange_id END,\n                            CASE WHEN TG_OP <> 'DELETE' THEN NEW.exchange_id END)\n                 AND closed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'closed minutes are never changed' USING ERRCODE = 'restrict_violation';\n    END IF;\n    IF TG_OP = 'DELETE' THEN\n        RETURN OLD;\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE TRIGGER closed_minutes BEFORE INSERT OR UPDATE OR DELETE ON store_agendaitem\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_minutes_are_closed();\nCREATE TRIGGER closed_minutes BEFORE INSERT OR UPDATE OR DELETE ON store_exchangeseat\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_minutes_are_closed();\n",
            reverse_sql="\nDROP TRIGGER closed_minutes ON store_exchangeseat;\nDROP TRIGGER closed_minutes ON store_agendaitem;\nDROP TRIGGER closed_minutes ON store_exchange;\nDROP FUNCTION ropeteam_minutes_are_closed();\nDROP FUNCTION ropeteam_exchange_is_closed();\n",
        ),
        migrations.RunSQL(
            sql="\nINSERT INTO store_overrideask (finding_id, by_id, reason, asked_on, due_on, created_by_id)\nSELECT asked.finding_id, asked.by_id, asked.reason, current_date, current_date + 7, asked.created_by_id\nFROM store_overriderequest asked\nWHERE NOT EXISTS (SELECT 1 FROM store_override o JOIN store_overriderequest r ON r.id = o.request_id\n                  WHERE r.finding_id = asked.finding_id)\nON CONFLICT DO NOTHING;\nSET CONSTRAINTS ALL IMMEDIATE;\n",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_delegation\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_delegation;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_delegationend\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_delegationend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_endanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_endanswer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_endproposal\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_endproposal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_ledgerdigest\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_ledgerdigest;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_ledgerseal\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_ledgerseal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_overrideask\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_overrideask;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_overriderefusal\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_overriderefusal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.deal_id = OLD.deal_id AND NEW.key = OLD.key\n        AND NEW.sentence = OLD.sentence AND NEW.subject = OLD.subject AND NEW.source = OLD.source\n        AND NEW.said_on = OLD.said_on AND NEW.recorded_on IS NOT DISTINCT FROM OLD.recorded_on\n        AND NEW.created_at = OLD.created_at AND NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id\n        AND (OLD.replaces_id IS NULL OR (NEW.replaces_id = OLD.replaces_id\n             AND NEW.replaces_how = OLD.replaces_how AND NEW.replaces_note = OLD.replaces_note))\n    THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what was promised stays as it was written' USING ERRCODE = 'restrict_violation';\nEND $$;\nCREATE TRIGGER promise_stays BEFORE UPDATE OR DELETE ON store_promise\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_promise_stays();\n\nCREATE FUNCTION ropeteam_end_by_two() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF NEW.agreed AND EXISTS (SELECT 1 FROM store_endproposal p WHERE p.id = NEW.proposal_id AND p.by_id = NEW.by_id) THEN\n        RAISE EXCEPTION 'an end is agreed to by another person' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE TRIGGER end_by_two BEFORE INSERT ON store_endanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_end_by_two();\n",
            reverse_sql="\nDROP TRIGGER promise_stays ON store_promise;\nDROP TRIGGER end_by_two ON store_endanswer;\nDROP FUNCTION ropeteam_promise_stays();\nDROP FUNCTION ropeteam_end_by_two();\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_all() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT NULL WHERE EXISTS (SELECT 1 FROM touched);\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_all();",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_deal() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_deal();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_deal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_deal();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_deal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_promise() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_promise();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_promise REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_promise();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_promise;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_promise REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_promise();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_promise;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_scope() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_scope();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_scope REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_scope();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_scope;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_scope REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_scope();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_scope;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_scope REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_scope();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_scope;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_conversation() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_conversation();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_conversation REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_conversation();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_conversation;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_conversation REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_conversation();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_conversation;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_o AFTER UPDATE ON store_conversation REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_conversation();\n",
            reverse_sql="DROP TRIGGER gate_o ON store_conversation;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_conversation REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_conversation();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_conversation;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_signal() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_conversation c ON c.id = t.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_signal();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_signal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_signal();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_signal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_signal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_signal();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_signal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_signal REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_signal();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_signal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_signalreview() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id\n    JOIN store_conversation c ON c.id = s.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_signalreview();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_signalreview REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_signalreview();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_signalreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_claimcorrection() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id\n    JOIN store_conversation c ON c.id = s.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_claimcorrection();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_claimcorrection REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_claimcorrection();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_claimcorrection;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_reviewsecond() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_signalreview r ON r.id = t.review_id\n           JOIN store_signal s ON s.id = r.signal_id JOIN store_conversation c ON c.id = s.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_reviewsecond();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_reviewsecond REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_reviewsecond();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_reviewsecond;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_mention() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_mention();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_mention REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_mention();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_mention;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_contradiction() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_contradiction();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_contradiction REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_contradiction();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_contradiction;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_contradictionundo() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_contradictionreview r ON r.id = t.review_id\n           JOIN store_contradictionsuggestion s ON s.id = r.suggestion_id JOIN store_promise p ON p.id = s.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_contradictionundo();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_contradictionundo REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_contradictionundo();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_contradictionundo;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_limittold() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_limittold();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_limittold REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_limittold();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_limittold;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_promiseend() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_promiseend();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_promiseend REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_promiseend();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_promiseend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_promiseend REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_promiseend();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_promiseend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_endtakenback() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_endtakenback();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_endtakenback REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_endtakenback();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_endtakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_clauselink() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_clauselink();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_clauselink REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_clauselink();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_clauselink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_clauseunlink() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_clauselink l ON l.id = t.link_id\n           JOIN store_promise p ON p.id = l.promise_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_clauseunlink();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_clauseunlink REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_clauseunlink();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_clauseunlink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_judgement() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id UNION SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id\n    JOIN store_conversation c ON c.id = s.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_judgement();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_judgement REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_judgement();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_judgement;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_analysis() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_textversion v ON v.id = t.text_id\n           JOIN store_conversation c ON c.id = v.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_analysis();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_analysis REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_analysis();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_analysis;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_analysis REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_analysis();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_analysis;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_override() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT run.deal_id AS deal FROM touched t JOIN store_overriderequest asked ON asked.id = t.request_id\n           JOIN store_gatefinding f ON f.id = asked.finding_id JOIN store_gaterun run ON run.id = f.run_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_override();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_override REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_override();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_override;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_product REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_product;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_capability REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_capability;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_capabilityversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_capabilityversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_capabilityversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_capabilityversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_capabilityversion REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_capabilityversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_capabilityreview REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_capabilityreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_limit REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_limit;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_limit REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_limit;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_limit REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_limit;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_roadmapitem REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_roadmapitem;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_roadmapversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_roadmapversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_roadmapversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_roadmapversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_roadmapversion REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_roadmapversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_strategyversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_strategyversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_strategyversion REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_strategyversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_strategyversion REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_strategyversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_pillar REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_pillar;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_pillar REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_pillar;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_pillar REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_pillar;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_nongoal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_nongoal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_nongoal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_nongoal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_nongoal REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_nongoal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_wordinglink REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_wordinglink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_wordinglink REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_wordinglink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_wordinglink REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_wordinglink;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_setting REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_setting;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_setting REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_setting;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_setting REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_setting;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_decision REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_decision;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_changerequest REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_changerequest;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_answerreopening\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_answerreopening;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_coverage\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_coverage;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_coveragedeed\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_coveragedeed;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_coveragetold\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_coveragetold;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_coverageundo\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_coverageundo;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_sheetout\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_sheetout;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_criterionevidence\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_criterionevidence;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_criteriontie\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_criteriontie;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_gapaccepted\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_gapaccepted;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_gapsecond\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_gapsecond;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_gaptakenback\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_gaptakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_hypothesis\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_hypothesis;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_segmentlook\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_segmentlook;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_signature\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_signature;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_signrequest\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_signrequest;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_studyending\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_studyending;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_study_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'lead_id' = to_jsonb(OLD) - 'lead_id' THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what a study is to find out stays as it was agreed' USING ERRCODE = 'restrict_violation';\nEND $$;\nCREATE TRIGGER study_stays BEFORE UPDATE OR DELETE ON store_study\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_study_stays();\n\nCREATE FUNCTION ropeteam_criterion_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text'\n        AND NOT EXISTS (SELECT 1 FROM store_criterionevidence e WHERE e.criterion_id = OLD.id)\n        AND NOT EXISTS (SELECT 1 FROM store_signature s JOIN store_signrequest r ON r.id = s.request_id\n                        WHERE r.study_id = OLD.study_id AND s.agreed)\n    THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what was signed or looked at stays as it was worded' USING ERRCODE = 'restrict_violation';\nEND $$;\nCREATE TRIGGER criterion_stays BEFORE UPDATE OR DELETE ON store_criterion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_criterion_stays();\n",
            reverse_sql="\nDROP TRIGGER study_stays ON store_study;\nDROP TRIGGER criterion_stays ON store_criterion;\nDROP FUNCTION ropeteam_study_stays();\nDROP FUNCTION ropeteam_criterion_stays();\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_study() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_study();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_study REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_study();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_study;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_studyending() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT s.deal_id AS deal FROM touched t JOIN store_study s ON s.id = t.study_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_studyending();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_studyending REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_studyending();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_studyending;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_gapaccepted() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_gapaccepted();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_gapaccepted REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_gapaccepted();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_gapaccepted;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_gapsecond() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT g.deal_id AS deal FROM touched t JOIN store_gapaccepted g ON g.id = t.gap_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_gapsecond();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_gapsecond REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_gapsecond();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_gapsecond;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_gaptakenback() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT g.deal_id AS deal FROM touched t JOIN store_gapaccepted g ON g.id = t.gap_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_gaptakenback();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_gaptakenback REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_gaptakenback();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_gaptakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_architectureanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_architectureanswer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_architecturequestion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_architecturequestion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_architectureversion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_architectureversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_interfacestate\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_interfacestate;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_presalesplan\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_presalesplan;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_solutioninterface\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_solutioninterface;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_solutionsystem\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_solutionsystem;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_systemstate\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_systemstate;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_account() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT d.id AS deal FROM touched t JOIN store_deal d ON d.account_id = t.id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_account();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_account REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_account();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_account;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_dealrole() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_dealrole();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_dealrole REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_dealrole();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_dealrole;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_dealrole REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_dealrole();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_dealrole;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_dealrole REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_dealrole();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_dealrole;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_offer() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_offer();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_offer REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_offer();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_offer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_participant() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT c.deal_id AS deal FROM touched t JOIN store_conversation c ON c.id = t.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_participant();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_participant REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_participant();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_participant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_participant REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_participant();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_participant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_participant REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_participant();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_participant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_requirement() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_requirement();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_requirement REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_requirement();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_requirement;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_requirement REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_requirement();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_requirement;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_coverage() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT r.deal_id AS deal FROM touched t JOIN store_requirement r ON r.id = t.requirement_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_coverage();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_coverage REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_coverage();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_coverage;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_coverageundo() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT r.deal_id AS deal FROM touched t JOIN store_coverage c ON c.id = t.coverage_id\n           JOIN store_requirement r ON r.id = c.requirement_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_coverageundo();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_coverageundo REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_coverageundo();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_coverageundo;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_systemstate() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT v.deal_id AS deal FROM touched t JOIN store_architectureversion v ON v.id = t.version_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_systemstate();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_systemstate REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_systemstate();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_systemstate;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_interfacestate() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT v.deal_id AS deal FROM touched t JOIN store_architectureversion v ON v.id = t.version_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_interfacestate();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_interfacestate REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_interfacestate();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_interfacestate;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_rolegrant REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_rolegrant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_rolegrant REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_rolegrant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_d AFTER DELETE ON store_rolegrant REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_d ON store_rolegrant;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_segment REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_segment;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_segmentneed REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_segmentneed;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_u AFTER UPDATE ON store_segmentneed REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_all();\n",
            reverse_sql="DROP TRIGGER gate_u ON store_segmentneed;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_observation_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nDECLARE before jsonb := to_jsonb(OLD) - 'words';\nBEGIN\n    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'words' = before AND NEW.words <> OLD.words\n        AND length(NEW.words) = length(OLD.words)\n    THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'an answer stays as it came' USING ERRCODE = 'restrict_violation';\nEND $$;\nCREATE TRIGGER observation_stays BEFORE UPDATE OR DELETE ON store_observation\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_observation_stays();\n\nCREATE FUNCTION ropeteam_guess_before_answer() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF EXISTS (SELECT 1 FROM store_observation o WHERE o.invite_id = NEW.invite_id) THEN\n        RAISE EXCEPTION 'the answer is known: too late for an estimate' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\nEND $$;\nCREATE TRIGGER guess_before_answer BEFORE INSERT ON store_pulseguess\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_guess_before_answer();\n",
            reverse_sql="\nDROP TRIGGER observation_stays ON store_observation;\nDROP FUNCTION ropeteam_observation_stays();\nDROP TRIGGER guess_before_answer ON store_pulseguess;\nDROP FUNCTION ropeteam_guess_before_answer();\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_curvefit\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_curvefit;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_curvesnapshot\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_curvesnapshot;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_observationout\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_observationout;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_overstretchsnapshot\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_overstretchsnapshot;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pulseguess\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pulseguess;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pulseinvite\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pulseinvite;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_pulsewish\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_pulsewish;",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION ropeteam_gate_store_judgement() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id UNION SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id\n    JOIN store_conversation c ON c.id = s.conversation_id UNION SELECT o.deal_id AS deal FROM touched t JOIN store_clause c ON c.id = t.clause_id\n    JOIN store_offer o ON o.id = c.offer_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="\nCREATE OR REPLACE FUNCTION ropeteam_gate_store_judgement() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT p.deal_id AS deal FROM touched t JOIN store_promise p ON p.id = t.promise_id UNION SELECT c.deal_id AS deal FROM touched t JOIN store_signal s ON s.id = t.signal_id\n    JOIN store_conversation c ON c.id = s.conversation_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_offerreading() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT o.deal_id AS deal FROM touched t JOIN store_offerversion v ON v.id = t.version_id\n           JOIN store_offer o ON o.id = v.offer_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_offerreading();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_offerreading REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_offerreading();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_offerreading;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_clausereview() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT o.deal_id AS deal FROM touched t JOIN store_clause c ON c.id = t.clause_id\n    JOIN store_offer o ON o.id = c.offer_id) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_clausereview();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_clausereview REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_clausereview();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_clausereview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_firstsuccess\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_firstsuccess;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_handoverestimate\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_handoverestimate;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_handoverowner\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_handoverowner;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_handoverreason\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_handoverreason;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_handoverseen\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_handoverseen;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_handoverword\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_handoverword;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_questiontwiceword\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_questiontwiceword;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_gate_store_handoverword() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_gatechange (deal_id) SELECT DISTINCT found.deal FROM (SELECT deal_id AS deal FROM touched) found WHERE found.deal IS NOT NULL;\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_gate_store_handoverword();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER gate_i AFTER INSERT ON store_handoverword REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_gate_store_handoverword();\n",
            reverse_sql="DROP TRIGGER gate_i ON store_handoverword;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_changeorder\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_changeorder;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_changeordertakenback\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_changeordertakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_goalanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_goalanswer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_milestone\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_milestone;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_milestoneacceptance\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_milestoneacceptance;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_milestonepromise\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_milestonepromise;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_milestoneversion\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_milestoneversion;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_nextstep\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_nextstep;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_permissiontakenback\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_permissiontakenback;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_projectrisk\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_projectrisk;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_referencecame\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_referencecame;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_referencepermission\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_referencepermission;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_referencetext\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_referencetext;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_referenceuse\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_referenceuse;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_renewal\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_renewal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_renewaloutcome\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_renewaloutcome;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_riskclosed\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_riskclosed;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_successshare\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_successshare;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_wishanswer\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_wishanswer;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_incentiveassumption\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_incentiveassumption;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_incentiveplan\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_incentiveplan;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_planassent\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_planassent;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_planinforce\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_planinforce;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_permissionconfirmed\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_permissionconfirmed;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON store_referencepage\n    FOR EACH ROW EXECUTE FUNCTION ropeteam_append_only();\n",
            reverse_sql="DROP TRIGGER append_only ON store_referencepage;",
        ),
        migrations.RunSQL(
            sql="\nALTER TABLE store_criterionevidence DISABLE TRIGGER append_only;\nUPDATE store_criterionevidence e SET paper_id = f.id\nFROM store_criterion c, store_study s, store_architecturefile f\nWHERE c.id = e.criterion_id AND s.id = c.study_id AND f.deal_id = s.deal_id AND f.name = e.document\n    AND f.id = (\n        SELECT max(one.id) FROM store_architecturefile one\n        WHERE one.deal_id = s.deal_id AND one.name = e.document AND (one.created_at <= e.created_at\n            OR (e.created_at::date > e.recorded_on AND one.brought_on <= e.recorded_on)));\nSET CONSTRAINTS ALL IMMEDIATE;\nSET CONSTRAINTS ALL DEFERRED;\nALTER TABLE store_criterionevidence ENABLE TRIGGER append_only;\n",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION ropeteam_promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.deal_id = OLD.deal_id AND NEW.key = OLD.key\n        AND NEW.sentence = OLD.sentence AND NEW.subject = OLD.subject AND NEW.source = OLD.source\n        AND NEW.said_on = OLD.said_on AND NEW.recorded_on IS NOT DISTINCT FROM OLD.recorded_on\n        AND NEW.created_at = OLD.created_at AND NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id\n        AND (OLD.due IS NULL OR (NEW.due = OLD.due AND NEW.due_phrase = OLD.due_phrase))\n        AND (OLD.replaces_id IS NULL OR (NEW.replaces_id = OLD.replaces_id\n             AND NEW.replaces_how = OLD.replaces_how AND NEW.replaces_note = OLD.replaces_note))\n    THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what was promised stays as it was written' USING ERRCODE = 'restrict_violation';\nEND $$;\n",
            reverse_sql="\nCREATE OR REPLACE FUNCTION ropeteam_promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.deal_id = OLD.deal_id AND NEW.key = OLD.key\n        AND NEW.sentence = OLD.sentence AND NEW.subject = OLD.subject AND NEW.source = OLD.source\n        AND NEW.said_on = OLD.said_on AND NEW.recorded_on IS NOT DISTINCT FROM OLD.recorded_on\n        AND NEW.created_at = OLD.created_at AND NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id\n        AND (OLD.replaces_id IS NULL OR (NEW.replaces_id = OLD.replaces_id\n             AND NEW.replaces_how = OLD.replaces_how AND NEW.replaces_note = OLD.replaces_note))\n    THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what was promised stays as it was written' USING ERRCODE = 'restrict_violation';\nEND $$;\n",
        ),
        migrations.RunSQL(
            sql="\nALTER TABLE store_waiting ADD CONSTRAINT waiting_of_signal\n    FOREIGN KEY (signal_id) REFERENCES store_signal (id) ON DELETE CASCADE;\nALTER TABLE store_standing ADD CONSTRAINT standing_of_promise\n    FOREIGN KEY (promise_id) REFERENCES store_promise (id) ON DELETE CASCADE;\n",
            reverse_sql="\nALTER TABLE store_waiting DROP CONSTRAINT waiting_of_signal;\nALTER TABLE store_standing DROP CONSTRAINT standing_of_promise;\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_waiting(ids bigint[]) RETURNS SETOF store_waiting LANGUAGE sql STABLE AS $$\nSELECT s.id, coalesce(d.confidential, false), s.kind, c.held_on, coalesce(j.backing, ''), coalesce(s.due, j.due),\n    coalesce(r.verdict = 'dismissed', false),\n    EXISTS (SELECT 1 FROM store_mention m WHERE m.signal_id = s.id),\n    s.change_request_id IS NOT NULL OR EXISTS (SELECT 1 FROM store_asker a WHERE a.signal_id = s.id),\n    s.capability_id, c.company_id, c.deal_id, j.item_id\nFROM unnest(ids) AS one(id)\nJOIN store_signal s ON s.id = one.id\nJOIN store_conversation c ON c.id = s.conversation_id\nLEFT JOIN store_deal d ON d.id = c.deal_id\nLEFT JOIN LATERAL (\n    SELECT word.id, word.verdict, word.by_seller FROM store_signalreview word\n    WHERE word.signal_id = s.id ORDER BY word.id DESC LIMIT 1\n) r ON true\nLEFT JOIN LATERAL (\n    SELECT last.backing, last.due, v.item_id FROM store_judgement last\n    LEFT JOIN store_roadmapversion v ON v.id = last.roadmap_version_id\n    WHERE last.signal_id = s.id ORDER BY last.id DESC LIMIT 1\n) j ON true\nWHERE NOT s.low AND s.retired_at IS NULL AND (\n    r.id IS NULL OR r.verdict = 'reopened'\n    OR (r.verdict = 'dismissed' AND r.by_seller AND NOT EXISTS (SELECT 1 FROM store_reviewsecond x WHERE x.review_id = r.id))\n)\n$$;\n\nCREATE FUNCTION ropeteam_standing(ids bigint[]) RETURNS SETOF store_standing LANGUAGE sql STABLE AS $$\nSELECT p.id, p.said_on, p.due, coalesce(p.due, j.due), coalesce(j.fit, ''), coalesce(j.backing, ''),\n    CASE WHEN e.id IS NOT NULL THEN e.outcome WHEN n.id IS NOT NULL THEN 'replaced'\n         WHEN w.turned THEN 'changed' WHEN w.dropped THEN 'dismissed' ELSE '' END,\n    coalesce(w.waits, false), p.capability_id, d.company_id, p.deal_id, j.item_id\nFROM unnest(ids) AS one(id)\nJOIN store_promise p ON p.id = one.id\nJOIN store_deal d ON d.id = p.deal_id\nLEFT JOIN store_promiseend e ON e.promise_id = p.id\nLEFT JOIN store_promise n ON n.replaces_id = p.id\nLEFT JOIN LATERAL (\n    SELECT last.fit, last.backing, last.due, v.item_id FROM store_judgement last\n    LEFT JOIN store_roadmapversion v ON v.id = last.roadmap_version_id\n    WHERE last.promise_id = p.id ORDER BY last.id DESC LIMIT 1\n) j ON true\nLEFT JOIN LATERAL (\n    SELECT bool_or(changed AND kind_is <> 'promise') AND NOT bool_or(kind_is = 'promise') AS turned,\n        bool_or(counts AND gone) AND NOT bool_or(counts AND NOT gone) AS dropped,\n        bool_or(counts AND back) AND NOT bool_or(counts AND NOT back) AS waits\n    FROM (\n        SELECT said.kind_is, said.changed,\n            said.kind_is = 'promise' AND NOT s.low AND s.retired_at IS NULL AS counts,\n            said.verdict = 'dismissed' AND (NOT said.by_seller OR said.seconded) AS gone,\n            said.verdict IN ('dismissed', 'reopened') AS back\n        FROM store_mention m JOIN store_signal s ON s.id = m.signal_id\n        LEFT JOIN store_signalreview r ON r.id = (SELECT max(word.id) FROM store_signalreview word WHERE word.signal_id = s.id)\n        CROSS JOIN LATERAL (\n            SELECT coalesce(nullif(r.kind, ''), s.kind) AS kind_is, coalesce(r.verdict, '') AS verdict,\n                coalesce(r.by_seller, false) AS by_seller,\n                EXISTS (SELECT 1 FROM store_reviewsecond x WHERE x.review_id = r.id) AS seconded,\n                EXISTS (SELECT 1 FROM store_signalreview word WHERE word.signal_id = s.id AND word.kind <> '') AS changed\n        ) said\n        WHERE m.promise_id = p.id\n    ) mentions\n) w ON true\n$$;\n\nCREATE FUNCTION ropeteam_keep(signals bigint[], promises bigint[]) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n    IF cardinality(signals) > 0 THEN\n        PERFORM 1 FROM store_signal WHERE id = ANY(signals) ORDER BY id FOR NO KEY UPDATE;\n        promises := promises || ARRAY(SELECT promise_id FROM store_mention WHERE signal_id = ANY(signals));\n        INSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT DISTINCT unnest(signals)))\n        ON CONFLICT (signal_id) DO UPDATE SET\n            confidential = EXCLUDED.confidential, kind = EXCLUDED.kind, said_on = EXCLUDED.said_on,\n            backing = EXCLUDED.backing, due_on = EXCLUDED.due_on, alone = EXCLUDED.alone, mentioned = EXCLUDED.mentioned,\n            wished = EXCLUDED.wished, capability_id = EXCLUDED.capability_id, company_id = EXCLUDED.company_id,\n            deal_id = EXCLUDED.deal_id, item_id = EXCLUDED.item_id\n        WHERE store_waiting IS DISTINCT FROM EXCLUDED;\n        DELETE FROM store_waiting kept WHERE kept.signal_id = ANY(signals)\n            AND kept.signal_id NOT IN (SELECT now.signal_id FROM ropeteam_waiting(signals) now);\n    END IF;\n    IF cardinality(promises) > 0 THEN\n        PERFORM 1 FROM store_promise WHERE id = ANY(promises) ORDER BY id FOR NO KEY UPDATE;\n        INSERT INTO store_standing SELECT * FROM ropeteam_standing(ARRAY(SELECT DISTINCT unnest(promises)))\n        ON CONFLICT (promise_id) DO UPDATE SET\n            said_on = EXCLUDED.said_on, due = EXCLUDED.due, due_on = EXCLUDED.due_on, fit = EXCLUDED.fit,\n            backing = EXCLUDED.backing, outcome = EXCLUDED.outcome, waits = EXCLUDED.waits,\n            capability_id = EXCLUDED.capability_id, company_id = EXCLUDED.company_id, deal_id = EXCLUDED.deal_id,\n            item_id = EXCLUDED.item_id\n        WHERE store_standing IS DISTINCT FROM EXCLUDED;\n    END IF;\nEND $$;\n",
            reverse_sql="\nDROP FUNCTION ropeteam_keep(bigint[], bigint[]);\nDROP FUNCTION ropeteam_standing(bigint[]);\nDROP FUNCTION ropeteam_waiting(bigint[]);\n",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_waiting_came() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_waitingcount (company_id, capability_id, deal_id, n, needs)\n    SELECT w.company_id, w.capability_id, CASE WHEN w.confidential THEN w.deal_id END,\n        sum(w.sign), sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END)\n    FROM (SELECT 1 AS sign, came.* FROM came) w\n    WHERE w.kind IN ('need', 'concern', 'delight') AND NOT w.alone AND NOT w.wished\n    GROUP BY 1, 2, 3\n    HAVING sum(w.sign) <> 0 OR sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END) <> 0;\n    RETURN NULL;\nEND $$;\n\nCREATE TRIGGER counted_came AFTER INSERT ON store_waiting REFERENCING NEW TABLE AS came\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_waiting_came();\n",
            reverse_sql="DROP TRIGGER counted_came ON store_waiting; DROP FUNCTION ropeteam_waiting_came();",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_waiting_went() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_waitingcount (company_id, capability_id, deal_id, n, needs)\n    SELECT w.company_id, w.capability_id, CASE WHEN w.confidential THEN w.deal_id END,\n        sum(w.sign), sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END)\n    FROM (SELECT -1 AS sign, went.* FROM went) w\n    WHERE w.kind IN ('need', 'concern', 'delight') AND NOT w.alone AND NOT w.wished\n    GROUP BY 1, 2, 3\n    HAVING sum(w.sign) <> 0 OR sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END) <> 0;\n    RETURN NULL;\nEND $$;\n\nCREATE TRIGGER counted_went AFTER DELETE ON store_waiting REFERENCING OLD TABLE AS went\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_waiting_went();\n",
            reverse_sql="DROP TRIGGER counted_went ON store_waiting; DROP FUNCTION ropeteam_waiting_went();",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_waiting_changed() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    INSERT INTO store_waitingcount (company_id, capability_id, deal_id, n, needs)\n    SELECT w.company_id, w.capability_id, CASE WHEN w.confidential THEN w.deal_id END,\n        sum(w.sign), sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END)\n    FROM (SELECT 1 AS sign, came.* FROM came UNION ALL SELECT -1 AS sign, went.* FROM went) w\n    WHERE w.kind IN ('need', 'concern', 'delight') AND NOT w.alone AND NOT w.wished\n    GROUP BY 1, 2, 3\n    HAVING sum(w.sign) <> 0 OR sum(CASE WHEN w.kind = 'need' THEN w.sign ELSE 0 END) <> 0;\n    RETURN NULL;\nEND $$;\n\nCREATE TRIGGER counted_changed AFTER UPDATE ON store_waiting REFERENCING NEW TABLE AS came OLD TABLE AS went\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_waiting_changed();\n",
            reverse_sql="DROP TRIGGER counted_changed ON store_waiting; DROP FUNCTION ropeteam_waiting_changed();",
        ),
        migrations.RunSQL(
            sql="\nINSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT id FROM store_signal));\nINSERT INTO store_standing SELECT * FROM ropeteam_standing(ARRAY(SELECT id FROM store_promise));\n",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_signal() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT id FROM touched), ARRAY(SELECT NULL::bigint LIMIT 0));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_signal();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_u AFTER UPDATE ON store_signal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_signal();\n",
            reverse_sql="DROP TRIGGER keep_u ON store_signal;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_signalreview() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT signal_id FROM touched WHERE signal_id IS NOT NULL), ARRAY(SELECT NULL::bigint LIMIT 0));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_signalreview();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_signalreview REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_signalreview();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_signalreview;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_reviewsecond() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT r.signal_id FROM touched t JOIN store_signalreview r ON r.id = t.review_id), ARRAY(SELECT NULL::bigint LIMIT 0));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_reviewsecond();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_reviewsecond REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_reviewsecond();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_reviewsecond;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_mention() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT signal_id FROM touched WHERE signal_id IS NOT NULL), ARRAY(SELECT promise_id FROM touched WHERE promise_id IS NOT NULL));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_mention();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_mention REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_mention();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_mention;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_u AFTER UPDATE ON store_mention REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_mention();\n",
            reverse_sql="DROP TRIGGER keep_u ON store_mention;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_o AFTER UPDATE ON store_mention REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_mention();\n",
            reverse_sql="DROP TRIGGER keep_o ON store_mention;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_d AFTER DELETE ON store_mention REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_mention();\n",
            reverse_sql="DROP TRIGGER keep_d ON store_mention;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_asker() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT signal_id FROM touched WHERE signal_id IS NOT NULL), ARRAY(SELECT NULL::bigint LIMIT 0));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_asker();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_asker REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_asker();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_asker;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_u AFTER UPDATE ON store_asker REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_asker();\n",
            reverse_sql="DROP TRIGGER keep_u ON store_asker;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_o AFTER UPDATE ON store_asker REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_asker();\n",
            reverse_sql="DROP TRIGGER keep_o ON store_asker;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_d AFTER DELETE ON store_asker REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_asker();\n",
            reverse_sql="DROP TRIGGER keep_d ON store_asker;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_judgement() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT signal_id FROM touched WHERE signal_id IS NOT NULL), ARRAY(SELECT promise_id FROM touched WHERE promise_id IS NOT NULL));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_judgement();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_judgement REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_judgement();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_judgement;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_promise() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT NULL::bigint LIMIT 0), ARRAY(SELECT id FROM touched UNION SELECT replaces_id FROM touched WHERE replaces_id IS NOT NULL));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_promise();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_promise REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_promise();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_promise;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_u AFTER UPDATE ON store_promise REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_promise();\n",
            reverse_sql="DROP TRIGGER keep_u ON store_promise;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_keep_store_promiseend() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM ropeteam_keep(ARRAY(SELECT NULL::bigint LIMIT 0), ARRAY(SELECT promise_id FROM touched WHERE promise_id IS NOT NULL));\n    RETURN NULL;\nEND $$;\n",
            reverse_sql="DROP FUNCTION ropeteam_keep_store_promiseend();",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_i AFTER INSERT ON store_promiseend REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_promiseend();\n",
            reverse_sql="DROP TRIGGER keep_i ON store_promiseend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE TRIGGER keep_d AFTER DELETE ON store_promiseend REFERENCING OLD TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_keep_store_promiseend();\n",
            reverse_sql="DROP TRIGGER keep_d ON store_promiseend;",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION ropeteam_booked() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    PERFORM pg_advisory_xact_lock_shared(7673030, places.place) FROM (\n        SELECT DISTINCT (t.conversation_id % 64)::int AS place FROM touched t\n        UNION SELECT DISTINCT 64 + (c.deal_id % 64)::int FROM touched t JOIN store_conversation c ON c.id = t.conversation_id\n            WHERE c.deal_id IS NOT NULL\n        ORDER BY 1\n    ) places;\n    INSERT INTO store_waiting SELECT * FROM ropeteam_waiting(ARRAY(SELECT id FROM touched)) ON CONFLICT DO NOTHING;\n    RETURN NULL;\nEND $$;\nCREATE TRIGGER keep_i AFTER INSERT ON store_signal REFERENCING NEW TABLE AS touched\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_booked();\n\nCREATE FUNCTION ropeteam_talk_moved() RETURNS trigger LANGUAGE plpgsql AS $$\nDECLARE\n    moved bigint[] := ARRAY(SELECT t.id FROM touched t JOIN before b ON b.id = t.id\n        WHERE (t.deal_id, t.held_on, t.company_id) IS DISTINCT FROM (b.deal_id, b.held_on, b.company_id));\nBEGIN\n    IF cardinality(moved) > 0 THEN\n        PERFORM pg_advisory_xact_lock(7673030, places.place)\n            FROM (SELECT DISTINCT (one.id % 64)::int AS place FROM unnest(moved) AS one(id) ORDER BY 1) places;\n        PERFORM pg_advisory_xact_lock_shared(7673030, places.place) FROM (\n            SELECT DISTINCT 64 + (t.deal_id % 64)::int AS place FROM touched t\n            WHERE t.id = ANY(moved) AND t.deal_id IS NOT NULL ORDER BY 1\n        ) places;\n        PERFORM ropeteam_keep(ARRAY(SELECT s.id FROM store_signal s WHERE s.conversation_id = ANY(moved)), '{}');\n    END IF;\n    RETURN NULL;\nEND $$;\nCREATE TRIGGER keep_moved AFTER UPDATE ON store_conversation REFERENCING NEW TABLE AS touched OLD TABLE AS before\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_talk_moved();\n\nCREATE FUNCTION ropeteam_deal_closed_off() RETURNS trigger LANGUAGE plpgsql AS $$\nDECLARE\n    turned bigint[] := ARRAY(SELECT t.id FROM touched t JOIN before b ON b.id = t.id WHERE t.confidential <> b.confidential);\nBEGIN\n    IF cardinality(turned) > 0 THEN\n        PERFORM pg_advisory_xact_lock(7673030, places.place)\n            FROM (SELECT DISTINCT 64 + (one.id % 64)::int AS place FROM unnest(turned) AS one(id) ORDER BY 1) places;\n        PERFORM ropeteam_keep(ARRAY(SELECT s.id FROM store_signal s JOIN store_conversation c ON c.id = s.conversation_id\n            WHERE c.deal_id = ANY(turned)), '{}');\n    END IF;\n    RETURN NULL;\nEND $$;\nCREATE TRIGGER keep_confidential AFTER UPDATE ON store_deal REFERENCING NEW TABLE AS touched OLD TABLE AS before\n    FOR EACH STATEMENT EXECUTE FUNCTION ropeteam_deal_closed_off();\n",
            reverse_sql="\nDROP TRIGGER keep_confidential ON store_deal;\nDROP TRIGGER keep_moved ON store_conversation;\nDROP TRIGGER keep_i ON store_signal;\nDROP FUNCTION ropeteam_deal_closed_off();\nDROP FUNCTION ropeteam_talk_moved();\nDROP FUNCTION ropeteam_booked();\n",
        ),
    ]
