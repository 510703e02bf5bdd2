"""Errors people can cause and mend, in words: what happened, what is safe, what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "error.not_found": (
        "„{key}“ gibt es hier nicht, oder es ist nicht für Sie bestimmt.",
        "There is no “{key}” here, or it is not yours to see.",
    ),
    "error.not_allowed": ("Dafür fehlt Ihnen die Rolle.", "Your role does not allow this."),
    "error.note_empty": (
        "Die Notiz ist leer. Schreiben Sie einen halben Satz.",
        "The note is empty. Half a sentence will do.",
    ),
    "error.talk_of_other_deal": (
        "Dieses Gespräch gehört zu einer anderen Verkaufschance. Wählen Sie eines von dieser oder keines.",
        "That talk belongs to another deal. Choose one of this deal, or none.",
    ),
    "error.ask_empty": (
        "Was möchten Sie zusagen? Ein Satz genügt.",
        "What would you like to promise? One sentence will do.",
    ),
    "error.basis_missing": ("Bitte eine Grundlage wählen.", "Please choose a basis."),
    "error.listening_not_agreed": (
        "{company}: Zuhören ist nicht vereinbart. Setzen Sie works_agreement (yes, no_council oder demo) in company.yaml.",
        "{company}: listening is not agreed. Set works_agreement (yes, no_council or demo) in company.yaml.",
    ),
    "error.reason_missing": ("Bitte nennen Sie einen Grund.", "Please give a reason."),
    "error.second_is_first": (
        "Zustimmen muss jemand anderes als die Person, die verworfen hat.",
        "Someone other than the person who dismissed it has to agree.",
    ),
    "error.nothing_to_second": ("Hier gibt es nichts zu bestätigen.", "There is nothing to agree to here."),
    "error.nothing_to_undo": (
        "Hier gibt es nichts zurückzunehmen: Es steht kein Wort, oder es ist schon zurückgenommen.",
        "There is nothing to take back: nobody has said anything here, or it has been taken back already.",
    ),
    "error.word_not_last": (
        "Das ist nicht mehr das letzte Wort: Es ist zurückgenommen, oder es kam ein weiteres dazu. Nichts wurde geändert.",
        "That is no longer the last word: it was taken back, or another one came since. Nothing was changed.",
    ),
    "error.own_deal": (
        "In der eigenen Verkaufschance geht das nicht; bitten Sie jemand anderen.",
        "Not in your own deal; ask someone else.",
    ),
    "error.asked_by_seller": (
        "Diese Ausnahme hat jemand beantragt, der die Verkaufschance selbst verkauft oder verkauft hat; sie gilt nicht.",
        "This override was asked for by someone who sells or sold the deal; it cannot hold.",
    ),
    "error.override_needs_two": (
        "Eine Ausnahme braucht Geschäftsleitung und Produktmanagement, zwei verschiedene Personen.",
        "An override needs management and product, two different people.",
    ),
    "error.already_ended": ("Diese Zusage ist schon beendet.", "This promise has ended already."),
    "error.told_missing": (
        "Wann und wie wurde es dem Kunden gesagt? Ohne das bleibt die Zusage offen.",
        "When and how was the customer told? Without it the promise stays open.",
    ),
    "error.quote_not_found": (
        "Dieser Wortlaut steht nicht in dem Beitrag.",
        "These words do not stand in that turn.",
    ),
    "error.committable_needs_date": (
        "Zusagbar ist nur, was ein Datum hat.",
        "Only what has a date may be promised.",
    ),
    "error.draft_empty": (
        "In diesen Seiten steht weder Vision noch Säule noch Nicht-Ziel.",
        "These pages hold neither a vision nor a pillar nor a non-goal.",
    ),
    "error.no_draft": (
        "Es gibt keinen Entwurf. Lesen Sie zuerst Strategieseiten ein: ropeteam import-strategy ORDNER",
        "There is no draft. Read strategy pages first: ropeteam import-strategy FOLDER",
    ),
    "error.login_wrong": (
        "E-Mail oder Kennwort stimmt nicht.",
        "The mail address or the password is not right.",
    ),
    "error.login_too_often": (
        "Zu viele Versuche. Bitte warten Sie einige Minuten.",
        "Too many attempts. Please wait a few minutes.",
    ),
    "error.login_inactive": (
        "Dieser Zugang ist abgeschaltet. Ihre Administration hilft weiter.",
        "This login is switched off. Your administration can help.",
    ),
    "error.password_missing": ("Bitte geben Sie Ihr jetziges Kennwort ein.", "Please enter your present password."),
    "error.password_wrong": ("Das Kennwort stimmt nicht.", "The password is not right."),
    "error.folder_missing": (
        "Wohin? Nennen Sie einen Ordner: ropeteam export company ORDNER",
        "Where to? Name a folder: ropeteam export company FOLDER",
    ),
    "error.folder_not_empty": (
        "{folder} ist nicht leer; es wird nichts überschrieben. Nennen Sie einen leeren Ordner.",
        "{folder} is not empty; nothing is overwritten. Name an empty folder.",
    ),
    "error.deal_ambiguous": (
        "Mehrere Firmen haben die Verkaufschance „{key}“. Nennen Sie die Firma mit --company.",
        "Several companies have a deal “{key}”. Name the company with --company.",
    ),
    "error.login_of_another": (
        "Unter {mail} meldet sich schon jemand in einer anderen Firma an.",
        "Somebody in another company already signs in as {mail}.",
    ),
    "error.login_not_open": ("{mail} kann sich ohnehin nicht anmelden.", "{mail} cannot sign in as it is."),
    "error.company_ambiguous": (
        "Es sind mehrere Firmen da: {companies}. Wählen Sie eine mit --company.",
        "There are several companies: {companies}. Choose one with --company.",
    ),
    "error.bad_day": (
        "„{found}“ bei {option} ist kein eindeutiger Tag. Richtig wäre 2026-03-31 oder 31.03.2026.",
        "“{found}” at {option} is no clear day. Right would be 2026-03-31 or 31.03.2026.",
    ),
    "error.bad_promise_number": (
        "„{found}“ ist nicht die Nummer einer Zusage. „gate DEAL“ nennt sie hinter jeder, die im Zusagenbuch steht.",
        "“{found}” is not the number of a promise. “gate DEAL” tells it behind each that is in the ledger.",
    ),
    "error.promise_suggested": (
        "„{key}“ ist ein Vorschlag. Ins Zusagenbuch kommt er, wenn ihn jemand auf der Seite des Gesprächs bestätigt.",
        "“{key}” is a suggestion. It comes into the ledger when somebody confirms it on the page of its talk.",
    ),
    "error.no_product": (
        "Diese Firma hat noch kein Produkt, an dem sich etwas beurteilen ließe. Bitte ihren Firmenordner einlesen: ropeteam "
        "import ORDNER.",
        "This company has no product yet that anything could be judged by. Take its company folder in: ropeteam import FOLDER.",
    ),
    "error.crm_company_needed": (
        "Hier ist noch keine Firma. Bitte sagen, wessen Verkaufschancen das sind, mit dem Namen wie in company.yaml: "
        '--company "NAME". Oder zuerst den Firmenordner einlesen: ropeteam import ORDNER.',
        'There is no company here yet. Say whose deals these are, by the name in company.yaml: --company "NAME". Or take '
        "the company folder in first: ropeteam import FOLDER.",
    ),
    "error.crm_company_unknown": (
        "„{named}“ ist hier keine Firma; da ist: {companies}. Eine weitere kommt mit ihrem Firmenordner: ropeteam import "
        "ORDNER.",
        "“{named}” is no company here; there is: {companies}. A further one comes with its company folder: ropeteam import "
        "FOLDER.",
    ),
    "error.train_no_weights": (
        "Ohne die mitgelieferten Gewichte (ear.npz) gibt es nichts, worauf ein eigenes Gehör aufbauen könnte.",
        "Without the shipped weights (ear.npz) there is nothing that an ear of your own could build on.",
    ),
    "error.train_too_few": (
        "Zu wenig zum Lernen: {reviews} Rückmeldungen in fertig gesichteten Gesprächen, es fehlen noch {more} (nötig sind 40); "
        "davon {locked} im zurückgelegten Teil, dort fehlen noch {more_locked} (nötig sind 10). Damit die Probe dort auch jede Art "
        "für sich beurteilt, fehlen noch: Zusage {more_promise}, Bedarf {more_need}, Behauptung {more_claim}, "
        "Bedenken {more_concern}, Begeisterung {more_delight} (keine Bedingung). "
        "In {unread} Gesprächen wartet noch ein Vorschlag; sie zählen erst danach.",
        "Too little to learn from: {reviews} reviews in talks that were read through, {more} more needed (of 40); "
        "{locked} of them in the part set aside, {more_locked} more needed there (of 10). For the trial to judge each kind "
        "there by itself, these are missing: promise {more_promise}, need {more_need}, claim {more_claim}, concern {more_concern}, "
        "delight {more_delight} (no condition). "
        "In {unread} talks a suggestion still waits; they count once it does not.",
    ),
    "error.train_nothing_to_undo": (
        "Es gibt nichts zurückzunehmen: zugehört wird mit den mitgelieferten Gewichten.",
        "There is nothing to take back: the shipped weights are in use.",
    ),
    "error.train_overtaken": (
        "Inzwischen hat jemand anderes das Gehör geändert. Es wurde nichts übernommen; bitte noch einmal trainieren.",
        "Meanwhile someone else changed the ear. Nothing was kept; please train again.",
    ),
    "error.train_other_company": (
        "Jede Firma trainiert nur ihr eigenes Gehör.",
        "A company trains its own ear only.",
    ),
}
