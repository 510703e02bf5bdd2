"""A story's deeds about enthusiasm: an owner asks, contacts answer by their links, colleagues estimate before; and tables of
answers, acceptances and tickets from elsewhere."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import observations, pulses
from ropeteam.language.observation_table import read_observations
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store.actor import actor_of
from ropeteam.store.queries import pulses as query
from ropeteam.wording.pulse import written

NOON = time(12)


def pulse(act: Act, stage: Stage) -> list[Words]:
    """Everybody who answers later is asked; an estimate comes between the question and the answer."""
    told, day = act.values, day_of(act)
    deal = stage.deal(act)
    contacts = {one.contact.key: one.contact for one in query.soundings(deal, on=day)}
    asked = [contacts[row["contact"]] for row in told["answers"] if row["contact"] in contacts]
    now = timezone.make_aware(datetime.combine(day, NOON))
    sent = pulses.ask(
        deal, asked, actor=stage.actor(act), on=day, now=now, speak=written, became=told.get("became", "")
    )
    answers = {row["contact"]: row for row in told["answers"]}
    for invite, token in sent.asked:
        for guess in told.get("guesses", ()):
            actor = actor_of(stage.company.people.get(name=guess["who"]), on=day)
            pulses.guess(invite, actor=actor, value=guess["value"], on=day)
        row = answers[invite.contact.key]
        if row["value"]:
            later = timedelta(days=row["days"])
            pulses.answer(
                token,
                value=row["value"],
                line=row["line"],
                language=query.language_of(deal).language,
                on=day + later,
                now=now + later,
            )
    return []


def points(act: Act, stage: Stage) -> list[Words]:
    """The table as it would be read from a file. What is wrong with it is a mistake of the story."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "points.csv"
        file.write_text(act.values["table"], encoding="utf-8")
        rows = read_observations(file, name=file.name, problems=problems)
        taken = observations.take_in(
            stage.company, rows, actor=stage.actor(act), source=PointSource.CSV, on=day_of(act), name=file.name
        )
    for problem in (*problems, *taken.problems):
        raise Refused(problem.code, **dict(problem.values))
    return []
