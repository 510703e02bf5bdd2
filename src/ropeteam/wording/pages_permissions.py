"""What a customer allows, as they read, confirm and take it back on their own page. "Sie" to customers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # asking, inside
    "reference.confirm": ("Vom Kunden bestätigen lassen", "Ask the customer to confirm"),
    "reference.confirm_hint": (
        "Auf der Seite steht, was wo bis wann gezeigt werden darf; der Kunde kann es dort jederzeit zurücknehmen.",
        "The page says what may be shown where and for how long; the customer can withdraw it there at any time.",
    ),
    "reference.permission_confirmed": ("bestätigt von {name} am {day}", "confirmed by {name} on {day}"),
    "reference.permission_noted": (
        "von uns notiert, vom Kunden noch nicht bestätigt: {how}",
        "recorded by us, not yet confirmed by the customer: {how}",
    ),
    "reference.permission_back_self": (
        "vom Kunden selbst zurückgenommen am {day}",
        "withdrawn by the customer on {day}",
    ),
    "reference.left_out": (
        "So steht das nicht mehr im Text. Der Kunde liest es auf seiner Seite unter dem Text, bevor er bestätigt:",
        "The text no longer says this in these words. The customer reads it below the text before confirming:",
    ),
    "sign.mail.permission": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie, was wir von Ihnen wo und wie lange zeigen dürfen, so wie wir es "
        "notiert haben. Bitte bestätigen Sie es mit einem Klick, oder streichen Sie, was Sie nicht möchten:\n\n{address}\n\n"
        "Bestätigen können Sie bis {day}. Zurücknehmen können Sie eine Freigabe auf dieser Seite an jedem Tag.",
        "Hello {name},\n\nthis link shows what you allow us to show, where and for how long, as we recorded it. Please confirm "
        "it with one click, or strike out what you do not want:\n\n{address}\n\nYou can confirm it until {day}. You can "
        "withdraw a permission on that page at any time.",
    ),
    # the customer's page
    "signing.permission.title": ("Ihre Freigabe als Referenz", "Your permission as a reference"),
    "signing.permission.what": ("Was Sie {company} erlauben", "What you allow {company}"),
    "signing.permission.span": ("vom {since} bis zum {until}", "from {since} until {until}"),
    "signing.permission.back_on": ("zurückgenommen am {day}", "withdrawn on {day}"),
    "signing.permission.back": ("Zurücknehmen", "Withdraw"),
    "signing.permission.never": ("Nicht erlauben", "Do not allow"),
    "signing.permission.with_story": (
        "Wenn Sie den Text bestätigen, bestätigen Sie auch diese Liste. Streichen Sie vorher, was Sie nicht erlauben.",
        "If you confirm the text, you confirm this list too. Strike out first what you do not allow.",
    ),
    "signing.permission.story_hint": (
        "Erst in den Worten, die Sie selbst bestätigt haben.",
        "Only in the words that you confirmed yourself.",
    ),
    "signing.permission.any_day": (
        "Sie können jede Freigabe hier jederzeit zurücknehmen; diese Seite bleibt bis zum {day} offen.",
        "You can withdraw any of this on this page at any time; the page stays open until {day}.",
    ),
    "signing.permission.until": ("Bestätigen können Sie bis zum {day}.", "You can confirm until {day}."),
    "signing.permission.not_hint": (
        "Dann gilt nichts davon, was Sie noch nicht bestätigt haben.",
        "Then anything you have not confirmed is off.",
    ),
    "signing.story.wrong": (
        "Was nach unseren Aufzeichnungen nicht nach Plan lief",
        "What did not go to plan, by our records",
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
        "Hier ist nichts zu bestätigen: Alles, was gilt, hat dieser Ansprechpartner schon bestätigt.",
        "There is nothing to confirm: this contact has already confirmed everything that is valid.",
    ),
}
