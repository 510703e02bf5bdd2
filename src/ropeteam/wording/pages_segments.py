"""To whom can we sell today: segments, what they cannot do without, what is missing and when it comes."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "ready.ready": ("verkaufsfähig", "sellable"),
    "ready.early": ("verkaufsfähig an Vorreiter", "sellable to early adopters"),
    "ready.not_yet": ("noch nicht", "not yet"),
    "ready.unknown": ("noch unklar", "not known yet"),
    "segments.title": ("Wem können wir heute verkaufen?", "To whom can we sell today?"),
    "segments.hint": (
        "Ein Segment ist verkaufsfähig, wenn da ist, worauf es nicht verzichten kann. Eingeschränktes zählt, wenn die Grenze "
        "dabeisteht.",
        "A segment is sellable when everything is there that it cannot do without. Limited counts where the limit is said.",
    ),
    "segments.share": ("{there} von {needed} da", "{there} of {needed} there"),
    "segments.unsaid": (
        "Noch niemand hat gesagt, worauf dieses Segment nicht verzichten kann.",
        "Nobody has said yet what this segment cannot do without.",
    ),
    "segments.tolerance.one": ("Vorreiter, nehmen {n} Lücke hin", "early adopters, accept {n} gap"),
    "segments.tolerance.many": ("Vorreiter, nehmen {n} Lücken hin", "early adopters, accept {n} gaps"),
    "segments.deals.one": ("{n} offene Verkaufschance", "{n} open deal"),
    "segments.deals.many": ("{n} offene Verkaufschancen", "{n} open deals"),
    "segments.ready_on": (
        "Mit der Roadmap vollständig ab {day}.",
        "Complete from {day} on, by the roadmap.",
    ),
    "segments.ready_never": (
        "Die Roadmap schließt noch nicht jede Lücke.",
        "The roadmap does not close every gap yet.",
    ),
    "segments.comes": ("zusagbar für {day}", "may be promised for {day}"),
    "segments.no_day": ("nicht zusagbar", "may not be promised"),
    "segments.limits_unsaid": (
        "Die Grenze ist nirgends genannt.",
        "The limit is written nowhere.",
    ),
    "segments.add": ("Hinzufügen", "Add"),
    "segments.add_to": ("Worauf kann „{segment}“ nicht verzichten?", "What can “{segment}” not do without?"),
    "segments.choose": ("Fähigkeit wählen", "Choose a capability"),
    "segments.drop": ("Streichen", "Drop"),
    "segments.drop_one": ("„{name}“ streichen", "Drop “{name}”"),
    "segments.done.added": ("Hinzugefügt.", "Added."),
    "segments.done.dropped": ("Gestrichen.", "Dropped."),
    "segments.outside": ("Offene Verkaufschancen außerhalb", "Open deals outside"),
    "segments.outside_hint": (
        "Ihr Segment ist noch nicht verkaufsfähig. Ein frühes Gespräch mit dem Produktmanagement hilft.",
        "Their segment is not sellable yet. An early word with product helps.",
    ),
    "segments.outside_more": ("Es gibt weitere; gezeigt sind die größten.", "There are more; the largest are shown."),
    "segments.only_product": ("Ändern kann das Produktmanagement.", "Product can change this."),
    "segments.none_title": ("Noch keine Segmente", "No segments yet"),
    "segments.none_text": (
        "Segmente stehen in der company.yaml unter „segments“.",
        "Segments stand in company.yaml under “segments”.",
    ),
    "error.need_of_other_product": (
        "Diese Fähigkeit gehört zu einem anderen Produkt.",
        "This capability belongs to another product.",
    ),
    "error.need_dropped": ("Das ist schon gestrichen.", "This has been dropped already."),
    "cli.readiness.none": ("Keine Segmente. Sie stehen in company.yaml.", "No segments. They stand in company.yaml."),
    "cli.readiness.line": (
        "{id} · {name} · {state} · {share}",
        "{id} · {name} · {state} · {share}",
    ),
    "cli.readiness.gap": ("    fehlt: {name} ({status}, {when})", "    missing: {name} ({status}, {when})"),
}
