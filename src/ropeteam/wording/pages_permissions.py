"""What a customer allows, as they read, confirm and take it back on their own page. "Sie" to customers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # asking, inside
    "reference.confirm": ("Vom Kunden bestätigen lassen", "Let the customer confirm"),
    "reference.confirm_hint": (
        "Auf der Seite steht, was wo bis wann gezeigt werden darf; der Kunde kann es dort jederzeit zurücknehmen.",
        "The page says what may be shown where until when; the customer can take it back there on any day.",
    ),
    "reference.permission_confirmed": ("bestätigt von {name} am {day}", "confirmed by {name} on {day}"),
    "reference.permission_noted": (
        "von uns notiert, vom Kunden noch nicht bestätigt: {how}",
        "written down by us, not confirmed by the customer yet: {how}",
    ),
    "reference.permission_back_self": (
        "vom Kunden selbst zurückgenommen am {day}",
        "taken back by the customer themselves on {day}",
    ),
    "sign.mail.permission": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie, was wir von Ihnen wo und wie lange zeigen dürfen, so wie wir es "
        "notiert haben. Bitte bestätigen Sie es mit einem Klick, oder streichen Sie, was Sie nicht möchten:\n\n{address}\n\n"
        "Bestätigen können Sie bis {day}. Zurücknehmen können Sie eine Freigabe auf dieser Seite an jedem Tag.",
        "Hello {name},\n\nthis link shows what of yours we may show, where and for how long, as we wrote it down. Please confirm "
        "it with one click, or strike out what you do not want:\n\n{address}\n\nYou can confirm it until {day}. You can take a "
        "permission back on that page on any day.",
    ),
    # the customer's page
    "signing.permission.title": ("Ihre Freigabe als Referenz", "Your permission as a reference"),
    "signing.permission.what": ("Was Sie {company} erlauben", "What you allow {company}"),
    "signing.permission.span": ("vom {since} bis zum {until}", "from {since} until {until}"),
    "signing.permission.back_on": ("zurückgenommen am {day}", "taken back on {day}"),
    "signing.permission.back": ("Zurücknehmen", "Take back"),
    "signing.permission.never": ("Nicht erlauben", "Do not allow"),
    "signing.permission.with_story": (
        "Wenn Sie den Text bestätigen, bestätigen Sie auch diese Liste. Streichen Sie vorher, was Sie nicht erlauben.",
        "If you confirm the text, you confirm this list, too. Strike out before what you do not allow.",
    ),
    "signing.permission.story_hint": (
        "Erst in den Worten, die Sie selbst bestätigt haben.",
        "Only in the words that you confirmed yourself.",
    ),
    "signing.permission.any_day": (
        "Sie können das an jedem Tag auf dieser Seite ändern; sie bleibt bis zum {day} offen.",
        "You can change this on any day on this page; it stays open until {day}.",
    ),
    "signing.permission.not_hint": (
        "Dann gilt nichts von dem, was Sie noch nicht bestätigt haben.",
        "Then nothing holds that you have not confirmed yet.",
    ),
    "signing.sign.permission": ("Ja, das dürfen Sie zeigen", "Yes, you may show it"),
    "signing.scope.name": ("Ihren Namen und Ihr Logo", "Your name and logo"),
    "signing.scope.quote": ("Ein Zitat von Ihnen", "A quote of yours"),
    "signing.scope.story": ("Den Bericht über unser Vorhaben", "The story of our project"),
    "signing.scope.talk": ("Ein Gespräch mit einem Interessenten", "A talk with a prospect"),
    "signing.channel.website": ("Auf unserer Internetseite", "On our website"),
    "signing.channel.offer": ("In Angeboten und Unterlagen", "In offers and documents"),
    "signing.channel.event": ("Auf Veranstaltungen", "At events"),
    "signing.channel.press": ("In der Presse", "In the press"),
    "signing.channel.direct": ("Nur im direkten Kontakt", "In person only"),
    # what stands against it
    "error.permission_confirmed": (
        "Hier ist nichts zu bestätigen: Was gilt, hat dieser Ansprechpartner schon bestätigt.",
        "There is nothing to confirm: what holds, this contact has confirmed already.",
    ),
}
