"""New words of a talk: what people said of the old ones goes along, so that nobody has to say it twice.

Rule in prose. A signal that a person reviewed or marked stands on its quote. Where the new version has the quote letter by
letter inside one turn, the signal moves there, to the turn nearest to where it stood. Where the quote is gone, the signal
stays with the old words: a person's word is never touched. Suggestions nobody reviewed do not move; listening replaces them.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from ropeteam.store.models import Signal, SignalReview, TextVersion


def follow(text: TextVersion) -> int:
    """Move people's signals of older versions to this one; returns how many moved. Call inside a transaction."""
    reviewed = SignalReview.objects.filter(signal=OuterRef("pk"))
    found = Signal.objects.filter(
        Exists(reviewed) | Q(analysis__isnull=True),
        conversation=text.conversation_id,
        text__n__lt=text.n,
        retired_at__isnull=True,
    )
    turns = list(text.turns.order_by("no").values_list("no", "text"))
    moved = 0
    for signal in found.order_by("first_turn", "start", "pk"):
        places = [
            (abs(no - signal.first_turn), no, said.index(signal.quote)) for no, said in turns if signal.quote in said
        ]
        if not places:
            continue
        _, no, start = min(places)
        span = {"text": text, "first_turn": no, "start": start, "end": start + len(signal.quote)}
        if not Signal.objects.filter(**span, kind=signal.kind).exists():
            moved += Signal.objects.filter(pk=signal.pk).update(**span, last_turn=no)
    return moved
