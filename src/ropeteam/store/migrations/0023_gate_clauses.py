"""Findings of the gate about sentences of offers and contracts, and the marks by which a kept answer learns of them."""

import importlib

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

GATE = importlib.import_module("ropeteam.store.migrations.0015_ledger_guards")
SUBJECTS = ("promise", "signal", "requirement", "study", "clause")
OF_THE_DEAL = ("services_unheard", "presales_missing")
OF_CLAUSE = """SELECT o.deal_id AS deal FROM touched t JOIN store_clause c ON c.id = t.clause_id
    JOIN store_offer o ON o.id = c.offer_id"""
TOUCHING = {
    "store_offerreading": (
        """SELECT o.deal_id AS deal FROM touched t JOIN store_offerversion v ON v.id = t.version_id
           JOIN store_offer o ON o.id = v.offer_id""",
        "I",
    ),
    "store_clausereview": (OF_CLAUSE, "I"),
}
JUDGED = GATE.MARK.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
BEFORE = GATE.TOUCHING["store_judgement"][0]


def about() -> Q:
    found = Q(code__in=OF_THE_DEAL, **{f"{name}__isnull": True for name in SUBJECTS})
    for chosen in SUBJECTS:
        found |= Q(**{f"{name}__isnull": name != chosen for name in SUBJECTS}) & ~Q(code__in=OF_THE_DEAL)
    return found


def marks() -> list[migrations.RunSQL]:
    found = [
        migrations.RunSQL(
            JUDGED.format(table="store_judgement", deals=f"{BEFORE} UNION {OF_CLAUSE}"),
            JUDGED.format(table="store_judgement", deals=BEFORE),
        )
    ]
    for table, (deals, letters) in TOUCHING.items():
        made = GATE.MARK.format(table=table, deals=deals)
        found.append(migrations.RunSQL(made, f"DROP FUNCTION ropeteam_gate_{table}();"))
        found += [GATE._trigger(table, letter, f"ropeteam_gate_{table}") for letter in letters]
    return found


class Migration(migrations.Migration):
    dependencies = [("store", "0022_climb")]
    operations = [
        migrations.RemoveConstraint("gatefinding", "finding_about_exactly_one"),
        migrations.AddField(
            "gatefinding",
            "clause",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="store.clause",
            ),
        ),
        migrations.AddConstraint(
            "gatefinding", models.CheckConstraint(condition=about(), name="finding_about_exactly_one")
        ),
        *marks(),
    ]
