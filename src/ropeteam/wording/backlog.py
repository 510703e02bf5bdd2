"""What is said about hearing a backlog: how many processes or machines, who could not be heard, what a cluster lacks."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cli.backlog.workers": ("{workers} Prozesse hören zu.", "{workers} processes are listening."),
    "cli.backlog.cluster": (
        "Im Cluster {url} hören Worker zu: {workers}.",
        "Workers listening on the cluster {url}: {workers}.",
    ),
    "cli.backlog.in_the_clear": (
        "Achtung: Die Worte der Kunden gehen unverschlüsselt an {url}. Mit tls://… gehen sie verschlüsselt.",
        "Mind: customers’ words travel to {url} in the clear. With tls://… they are encrypted.",
    ),
    "cli.backlog.model_here": (
        "{company}: Ein Sprachmodell liest mit; deshalb hört ein einziger Prozess auf dieser Maschine zu.",
        "{company}: a language model reads along; therefore one process on this machine listens.",
    ),
    "cli.backlog.unheard": (
        "{count} Gespräche konnten nicht gehört werden; beim nächsten Mal wird es wieder versucht:",
        "{count} conversations could not be heard; the next run tries them again:",
    ),
    "cli.backlog.died": (
        "  {name}: der Prozess starb zweimal dabei (oft fehlt Speicher)",
        "  {name}: its process died over it twice (often memory is short)",
    ),
    "cli.backlog.stumbled": ("  {name}: Fehler beim Hören ({why})", "  {name}: error while listening ({why})"),
    "cli.backlog.more": ("  … und {count} weitere", "  … and {count} more"),
    "error.workers_too_few": (
        "Es muss wenigstens ein Prozess zuhören: --workers 1.",
        "At least one process has to listen: --workers 1.",
    ),
    "error.listeners_die": (
        "Prozesse zum Zuhören sterben schon beim Start, oft aus Mangel an Speicher (je 600 MB). Was gehört war, bleibt."
        " Mit --workers 1 hört dieser Prozess selbst zu.",
        "Processes that should listen die as they start, often for want of memory (600 MB each). What was heard stays."
        " With --workers 1 this process listens itself.",
    ),
    "error.cluster_not_installed": (
        "Für --cluster fehlt die Bibliothek „distributed“ (das Extra „cluster“). Sie kommt mit: {command}",
        "--cluster needs the library “distributed” (the extra “cluster”). Get it with: {command}",
    ),
    "error.cluster_unreachable": (
        "Unter {url} antwortet kein Dask-Scheduler. Richtig wäre etwa tcp://10.0.0.5:8786 oder tls://10.0.0.5:8786.",
        "No Dask scheduler answers at {url}. Right would be tcp://10.0.0.5:8786 or tls://10.0.0.5:8786.",
    ),
    "error.cluster_no_workers": (
        "Der Cluster {url} hat keine Worker. Auf jeder Maschine: dask worker {url} --nthreads 1 --nworkers auto",
        "The cluster {url} has no workers. On each machine: dask worker {url} --nthreads 1 --nworkers auto",
    ),
    "error.cluster_other_version": (
        "Der Worker {worker} hört mit etwas anderem ({differs}). Installieren Sie dort dasselbe Ropeteam; gesendet wurde ihm"
        " nichts.",
        "The worker {worker} hears with something else ({differs}). Install the same Ropeteam there; nothing was sent to it.",
    ),
    "error.cluster_worker_without": (
        "Der Worker {worker} kann nicht zuhören ({why}). Dort muss dasselbe Ropeteam installiert sein.",
        "The worker {worker} cannot listen ({why}). The same Ropeteam has to be installed there.",
    ),
    "error.cluster_lost": (
        "Die Verbindung zum Cluster {url} ist abgerissen. Was gehört war, ist gebucht; derselbe Befehl macht dort weiter.",
        "The connection to the cluster {url} broke. What was heard is booked; the same command goes on from there.",
    ),
}
