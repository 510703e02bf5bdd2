"""One reason of a verdict as a sentence: codes and ids in, names filled in from what the caller knows."""

from __future__ import annotations

from collections.abc import Mapping

from ropeteam.wording.say import day, say


def reason_sentence(reason: Mapping[str, str], names: Mapping[str, str], language: str) -> str:
    """`names` turns ids into what people call them: 'capability:KEY', 'limit:KEY:NO', 'roadmap:KEY', 'non_goal:KEY'."""
    values: dict[str, str] = {"date": "", "due": "", "roadmap": "", "said": ""}
    capability = reason.get("capability", "") or names.get("capability", "")
    for name, value in reason.items():
        if name in ("date", "due"):
            values[name] = day(value, language)
        elif name == "status":
            values[name] = say(f"status.{value}", language)
        elif name == "kind":
            values[name] = say(f"decision.{value}", language)
        elif name == "limit":
            values[name] = names.get(f"limit:{capability}:{value}", f"#{value}")
        else:
            values[name] = names.get(f"{name}:{value}", value)
    words = " ".join(say(f"reason.{reason['code']}", language, **values).split())
    return words.replace(" )", ")")  # where the roadmap names no day
