"""How trackers call their columns. Compared without case, blanks and marks; the order within a field is the preference.

Jira's are those of its export in English and German; Fider's those of its CSV; Canny's the fields of its records as tables
write them; a plain list may use any of them, and what people choose.
"""

from __future__ import annotations

from typing import Final

from ropeteam.language.trackers.contract import Tracker

_JIRA = {
    "id": "issuekey, key, vorgangsschlüssel, schlüssel, issueid, vorgangsid",
    "title": "summary, zusammenfassung",
    "description": "description, beschreibung",
    "status": "status",
    "created": "created, erstellt",
    "author": "reporter, autor, melder, berichterstatter, creator, ersteller",
    "author_id": "reporterid, autorid, melderid",
    "company": "customfieldorganizations, customfieldorganisation, customfieldcustomer, customfieldcustomerifany, "
    "customfieldkunde, benutzerdefiniertefelderkunde, benutzerdefiniertefelderorganisationen, benutzerdefiniertesfeldkunde",
    "votes": "votes, stimmen",
    "comments": "comment, comments, kommentar, kommentare",
    "duplicate_of": "outwardissuelinkduplicate, outwardissuelinkduplikat, ausgehendevorgangsverknüpfungduplicate, "
    "ausgehendevorgangsverknüpfungduplikat",
    "url": "url, link",
}
_FIDER = {
    "id": "number",
    "title": "title",
    "description": "description",
    "status": "status",
    "created": "createdat",
    "author": "createdby",
    "author_mail": "createdbyemail",
    "votes": "votescount",
    "duplicate_of": "originalnumber",
    "url": "url",
}
_CANNY = {
    "id": "id, postid",
    "title": "title, posttitle",
    "description": "details, description, postdetails",
    "status": "status, poststatus",
    "created": "created, createdat, createddate, datecreated, postcreated",
    "author": "authorname, author",
    "author_mail": "authoremail",
    "company": "authorcompany, authorcompanies, companyname, company, companies",
    "voters": "voteremails, voters, voternames",
    "votes": "score, votes, votecount, upvotes",
    "comments": "comment, comments",
    "url": "url, posturl, link",
}
_CSV = {
    "id": "id, key, number, nr, nummer, schlüssel, issuekey, ticket",
    "title": "title, summary, name, idea, wish, request, feature, subject, titel, wunsch, zusammenfassung, betreff, "
    "bezeichnung, idee, anforderung, thema",
    "description": "description, details, problem, text, body, beschreibung, begründung, nutzen, erläuterung",
    "status": "status, state, stand, zustand",
    "created": "created, createdat, date, datum, erstellt, erstelltam, angelegtam, eingang, eingangsdatum, submitted",
    "author": "author, reporter, createdby, submittedby, requester, requestedby, contact, autor, melder, ersteller, "
    "gewünschtvon, von, ansprechpartner, kontakt",
    "author_mail": "authoremail, email, mail, reporteremail, requesteremail, emailadresse, mailadresse",
    "company": "company, account, customer, organization, organisation, kunde, firma, unternehmen",
    "voters": "voters, votedby, voteremails, wähler, stimmenvon, unterstützer",
    "votes": "votes, votecount, votescount, score, upvotes, likes, stimmen, anzahlstimmen",
    "comments": "comment, comments, kommentar, kommentare, anmerkung, bemerkung",
    "duplicate_of": "duplicateof, originalnumber, duplikatvon",
    "url": "url, link, adresse",
}

_ALL: Final[dict[Tracker, dict[str, str]]] = {"jira": _JIRA, "fider": _FIDER, "canny": _CANNY, "csv": _CSV}
COLUMN_NAMES: Final[dict[Tracker, dict[str, tuple[str, ...]]]] = {
    tracker: {field: tuple(names.split(", ")) for field, names in fields.items()} for tracker, fields in _ALL.items()
}
NEEDED: Final = ("title",)
# Columns that an export writes once for each value.
REPEATED: Final = frozenset(("comments", "voters", "duplicate_of", "company"))
DATES: Final = frozenset(("created",))
NUMBERS: Final = frozenset(("votes",))
