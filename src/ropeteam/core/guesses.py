"""Did who asks "can we promise this?" guess right? The guess made before the answer against what product decided later.

Rule in prose. A guess says yes where it names something that carries a promise (core.fit), else no. A decision says yes where it
accepts the wish or says that it is there as it is; later, no and a study are no yes to promise on. Both saying the same is right.

| guess | decision | stands |
|---|---|---|
| as_is, limited, workaround, roadmap, services | accept, as_is | done |
| as_is, limited, workaround, roadmap, services | later, no, study | failed: too hopeful |
| in_review, unknown, declined, against_strategy | accept, as_is | failed: too careful |
| in_review, unknown, declined, against_strategy | later, no, study | done |
"""

from __future__ import annotations

from datetime import date

from ropeteam.core.fit import TABLE
from ropeteam.core.people_acts import Act
from ropeteam.core.vocabulary import DecisionKind, Fit
from ropeteam.core.vocabulary_alignment import Stand

YES = frozenset({DecisionKind.ACCEPT, DecisionKind.AS_IS})
TOO_HOPEFUL, TOO_CAREFUL = "too_hopeful", "too_careful"


def guess_act(guess: Fit, kind: DecisionKind, *, person: str, decided_on: date) -> Act:
    hoped, agreed = not TABLE[guess].blocks, kind in YES
    if hoped == agreed:
        return Act(decided_on, person, Stand.DONE)
    return Act(decided_on, person, Stand.FAILED, TOO_HOPEFUL if hoped else TOO_CAREFUL)
