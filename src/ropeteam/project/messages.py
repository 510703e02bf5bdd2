"""What starting, saving and inspecting say, in German and English. Everything else is worded in `ropeteam.wording`."""

from __future__ import annotations

import os

# code: (German, English)
SENTENCES: dict[str, tuple[str, str]] = {
    # what goes wrong
    "home_is_newer": (
        "Das Verzeichnis {home} wurde zuletzt von Ropeteam {theirs} benutzt; dies ist {ours}."
        " Bitte die neuere Version starten.",
        "The directory {home} was last used by Ropeteam {theirs}; this is {ours}. Please start the newer version.",
    ),
    "home_not_ours": (
        "{path} kann nicht benutzt werden ({reason}). Mit --home DIR ein eigenes Verzeichnis wählen.",
        "{path} cannot be used ({reason}). Choose a directory of your own with --home DIR.",
    ),
    "no_space": (
        "Zu wenig Platz bei {path}: noch {free_mb} MB frei. Platz schaffen oder mit --home DIR ausweichen.",
        "Not enough disk space at {path}: {free_mb} MB left. Make room, or go elsewhere with --home DIR.",
    ),
    "port_taken": (
        "Der Port {port} auf {host} ist belegt, vielleicht von einem laufenden Ropeteam."
        " Mit --port einen anderen wählen.",
        "Port {port} on {host} is taken, perhaps by a Ropeteam that runs already. Choose another one with --port.",
    ),
    "bad_address": (
        "Auf {host}, Port {port}, kann hier nicht gelauscht werden: {reason}.",
        "Cannot listen on {host}, port {port}, here: {reason}.",
    ),
    "no_binaries": (
        "Kein brauchbares PostgreSQL gefunden (gesucht: {wanted}; nötig: {lowest} oder neuer)."
        " Siehe docs/howto/database.md.",
        "No usable PostgreSQL found (looked for: {wanted}; {lowest} or newer is needed). See docs/howto/database.md.",
    ),
    "no_account": (
        "PostgreSQL läuft nicht als root, und keiner dieser Benutzer ist da: {names}. Als gewöhnlicher Benutzer starten"
        " oder DATABASE_URL setzen.",
        "PostgreSQL does not run as root, and none of these users exists: {names}. Start as an ordinary user or set"
        " DATABASE_URL.",
    ),
    "does_not_start": (
        "PostgreSQL startet nicht. Die letzten Zeilen von {path}:\n{log}",
        "PostgreSQL does not start. The last lines of {path}:\n{log}",
    ),
    "cluster_is_newer": (
        "Die Datenbank wurde von PostgreSQL {theirs} geschrieben, gefunden wurde nur {ours}. ROPETEAM_POSTGRES prüfen.",
        "The database was written by PostgreSQL {theirs}, but only {ours} was found. Check ROPETEAM_POSTGRES.",
    ),
    "cluster_is_older": (
        "Die Datenbank wurde von PostgreSQL {theirs} geschrieben; um sie nach {ours} zu tragen, muss {theirs} einmal"
        " installiert sein. Oder mit ROPETEAM_POSTGRES bei {theirs} bleiben.",
        "The database was written by PostgreSQL {theirs}; to carry it over to {ours}, {theirs} must be installed once."
        " Or stay with {theirs} by ROPETEAM_POSTGRES.",
    ),
    "database_error": (
        "Der Datenbankserver zu {home} ist nicht mehr da. Bitte noch einmal versuchen.",
        "The database server of {home} is gone. Please try again.",
    ),
    "database_busy": (
        "Ein anderer Befehl hält die Datenbank in {home}, antwortet aber nicht. Ihn beenden und noch einmal versuchen.",
        "Another command holds the database in {home} and does not answer. Stop it and try again.",
    ),
    "database_unreachable": (
        "Die Datenbank aus DATABASE_URL antwortet nicht ({place}): {reason}",
        "The database named by DATABASE_URL does not answer ({place}): {reason}",
    ),
    "schema_is_newer": (
        "Die Tabellen wurden von einer neueren Version geändert ({names}). Bitte diese starten.",
        "The tables were changed by a newer version ({names}). Please start that one.",
    ),
    "cannot_back_up": ("Keine Sicherung geschrieben: {reason}", "No backup written: {reason}"),
    "cannot_restore": (
        "{file} wurde nicht zurückgespielt, die Datenbank ist wie zuvor: {reason}",
        "{file} was not restored, the database is as it was: {reason}",
    ),
    "backup_there": (
        "Keine Sicherung geschrieben: {file} gibt es schon. Mit --force wird die Datei ersetzt.",
        "No backup written: {file} is there already. --force replaces it.",
    ),
    "no_workshop": (
        "In {folder} lässt sich nicht schreiben: das Verzeichnis fehlt, ist voll oder gehört jemand anderem. Nichts wurde"
        " geändert.",
        "{folder} cannot be written: it is missing, full, or belongs to somebody else. Nothing was changed.",
    ),
    "no_backup": (
        "{file} fehlt oder lässt sich nicht lesen; die Datenbank ist wie zuvor.",
        "{file} is missing or cannot be read; the database is as it was.",
    ),
    "backup_broken": (
        "{file} ist keine ganze Sicherung von Ropeteam (leer, abgeschnitten oder verändert); die Datenbank ist wie zuvor.",
        "{file} is no whole backup of Ropeteam (empty, cut short or changed); the database is as it was.",
    ),
    "backup_is_newer": (
        "{file} wurde von Ropeteam {theirs} geschrieben; dies ist {ours}. Bitte mit der neueren Version zurückspielen; die"
        " Datenbank ist wie zuvor.",
        "{file} was written by Ropeteam {theirs}; this is {ours}. Restore it with the newer version; the database is as it was.",
    ),
    "restore_needs_force": (
        "{file} wurde nicht zurückgespielt: die Datenbank ist nicht leer. Mit --force wird sie ersetzt.",
        "{file} was not restored: the database is not empty. --force replaces it.",
    ),
    "no_demo": (
        "Die Beispielfirmen gehören zum Quelltext und sind hier nicht dabei: {path}",
        "The example companies come with the source code and are not here: {path}",
    ),
    "server_ended": (
        "Der Webserver hat sich gleich nach dem Start beendet (Code {code}); seine Meldung steht darüber.",
        "The web server ended right after its start (code {code}); what it said stands above.",
    ),
    "stopped": ("Abgebrochen.", "Stopped."),
    # what takes longer
    "database_recovers": (
        "Die Datenbank liest nach einem Absturz ihr Protokoll; das kann dauern …",
        "The database reads its log after a crash; this may take a while …",
    ),
    "database_waits": (
        "Ein anderer Befehl benutzt die Datenbank noch; sie bleibt an, bis er fertig ist (Strg-C hält sie gleich an) …",
        "Another command still uses the database; it stays up until that is done (Ctrl-C stops it now) …",
    ),
    "database_stops_anyway": ("Die Datenbank wird angehalten.", "Stopping the database."),
    "database_stops_hard": (
        "Die Datenbank hält nicht an und wird hart beendet; beim nächsten Start liest sie ihr Protokoll.",
        "The database does not stop and is ended hard; it reads its log at the next start.",
    ),
    "database_upgrades": (
        "Die Daten werden auf die neuere PostgreSQL-Version übertragen …",
        "Carrying the data over to the newer PostgreSQL …",
    ),
    "database_restarted": (
        "Der Datenbankserver war weg und läuft wieder; nichts Bestätigtes ging verloren.",
        "The database server was gone and runs again; nothing that was confirmed is lost.",
    ),
    "process_restarted": ("{name} war beendet und läuft wieder.", "{name} had ended and runs again."),
    "migrating": ("Tabellen werden eingerichtet …", "Setting up the tables …"),
    # what went well
    "migrated": ("Die Tabellen sind auf dem Stand dieser Version.", "The tables are at this version's state."),
    "serving": ("Ropeteam läuft: {url}   (Strg-C beendet)", "Ropeteam runs: {url}   (Ctrl-C stops it)"),
    "stopping": ("Wird beendet …", "Stopping …"),
    "backed_up": ("Gesichert: {file} ({mb} MB)", "Backed up: {file} ({mb} MB)"),
    "restored": (
        "Zurückgespielt: {file}, gesichert am {made} von Ropeteam {version}.",
        "Restored: {file}, backed up {made} by Ropeteam {version}.",
    ),
    # the doctor's findings, each with how to mend it
    "doctor_good": ("Alles in Ordnung.", "All is well."),
    "doctor_bad": ("Zu beheben: {count}", "To be mended: {count}"),
    "doctor_open": ("offen: {names}", "open: {names}"),
    "doctor_own": ("eigener Server, von diesem Befehl gestartet", "own server, started by this command"),
    "doctor_joined": ("eigener Server, läuft bei einem anderen Befehl", "own server, run by another command"),
    "doctor_external": ("DATABASE_URL, von anderen betrieben", "DATABASE_URL, run by somebody else"),
    "space_low": (
        "Nur noch {free_mb} MB frei: Platz schaffen, bevor die Datenbank stehen bleibt.",
        "Only {free_mb} MB left: make room before the database stops.",
    ),
    "server_too_old": (
        "PostgreSQL {version} ist zu alt; nötig ist {lowest} oder neuer.",
        "PostgreSQL {version} is too old; {lowest} or newer is needed.",
    ),
    "encoding_wrong": (
        "Die Datenbank ist in {encoding}; sie muss mit UTF8 neu angelegt werden.",
        "The database is in {encoding}; it must be made anew with UTF8.",
    ),
    "fsync_off": (
        "fsync ist aus: ein Stromausfall kann Daten kosten. In der Konfiguration des Servers einschalten.",
        "fsync is off: a power cut may cost data. Switch it on in the server's configuration.",
    ),
    "extension_missing": (
        "Die Erweiterung {name} fehlt: `ropeteam migrate` legt sie an (Rechte nötig) oder ein Administrator mit"
        " CREATE EXTENSION {name}.",
        "The extension {name} is missing: `ropeteam migrate` creates it (given the rights), or an administrator with"
        " CREATE EXTENSION {name}.",
    ),
    "extension_unavailable": (
        "Die Erweiterung {name} ist auf dem Server nicht installiert (Paket postgresql-contrib).",
        "The extension {name} is not installed on the server (package postgresql-contrib).",
    ),
    "jobs_stuck": (
        "{count} Aufträge hängen an beendeten Prozessen: `ropeteam work` nimmt sie wieder auf.",
        "{count} jobs hang on processes that ended: `ropeteam work` takes them up again.",
    ),
    "jobs_failed": (
        "{count} Aufträge sind gescheitert; das Protokoll von `ropeteam up` sagt, warum.",
        "{count} jobs failed; the log of `ropeteam up` says why.",
    ),
    "mail_failed": (
        "{count} Mails hat der Mailserver nicht angenommen: `ropeteam mail status` sagt, warum; `ropeteam mail send --again`"
        " versucht sie noch einmal.",
        "The mail server did not accept {count} mails: `ropeteam mail status` says why; `ropeteam mail send --again` tries"
        " them again.",
    ),
    "model_missing": (
        "Das Sprachmodell {name} fehlt: die Umgebung mit `python3 run.py` neu anlegen lassen.",
        "The language model {name} is missing: let `python3 run.py` make the environment anew.",
    ),
    "weights_missing": (
        "Die gelernten Gewichte ({name}) fehlen; gehört wird nur nach festen Merkmalen. Den Quelltext vollständig holen.",
        "The trained weights ({name}) are missing; listening goes by fixed cues only. Fetch the source code completely.",
    ),
    "importing": ("Einlesen: {folder}", "Reading in: {folder}"),
    # the story of an example company
    "acts_done": (
        "Was die Leute taten: {new} neu, {known} schon bekannt, {left} ausgelassen.",
        "What its people did: {new} new, {known} known already, {left} left out.",
    ),
    "act_line": ("Zeile {line}", "line {line}"),
    "act_unheard": (
        "in {talk} wurde „{quote}“ nicht gehört; ausgelassen.",
        "“{quote}” was not heard in {talk}; left out.",
    ),
    "act_shape": ("erwartet wird hier: {expected}.", "expected here: {expected}."),
    "act_unknown": (
        "„{found}“ gibt es bei „{field}“ nicht. Erlaubt: {allowed}.",
        "“{found}” is not known for “{field}”. Allowed: {allowed}.",
    ),
    "act_lacks": ("„{field}“ fehlt bei „{deed}“.", "“{field}” is missing for “{deed}”."),
    "act_value": ("„{field}“ passt nicht; erwartet: {expected}.", "“{field}” does not fit; expected: {expected}."),
    "act_twice": (
        "Die Kennung „{found}“ steht schon in Zeile {first}.",
        "The id “{found}” stands already in line {first}.",
    ),
    "act_request_later": (
        "Einen Änderungswunsch „{found}“ gibt es bis hierher nicht.",
        "There is no change request “{found}” up to here.",
    ),
    "act_second_calendar": (
        "{found} hat schon einen Kalender; mehr als einer je Person geht nicht.",
        "{found} has a calendar already; one person has one.",
    ),
    "act_nobody": (
        "„{found}“ ({field}) gibt es in der Firma nicht. Nahe dran: {near}.",
        "“{found}” ({field}) is not in the company. Near: {near}.",
    ),
}


def language(wish: str | None = None) -> str:
    """`de` or `en`: what --lang asks for, else what the terminal's settings say."""
    if wish:
        return wish
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "de" if value.lower().startswith("de") else "en"
    return "en"


def sentence(code: str, lang: str, **values: object) -> str | None:
    """The sentence for a code; None for one that is not ours."""
    pair = SENTENCES.get(code)
    return pair[0 if lang == "de" else 1].format(**values) if pair else None
