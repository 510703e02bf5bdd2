"""What the people of an example company did, replayed through the real flows. An act done is remembered, and never done again.

Rule in prose. The story is read strictly; with one defect in it nothing is done. Then act after act, each with what follows
from it, in one transaction: first the deed, as of its day, then the reactions to its events, as the queue would run them.
Words that the ear did not hear are told in one line and left out; what rests on them alone is left out too. What a person
changed by hand meanwhile stands: an act that a rule refuses is told in one line and the next one follows.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ropeteam.core.errors import NotFound, RopeteamError
from ropeteam.jobs import reactions
from ropeteam.project import messages
from ropeteam.project.commands.demo_acts_calendar import lies_ahead
from ropeteam.project.commands.demo_acts_deeds import do
from ropeteam.project.commands.demo_acts_file import Act, Deed, Defect, Story, read_story
from ropeteam.project.commands.demo_acts_names import unknown_names
from ropeteam.project.commands.demo_acts_stage import Stage, Words
from ropeteam.store import models
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

FILE = "acts.yaml"
DONE = "done"


def replay(folder: Path, lang: str) -> int:
    """The acts of one company folder; 1 where its story cannot be read. A folder without a story is one nobody acted in."""
    path = folder / FILE
    if not path.is_file():
        return 0
    story = read_story(path.read_text(encoding="utf-8"), name=FILE)
    company = models.Company.objects.filter(name=story.company).first()
    defects = list(story.defects)
    if not story.problems and not defects:
        defects = _strangers(story, company)
    for problem in story.problems:
        print(problem_sentence(problem, lang), file=sys.stderr)
    for defect in defects:
        print(_at(defect.line, messages.sentence(defect.code, lang, **defect.values), lang), file=sys.stderr)
    if defects or story.problems or company is None:
        return 1
    told = Counter(_replayed(act, Stage(company, company.products.get(), folder), lang) for act in story.acts)
    print(messages.sentence("acts_done", lang, **{name: told[name] for name in ("new", "known", "left")}), flush=True)
    return 0


def _strangers(story: Story, company: models.Company | None) -> list[Defect]:
    if company is None:
        return [Defect(1, "act_unknown", {"field": "company", "found": story.company, "allowed": "company.yaml"})]
    return unknown_names(story.acts, company)


def _replayed(act: Act, stage: Stage, lang: str) -> str:
    """new, known or left."""
    try:
        with transaction.atomic():
            # Two starts at once: the second waits here, and finds the act done.
            models.Company.objects.select_for_update(no_key=True).get(pk=stage.company.pk)
            if _is_done(act, stage.company):
                return "known"
            missing = _with_reactions(act, stage)
            if not missing and act.deed is not Deed.CALENDAR:
                stage.company.import_rows.create(file=FILE, key=act.id, hash=DONE)
    except RopeteamError as error:
        if not _rests_on_unheard(error):
            print(_at(act.line, say(f"error.{error.code}", lang, **error.values), lang), flush=True)
        return "left"
    for words in missing:
        print(_at(act.line, _unheard(words, lang), lang), flush=True)
    return "left" if missing else "new"


def _rests_on_unheard(error: RopeteamError) -> bool:
    """The wish is not there, because nothing of it was heard: that was told where it would have begun."""
    return isinstance(error, NotFound) and error.values["thing"] == "change_request"


def _is_done(act: Act, company: models.Company) -> bool:
    if act.deed is Deed.CALENDAR:
        return lies_ahead(act, company)
    return company.import_rows.filter(file=FILE, key=act.id).exists()


def _with_reactions(act: Act, stage: Stage) -> list[Words]:
    """What follows from a deed follows on its day; the queue finds it done later."""
    last = models.Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    missing = do(act, stage)
    while event := models.Event.objects.filter(company=stage.company, pk__gt=last).order_by("pk").first():
        reactions.react(event.pk, on=act.on or timezone.localdate())
        last = event.pk
    return missing


def _unheard(words: Words, lang: str) -> str | None:
    return messages.sentence("act_unheard", lang, talk=words.talk, quote=words.quote)


def _at(line: int, sentence: str | None, lang: str) -> str:
    return f"{FILE}, {messages.sentence('act_line', lang, line=line)}: {sentence}"
