"""What is wrong with a tracker's file, in one sentence each; `problems` puts the place before it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_table": (
        "Das ist JSON und keine Tabelle. JSON wird aus Canny und Fider gelesen; hier wird CSV erwartet.",
        "This is JSON, not a table. JSON is read from Canny and Fider; CSV is expected here.",
    ),
    "torn_json": (
        "Ab hier ist die Datei kein lesbares JSON mehr; was davor steht, wurde übernommen. Bitte noch einmal ausgeben.",
        "From here on the file is no readable JSON; what stands before was taken over. Export it again.",
    ),
    "unknown_post": (
        "Der Wunsch „{found}“ ist hier nicht bekannt; diese Stimme wurde ausgelassen. Bitte zuerst die Wünsche einlesen.",
        "The wish “{found}” is not known here; this voice was left out. Import the wishes first.",
    ),
}
