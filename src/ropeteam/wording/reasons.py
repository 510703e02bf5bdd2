"""Why a verdict is what it is, in words. Values come by name from the reason."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "reason.capability": ("Fähigkeit „{capability}“: {status}", "Capability “{capability}”: {status}"),
    "reason.within_limit": ("berührt eine Grenze: {limit}", "touches a limit: {limit}"),
    "reason.limit_unsure": ("nicht sicher, ob die Grenze hält: {limit}", "not sure whether the limit holds: {limit}"),
    "reason.capability_unsure": (
        "nicht sicher, ob die Fähigkeit „{capability}“ gemeint ist",
        "not sure whether the capability “{capability}” is meant",
    ),
    "reason.beyond_limit": ("über die Grenze hinaus: {limit}", "beyond the limit: {limit}"),
    "reason.non_goal": (
        "trifft ein Nicht-Ziel der Strategie: {non_goal}",
        "hits a non-goal of the strategy: {non_goal}",
    ),
    "reason.decision": ("das Produktmanagement hat entschieden: {kind}", "product decided: {kind}"),
    "reason.seen_in_study": ("in einer Machbarkeitsstudie gesehen", "seen in a feasibility study"),
    "reason.scope_accepted": ("Services hat den Umfang angenommen", "services accepted the scope"),
    "reason.service_work": (
        "Arbeit von Menschen; Services hat noch keinen Umfang angenommen",
        "people's work; services has not accepted a scope yet",
    ),
    "reason.nothing_found": (
        "keine Fähigkeit im Katalog passt sicher dazu",
        "no capability of the catalogue surely fits it",
    ),
    "reason.not_on_roadmap": ("steht nicht auf der Roadmap", "is not on the roadmap"),
    "reason.roadmap_elsewhere": (
        "„{roadmap}“ steht auf der Roadmap, hebt diese Grenze aber nicht erkennbar auf",
        "“{roadmap}” is on the roadmap, but nothing says that it lifts this limit",
    ),
    "reason.roadmap_less": (
        "„{roadmap}“ ist auf der Roadmap, bringt aber weniger als verlangt",
        "“{roadmap}” is on the roadmap but brings less than is asked for",
    ),
    "reason.released": ("freigegeben mit „{roadmap}“ {date}", "released with “{roadmap}” {date}"),
    "reason.released_later": ("kommt mit „{roadmap}“ am {date}", "comes with “{roadmap}” on {date}"),
    "reason.planned_told_as_existing": (
        "erst geplant („{roadmap}“ {date}), aber als vorhanden dargestellt",
        "only planned (“{roadmap}” {date}) but told as existing",
    ),
    "reason.idea_told_as_existing": (
        "auf der Roadmap erst eine Idee („{roadmap}“ {date}), aber als vorhanden dargestellt",
        "only an idea of the roadmap (“{roadmap}” {date}) but told as existing",
    ),
    "reason.in_work_told_as_existing": (
        "noch in Arbeit („{roadmap}“ {date}), aber als vorhanden dargestellt",
        "still in work (“{roadmap}” {date}) but told as existing",
    ),
    "reason.not_committable": (
        "auf der Roadmap („{roadmap}“ {date}), aber nicht zusagbar",
        "on the roadmap (“{roadmap}” {date}) but not to be promised",
    ),
    "reason.before_roadmap": (
        "zugesagt für den {due}, die Roadmap nennt „{roadmap}“ am {date}",
        "promised for {due}, the roadmap has “{roadmap}” on {date}",
    ),
    "reason.on_roadmap": ("getragen von „{roadmap}“ am {date}", "carried by “{roadmap}” on {date}"),
    "reason.person": ("von einem Menschen beurteilt", "judged by a person"),
}
