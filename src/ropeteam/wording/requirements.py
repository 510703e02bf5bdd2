"""Words for the customer about his requirements: what goes into his file, and a first draft of a comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ropeteam.core.coverage import Written, fits_of
from ropeteam.core.vocabulary import Fit
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.wording import customer
from ropeteam.wording.say import say


def written(language: str) -> Written:
    """Our words where the customer named none of his own."""
    usual = {one.value: say(f"written.cover.{one.value}", language) for one in Coverage}
    return Written(usual, say("requirements.column.cover", language), say("requirements.column.comment", language))


def draft(
    status: Coverage,
    reasons: Sequence[Mapping[str, str]],
    *,
    names: Mapping[str, str],
    title: str,
    limits: Sequence[str],
    language: str,
) -> str:
    """A comment to start from; empty where nothing in the product is meant. It never says more than the suggestion."""
    if not title:
        return ""
    fit = fits_of(status)[0]
    if any(reason.get("code") == "non_goal" for reason in reasons):
        fit = Fit.AGAINST_STRATEGY
    return customer.in_a_file(fit, reasons, names=names, title=title, limits=limits, language=language)
