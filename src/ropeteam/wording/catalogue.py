"""All words by code: (German, English). Each topic keeps its own file; here they come together."""

from __future__ import annotations

from ropeteam.wording import (
    commands,
    errors,
    findings,
    language_model,
    pages,
    pages_conversations,
    pages_deals,
    pages_events,
    pages_product,
    pages_promises,
    reasons,
    vocabulary,
)

WORDS: dict[str, tuple[str, str]] = {
    **vocabulary.WORDS,
    **reasons.WORDS,
    **findings.WORDS,
    **errors.WORDS,
    **commands.WORDS,
    **language_model.WORDS,
    **pages.WORDS,
    **pages_conversations.WORDS,
    **pages_deals.WORDS,
    **pages_events.WORDS,
    **pages_product.WORDS,
    **pages_promises.WORDS,
}
