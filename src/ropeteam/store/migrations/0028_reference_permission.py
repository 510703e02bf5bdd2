"""A contact confirms what they allow on a signed page, and takes it back there themselves."""

import importlib
from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models
from django.db.models import Q

BEFORE = importlib.import_module("ropeteam.store.migrations.0025_projects")
GUARD, exactly_one, known = BEFORE.GUARD, BEFORE.exactly_one, BEFORE.known
APPEND_ONLY = ("store_permissionconfirmed", "store_referencepage")
ABOUT = ["criteria", "result", "gap", "milestone", "order", "story", "permission"]
SIGNED = (*BEFORE.SIGNED, "page")


def row() -> list[tuple[str, Any]]:
    """What every table has."""
    by = models.ForeignKey(
        "store.person", blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+"
    )  # fmt: skip
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        (
            "created_at",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        ("created_by", by),
    ]


class Migration(migrations.Migration):
    dependencies = [("store", "0026_incentives")]

    operations = [
        migrations.CreateModel(
            name="ReferencePage",
            fields=[
                *row(),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reference_pages", to="store.deal"
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
                "constraints": [models.UniqueConstraint(fields=("deal", "contact"), name="reference_page_of_contact")]
            },
        ),
        migrations.CreateModel(
            name="PermissionConfirmed",
            fields=[
                *row(),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="permissions", to="store.signature"
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint("permissiontakenback", "permission_taken_back_says_how"),
        migrations.AlterField("permissiontakenback", "how", models.TextField(blank=True)),
        migrations.AlterField(
            "permissiontakenback",
            "by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.person",
            ),
        ),
        migrations.AddField(
            "permissiontakenback",
            "request",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="taken_back",
                to="store.signrequest",
            ),
        ),
        migrations.AddConstraint(
            "permissiontakenback",
            models.CheckConstraint(condition=exactly_one("by", "request"), name="permission_taken_back_by_one"),
        ),
        migrations.AddConstraint(
            "permissiontakenback",
            models.CheckConstraint(
                condition=Q(request__isnull=False) | ~Q(how=""), name="permission_taken_back_says_how"
            ),
        ),
        migrations.RemoveConstraint("signrequest", "sign_request_about_exactly_one"),
        migrations.RemoveConstraint("signrequest", "sign_request_n"),
        migrations.RemoveConstraint("signrequest", "sign_request_about_its_subject"),
        migrations.AlterField(
            "signrequest", "about", models.CharField(choices=[(word, word) for word in ABOUT], max_length=12)
        ),
        *known("signrequest", "sign_request_about_known", "about", ABOUT),
        BEFORE.signed("page", "referencepage"),
        migrations.AddConstraint(
            "signrequest", models.CheckConstraint(condition=exactly_one(*SIGNED), name="sign_request_about_exactly_one")
        ),
        migrations.AddConstraint(
            "signrequest", models.UniqueConstraint(fields=[*SIGNED, "n"], nulls_distinct=False, name="sign_request_n")
        ),
        migrations.AddConstraint(
            "signrequest",
            models.CheckConstraint(
                condition=Q(study__isnull=False, about__in=["criteria", "result"])
                | Q(gap__isnull=False, about="gap")
                | Q(milestone__isnull=False, about="milestone")
                | Q(order__isnull=False, about="order")
                | Q(story__isnull=False, about="story")
                | Q(page__isnull=False, about="permission"),
                name="sign_request_about_its_subject",
            ),
        ),
        *(
            migrations.RunSQL(GUARD.format(table=table), f"DROP TRIGGER append_only ON {table};")
            for table in APPEND_ONLY
        ),
    ]
