"""What is said about a language model that reads along: settings, agreement, outcomes, files."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "error.llm_url_bad": (
        "ROPETEAM_LLM_URL „{value}“ ist keine brauchbare Adresse. Richtig wäre etwa http://127.0.0.1:8080/v1 oder"
        " https://llm.example.com/v1, ohne Kennwort und ohne Fragezeichen.",
        "ROPETEAM_LLM_URL “{value}” is no usable address. Right would be http://127.0.0.1:8080/v1 or"
        " https://llm.example.com/v1, without a password and without a question mark.",
    ),
    "error.llm_url_in_the_clear": (
        "ROPETEAM_LLM_URL „{value}“ würde Worte unverschlüsselt aus dem Haus senden. Bitte https benutzen.",
        "ROPETEAM_LLM_URL “{value}” would send words out of the house in the clear. Please use https.",
    ),
    "error.llm_model_missing": (
        "Welches Sprachmodell? ROPETEAM_LLM_MODEL (oder --llm-model) muss seinen Namen nennen, höchstens 70 Zeichen.",
        "Which language model? ROPETEAM_LLM_MODEL (or --llm-model) must name it, in at most 70 characters.",
    ),
    "error.llm_key_bad": (
        "ROPETEAM_LLM_KEY enthält Zeichen, die in keinem Schlüssel stehen (Umlaute, Zeilenumbrüche).",
        "ROPETEAM_LLM_KEY holds characters that no key has (accents, line breaks).",
    ),
    "error.llm_catalogue_bad": (
        "ROPETEAM_LLM_CATALOGUE „{value}“ kennt Ropeteam nicht: whole oder candidates.",
        "ROPETEAM_LLM_CATALOGUE “{value}” is unknown: whole or candidates.",
    ),
    "error.llm_number_bad": (
        "{name} „{value}“ muss eine ganze Zahl von 1 bis {most} sein.",
        "{name} “{value}” must be a whole number from 1 to {most}.",
    ),
    "error.llm_off": (
        "Kein Sprachmodell eingestellt: ROPETEAM_LLM_URL und ROPETEAM_LLM_MODEL setzen (docs/howto/llm.md).",
        "No language model is set: set ROPETEAM_LLM_URL and ROPETEAM_LLM_MODEL (docs/howto/llm.md).",
    ),
    "error.llm_paper_missing": (
        "Worauf beruht das? Bitte die Vereinbarung nennen (Auftragsverarbeitung, Betriebsvereinbarung, Beschluss).",
        "What does it rest on? Please name the paper (contract of processing, works agreement, decision).",
    ),
    "error.llm_answer_unreadable": (
        "In der Antwort steht kein JSON mit einer Liste „findings“.",
        "The answer holds no JSON with a list “findings”.",
    ),
    "error.llm_folder_bad": ("Mit {path} geht es nicht: {reason}.", "{path} cannot be used: {reason}."),
    "cli.llm.agreed": (
        "{company}: Worte dürfen von {model} bei {place} gelesen werden ({paper}). Zurücknehmen: --llm-forbid",
        "{company}: words may be read by {model} at {place} ({paper}). To take it back: --llm-forbid",
    ),
    "cli.llm.taken_back": (
        "{company}: ab jetzt geht kein Wort an ein Sprachmodell.",
        "{company}: from now on no word goes to a language model.",
    ),
    "cli.llm.not_agreed": (
        "{company} hat {place} nicht vereinbart: nichts wurde gesendet, das eigene Ohr hört allein. Vereinbaren:"
        ' ropeteam listen --company {key} --llm-allow "WORAUF ES BERUHT"',
        "{company} did not agree to {place}: nothing was sent, the local ear listens alone. To agree:"
        ' ropeteam listen --company {key} --llm-allow "WHAT IT RESTS ON"',
    ),
    "cli.llm.done": (
        "Sprachmodell {model}: {read} Texte gelesen, {local} nur mit dem eigenen Ohr gehört{why}; {tokens} Token,"
        " {refused} Funde verworfen.",
        "Language model {model}: {read} texts read, {local} heard by the local ear alone{why}; {tokens} tokens,"
        " {refused} findings refused.",
    ),
    "cli.llm.written": (
        "{count} Fragen nach {folder} geschrieben{why}. Antworten daneben ablegen, als NAME.answer.json; dann --llm-read.",
        "{count} questions written to {folder}{why}. Put the answers beside them as NAME.answer.json; then --llm-read.",
    ),
    "cli.llm.no_answer": (
        "{count} Texte warten noch auf eine Antwort, die zu ihren heutigen Worten passt.",
        "{count} texts still wait for an answer that fits their words of today.",
    ),
    "cli.llm.bad_answer": ("{file}: {problem}", "{file}: {problem}"),
    "llm.kept": ("aufgehobene Antwort", "answer kept"),
    "llm.read": ("gelesen", "read"),
    "llm.not_agreed": ("nicht vereinbart", "not agreed"),
    "llm.confidential": ("vertraulich", "confidential"),
    "llm.no_basis": ("ohne Grundlage", "without a basis"),
    "llm.budget": ("Token aufgebraucht", "tokens used up"),
    "llm.time": ("Zeit abgelaufen", "out of time"),
    "llm.too_long": ("zu lang", "too long"),
    "llm.unreachable": ("nicht erreichbar", "not reachable"),
    "llm.denied": ("abgelehnt", "denied"),
    "llm.unreadable": ("Antwort unlesbar", "answer unreadable"),
    "llm.resting": ("Pause nach Fehlern", "resting after failures"),
}
