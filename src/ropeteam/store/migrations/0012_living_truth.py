"""The gate knows a stale capability; why a deal was won or lost has a code beside its words."""

from django.db import migrations, models

FINDINGS = [
    "unbacked", "against_strategy", "unjudged", "unreviewed", "dismissal_unseconded", "contradicted", "limit_untold",
    "scope_missing", "claim_uncorrected", "capability_stale",
]  # fmt: skip
REASONS = ["product", "price", "timing", "services", "trust", "competitor", "no_decision", "other"]


class Migration(migrations.Migration):
    dependencies = [("store", "0011_offers")]
    operations = [
        migrations.RemoveConstraint("gatefinding", "finding_code_known"),
        migrations.AlterField(
            "gatefinding", "code", models.CharField(choices=[(code, code) for code in FINDINGS], max_length=24)
        ),
        migrations.AddConstraint(
            "gatefinding",
            models.CheckConstraint(condition=models.Q(code__in=FINDINGS), name="finding_code_known"),
        ),
        migrations.AddField(
            "dealoutcome",
            "code",
            models.CharField(choices=[(code, code) for code in REASONS], default="other", max_length=12),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "dealoutcome",
            models.CheckConstraint(condition=models.Q(code__in=REASONS), name="deal_outcome_code_known"),
        ),
        migrations.AddConstraint(
            "dealoutcome",
            models.CheckConstraint(condition=models.Q(reason="", _negated=True), name="deal_outcome_has_words"),
        ),
    ]
