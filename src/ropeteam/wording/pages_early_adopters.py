"""Early adopters: a deal outside the segments that are ready, and the gaps its customer lives with."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "gap_stand.open": ("noch nicht besprochen", "not talked about yet"),
    "gap_stand.agreed": ("vereinbart", "agreed"),
    "gap_stand.beyond": (
        "eine Lücke zu viel: das Produktmanagement muss zustimmen",
        "one gap too many: product has to agree",
    ),
    "outside_way.agree": ("Wir sprechen die Lücken mit dem Kunden ab", "We agree on the gaps with the customer"),
    "outside_way.wait": ("Wir warten, bis da ist, was fehlt", "We wait until what is missing is there"),
    "outside_way.leave": ("Wir verkaufen hier nicht", "We do not sell here"),
    "outside.title": ("Außerhalb der verkaufsfähigen Segmente", "Outside the segments that are sellable"),
    "outside.early": (
        "Segment „{segment}“ ist nur für Vorreiter verkaufsfähig.",
        "Segment “{segment}” is sellable to early adopters only.",
    ),
    "outside.not_yet": (
        "Segment „{segment}“ ist noch nicht verkaufsfähig.",
        "Segment “{segment}” is not sellable yet.",
    ),
    "outside.bears.none": (
        "Dieses Segment nimmt keine Lücke hin; jede braucht die Zustimmung des Produktmanagements.",
        "This segment bears no gap; each needs product's agreement.",
    ),
    "outside.bears.one": (
        "Mehr als {n} Lücke nimmt dieses Segment nicht hin.",
        "This segment bears no more than {n} gap.",
    ),
    "outside.bears.many": (
        "Der Kunde muss höchstens {n} Lücken hinnehmen.",
        "The customer has to bear {n} gaps at most.",
    ),
    "outside.comes": ("zusagbar für {day}", "may be promised for {day}"),
    "outside.no_day": ("kein zusagbarer Termin", "no day that may be promised"),
    "outside.said": ("{name}, gesagt am {day}", "{name}, told on {day}"),
    "outside.said_day": ("mit Termin {day}", "with the day {day}"),
    "outside.seconded": ("zugestimmt: {name}, {day}", "agreed to by {name}, {day}"),
    "outside.look": ("Wie gehen wir damit um?", "How do we go on?"),
    "outside.look_words": ("Was ist wichtig dabei?", "What matters about it?"),
    "outside.look_save": ("Gesehen", "Seen"),
    "outside.look_again": ("Anders entscheiden", "Decide otherwise"),
    "outside.agree": ("Der Kunde nimmt das hin", "The customer lives with it"),
    "outside.agree_contact": ("Wer hat es gesagt?", "Who said so?"),
    "outside.agree_words": ("In den Worten des Kunden", "In the customer's words"),
    "outside.agree_words_hint": (
        "So, wie der Kunde es gesagt oder geschrieben hat. Er kann es danach per Link bestätigen.",
        "As the customer said or wrote it. They can confirm it by a link afterwards.",
    ),
    "outside.agree_told": ("Dem Kunden gesagt am", "Told to the customer on"),
    "outside.agree_save": ("Festhalten", "Keep it"),
    "outside.second": ("Zustimmen", "Agree"),
    "outside.second_reason": ("Warum ist dieser Kunde es wert?", "Why is this customer worth it?"),
    "outside.take_back": ("Gilt nicht mehr", "Holds no more"),
    "outside.take_back_reason": ("Was ist geschehen?", "What happened?"),
    "outside.settled": ("Alle Lücken sind vereinbart.", "All gaps are agreed."),
    "outside.at_gate": ("Womit der Kunde zum Start nicht rechnet", "What the customer does not count on at the start"),
    "outside.at_gate_hint": (
        "Vereinbart, in den Worten des Kunden. Es blockiert nichts.",
        "Agreed, in the customer's words. It blocks nothing.",
    ),
    "outside.done.looked": ("Festgehalten.", "Kept."),
    "outside.done.agreed": ("Die Lücke ist vereinbart.", "The gap is agreed."),
    "outside.done.beyond": (
        "Festgehalten. Es ist eine Lücke mehr, als dieses Segment hinnimmt: Sie gilt erst, wenn das Produktmanagement zustimmt.",
        "Kept. It is one gap more than this segment bears: it holds only once product agrees.",
    ),
    "outside.done.seconded": ("Zugestimmt.", "Agreed."),
    "outside.done.taken_back": ("Zurückgenommen; die Worte bleiben lesbar.", "Taken back; the words stay readable."),
    "today.outside": ("Außerhalb der Segmente", "Outside the segments"),
    "today.outside_hint": (
        "Das Segment dieser Kunden ist noch nicht verkaufsfähig, und niemand hat gesagt, wie Sie damit umgehen.",
        "These customers' segment is not sellable yet, and nobody said how you go on.",
    ),
    "today.outside_row": ("Segment „{segment}“", "Segment “{segment}”"),
    "today.gaps_to_second": ("Eine Lücke zu viel", "One gap too many"),
    "today.gaps_to_second_hint": (
        "Der Kunde nimmt mehr hin, als sein Segment vorsieht. Stimmen Sie zu?",
        "The customer lives with more than their segment bears. Do you agree?",
    ),
    "cli.gaps.none": ("Keine Lücke.", "No gap."),
    "error.deal_not_outside": (
        "Diese Verkaufschance ist entschieden, oder ihr Segment ist verkaufsfähig: Hier ist nichts hinzunehmen.",
        "This deal is decided, or its segment is sellable: there is nothing to live with.",
    ),
    "error.gap_not_there": (
        "Das fehlt diesem Segment nicht, oder es ist inzwischen da.",
        "This segment does not miss it, or it is there by now.",
    ),
    "error.gap_said_already": (
        "Dazu hat der Kunde sich schon geäußert. Nehmen Sie das zuerst zurück, wenn es nicht mehr gilt.",
        "The customer has spoken of it already. Take that back first if it no longer holds.",
    ),
    "error.gap_words_missing": (
        "Ohne die Worte des Kunden ist nichts vereinbart. Ein Satz genügt.",
        "Without the customer's words nothing is agreed. One sentence will do.",
    ),
    "error.gap_told_later": (
        "Dem Kunden gesagt wurde es heute oder früher.",
        "The customer was told today or earlier.",
    ),
    "error.gap_within": ("Diese Lücke gilt schon als vereinbart.", "This gap counts as agreed already."),
    "error.gap_second_is_first": (
        "Zustimmen muss jemand anderes als die Person, die es aufgeschrieben hat.",
        "Somebody else than who wrote it down has to agree.",
    ),
    "error.gap_taken_back": ("Das wurde schon zurückgenommen.", "That was taken back already."),
}
