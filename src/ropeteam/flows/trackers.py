"""Wishes out of another system (Canny, Fider, Jira, a list): each becomes a change request with everybody who asked for it.

The same file again changes nothing; a newer one brings new wishes, new voices, and that system's new word for the status,
which stays a word: what is decided, people decide here. What looks alike is proposed, never merged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Model

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Importance, RequestOrigin
from ropeteam.flows import nearest
from ropeteam.language.contract import Vectors
from ropeteam.language.trackers.contract import Post, Record, Tracker, Voice, Voices, joined
from ropeteam.language.trackers.registry import READERS, parse_choices
from ropeteam.store import access, events, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.bulk import copy_in, fresh_ids
from ropeteam.store.imports import slug
from ropeteam.store.models import Asker, ChangeRequest, Decision, Product, TrackerLink, TrackerVoice
from ropeteam.store.queries.customers_known import Known, known

BATCH = 500
ALIKE = 0.9
MOST_PROPOSALS = 200
MOST_PROBLEMS = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two wishes that may be one. `stated`: the other system says so itself; else `likeness` (0..1) of the words."""

    request: ChangeRequest
    other: ChangeRequest
    likeness: float
    stated: bool


@dataclass(slots=True)
class Brought:
    """What came in so far: wishes read and new, new words for a status, people who asked, votes nobody is named for."""

    wishes: int = 0
    new: int = 0
    restated: int = 0
    askers: int = 0
    ours: int = 0
    unnamed: int = 0
    proposals: list[Proposal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """A whole file taken over while somebody waits. `columns`: what was taken for what, empty where the format names its own;
    `problems` are what is wrong with it, as many as are worth showing. Nothing was written where `readable` is False."""

    brought: Brought
    columns: dict[str, str | None]
    problems: list[Problem]
    readable: bool


def take_file(
    path: Path,
    *,
    product: Product,
    tracker: Tracker,
    actor: Actor,
    on: date,
    name: str,
    columns: Sequence[str] = (),
    site: str = "",
    most: int,
) -> Taken:
    """`columns` are FIELD=COLUMN, a person's word about a table; `most` is how many wishes and voices somebody may wait for."""
    access.require(actor, Deed.IMPORT_REQUESTS)
    problems: list[Problem] = []
    reader = READERS[tracker]
    chosen = parse_choices(list(columns), tracker=tracker, problems=problems)
    look = reader.look(path, name=name, chosen=chosen)
    problems += look.problems
    taken_for = {guess.field: guess.column for guess in look.guesses}
    if any(not problem.notice for problem in problems):
        return Taken(Brought(), taken_for, problems[:MOST_PROBLEMS], readable=False)
    if _more_than(most, reader.read(path, name=name, problems=[], chosen=chosen, site=site)):
        raise Refused("tracker_file_many", most=str(most))
    records = reader.read(path, name=name, problems=problems, chosen=chosen, site=site)
    brought = Brought()
    for brought in take_in(records, product=product, tracker=tracker, actor=actor, on=on, file=name):
        problems += brought.problems
        brought.problems.clear()
        del problems[MOST_PROBLEMS:]
    return Taken(brought, taken_for, problems, readable=True)


def take_in(
    records: Iterable[Record], *, product: Product, tracker: Tracker, actor: Actor, on: date, file: str
) -> Iterator[Brought]:
    """Keep every wish; yields what came in after each batch, which is then written whole. Problems of a batch are for
    whoever reads them to take away."""
    access.require(actor, Deed.IMPORT_REQUESTS)
    brought = Brought()
    before = ChangeRequest.objects.filter(product=product).order_by("-pk").values_list("pk", flat=True).first() or 0
    older = nearest.older(product, than=before)
    batch = _Batch(product, tracker, actor, on, file, known(product.company), brought, older)
    source = iter(records)
    while some := list(islice(source, BATCH)):
        with transaction.atomic():
            # Two imports at once come one after the other, so that each sees what the other brought.
            product_lock.held(product.pk)
            batch.write(some)
        yield brought
    batch.propose_stated()
    batch.count_unnamed()
    yield brought


def _more_than(most: int, records: Iterable[Record]) -> bool:
    """Whether there are more wishes and voices; no further read than it takes to know."""
    there = 0
    for record in records:
        there += 1 + (len(record.voices) if isinstance(record, Post) else 0)
        if there > most:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Batch:
    """`older`: the wishes there were when the import began; only those are compared. `votes`: link -> how many the other
    system counts. `stated`: new wish -> the one it repeats, both by the other system's ids."""

    product: Product
    tracker: Tracker
    actor: Actor
    on: date
    file: str
    known: Known
    brought: Brought
    older: nearest.Older
    votes: dict[int, int] = field(default_factory=dict)
    stated: dict[str, str] = field(default_factory=dict)

    @property
    def by(self) -> int | None:
        return self.actor.person.pk if self.actor.person is not None else None

    def write(self, records: list[Record]) -> None:
        links = self.links({record.external for record in records})
        fresh, vectors = self.new(
            [one for one in records if isinstance(one, Post) and one.external not in links], links
        )
        self.restate([one for one in records if isinstance(one, Post)], links)
        spoken: dict[int, Voices] = {}
        for record in records:
            link = links.get(record.external)
            if link is None:
                found = (("found", record.external),)
                self.brought.problems.append(Problem("unknown_post", self.file, record.line, found))
                continue
            for voice in record.voices if isinstance(record, Post) else (record.voice,):
                spoken.setdefault(link.pk, Voices()).add(voice)
        wished, askers = self.voices({link.pk: link for link in links.values()}, spoken)
        self.tell(fresh, wished, askers)
        self.propose_alike(fresh, vectors)
        came = {row.pk for row in fresh}
        for post in records:
            if isinstance(post, Post) and post.duplicate_of and links[post.external].change_request_id in came:
                self.stated[post.external] = post.duplicate_of

    def links(self, externals: set[str]) -> dict[str, TrackerLink]:
        found = TrackerLink.objects.filter(product=self.product, tracker=self.tracker, external__in=externals)
        return {row.external: row for row in found.select_related("change_request")}

    def new(self, posts: list[Post], links: dict[str, TrackerLink]) -> tuple[list[ChangeRequest], Vectors]:
        """A wish and its link for every post that is not here yet, with the wishes' vectors; the links are added to `links`."""
        firsts = {post.external: post for post in reversed(posts)}
        keys, by = self.keys(firsts), self.by
        ids = list(zip(fresh_ids(ChangeRequest, len(firsts)), fresh_ids(TrackerLink, len(firsts)), strict=True))
        made = []
        for (pk, link), (external, post) in zip(ids, firsts.items(), strict=True):
            origin = RequestOrigin.INSIDE if self.from_inside(post) else RequestOrigin.CUSTOMER
            request = ChangeRequest(
                pk=pk, product=self.product, key=keys[external], title=post.title, problem=post.description,
                origin=origin.value, created_by_id=by,
            )  # fmt: skip
            made.append(request)
            links[external] = TrackerLink(
                pk=link, product=self.product, change_request=request, tracker=self.tracker, external=external,
                url=post.url, status=post.status, wished_on=post.wished_on, created_by_id=by,
            )  # fmt: skip
        _copy(ChangeRequest, ("id", "product_id", "key", "title", "problem", "origin", "created_by_id"), made)
        columns = (
            "id",
            "product_id",
            "change_request_id",
            "tracker",
            "external",
            "url",
            "status",
            "wished_on",
            "created_by_id",
        )
        _copy(TrackerLink, columns, [links[external] for external in firsts])
        self.brought.new += len(made)
        return made, nearest.keep_all(made, self.product.company_id)

    def keys(self, externals: Iterable[str]) -> dict[str, str]:
        """A key that says where it came from; one that is taken gets a mark of its own."""
        wanted = {external: f"{self.tracker}-{slug(external, most=50)}" for external in externals}
        taken = set(self.product.change_requests.filter(key__in=wanted.values()).values_list("key", flat=True))
        for external, key in wanted.items():
            if key in taken:
                wanted[external] = f"{key}-{hashlib.sha256(external.encode()).hexdigest()[:10]}"
            taken.add(wanted[external])
        return wanted

    def from_inside(self, post: Post) -> bool:
        """Whether only people of the house spoke for it."""
        return bool(post.voices) and all(self.is_ours(voice) for voice in post.voices)

    def is_ours(self, voice: Voice) -> bool:
        return voice.ours or self.known.ours(mail=voice.mail, name=voice.name)

    def restate(self, posts: list[Post], links: Mapping[str, TrackerLink]) -> None:
        """What the other system says of the wish today; an address it no longer gives is kept."""
        changed = {}
        for post in posts:
            row = links[post.external]
            self.brought.wishes += 1
            self.votes[row.pk] = max(post.votes, self.votes.get(row.pk, 0))
            url = post.url or row.url
            if (row.status, row.url) != (post.status, url):
                row.status, row.url = post.status, url
                changed[row.pk] = row
        TrackerLink.objects.bulk_update(changed.values(), ["status", "url"])
        self.brought.restated += len(changed)

    def voices(
        self, links: Mapping[int, TrackerLink], spoken: dict[int, Voices]
    ) -> tuple[dict[int, ChangeRequest], int]:
        """Everybody who spoke, once a wish; whoever is not of the house asks for it. The wishes that somebody new asks for, by
        id, and how many ask."""
        there = {(row.link_id, row.voter): row for row in TrackerVoice.objects.filter(link__in=spoken)}
        longer, fresh = [], []
        for link, voices in spoken.items():
            for voter, voice in voices.found.items():
                row = there.get((link, voter))
                if row is None:
                    fresh.append((links[link], voice))
                elif row.words != (words := joined(row.words, voice.words)):
                    row.words = words
                    longer.append(row)
        TrackerVoice.objects.bulk_update(longer, ["words"])
        account = [self.known.account(mail=voice.mail, company=voice.company) for _, voice in fresh]
        ids = fresh_ids(TrackerVoice, len(fresh))
        rows = list(zip(ids, fresh, account, strict=True))
        copy_in(
            TrackerVoice,
            ("id", "link_id", "voter", "words", "account_id", "said_on", "created_by_id"),
            ((pk, link.pk, one.voter, one.words, of, one.said_on, self.by) for pk, (link, one), of in rows),
        )
        outside = [(pk, link.change_request, of) for pk, (link, one), of in rows if not self.is_ours(one)]
        copy_in(
            Asker,
            ("change_request_id", "voice_id", "account_id", "importance", "created_by_id"),
            ((request.pk, pk, of, Importance.CHALLENGE.value, self.by) for pk, request, of in outside),
        )
        self.brought.ours += len(rows) - len(outside)
        self.brought.askers += len(outside)
        return {request.pk: request for _, request, _ in outside}, len(outside)

    def count_unnamed(self) -> None:
        """Votes that the other system counts beyond everybody it names."""
        counted = [(link, votes) for link, votes in self.votes.items() if votes]
        for start in range(0, len(counted), BATCH * 10):
            some = dict(counted[start : start + BATCH * 10])
            found = TrackerVoice.objects.filter(link__in=some).values("link").annotate(n=Count("pk"))
            named = dict(found.values_list("link", "n"))
            self.brought.unnamed += sum(max(0, votes - named.get(link, 0)) for link, votes in some.items())

    def tell(self, fresh: list[ChangeRequest], wished: dict[int, ChangeRequest], askers: int) -> None:
        """One event for what came; one for every decided wish that somebody new asks for, who is owed its answer."""
        if fresh or askers:
            events.append(
                "requests.imported", self.product, actor=self.actor, company=self.product.company,
                tracker=self.tracker, requests=[row.pk for row in fresh], askers=askers,
            )  # fmt: skip
        homes = {row.merged_into_id or row.pk for row in wished.values()}
        decided = set(Decision.objects.filter(change_request__in=homes).values_list("change_request", flat=True))
        for row in wished.values():
            if (row.merged_into_id or row.pk) in decided:
                events.append("request.linked", row, actor=self.actor, company=self.product.company)

    def propose_alike(self, fresh: list[ChangeRequest], vectors: Vectors) -> None:
        room = MOST_PROPOSALS - len(self.brought.proposals)
        if room <= 0 or not fresh:
            return
        new = {row.pk: row for row in fresh}
        near = self.older.alike(list(new), vectors, least=ALIKE)
        known = ChangeRequest.objects.in_bulk([pk for _, pk, _ in near])
        found = [Proposal(new[pk], known[other], score, stated=False) for pk, other, score in near if other in known]
        self.brought.proposals += found[:room]

    def propose_stated(self) -> None:
        """What the other system itself calls the same comes first. Said when everything is in: a file may name the wish that is
        repeated after the one that repeats it."""
        pairs = [(one, other) for one, other in self.stated.items() if one != other]
        found: list[Proposal] = []
        for start in range(0, len(pairs), BATCH):
            some = pairs[start : start + BATCH]
            links = self.links({external for pair in some for external in pair})
            found += [
                Proposal(links[one].change_request, links[other].change_request, 1.0, stated=True)
                for one, other in some
                if other in links
            ]
            if len(found) >= MOST_PROPOSALS:
                break
        self.brought.proposals[:] = [*found, *self.brought.proposals][:MOST_PROPOSALS]


def _copy(model: type[Model], columns: Sequence[str], rows: Sequence[Model]) -> None:
    copy_in(model, columns, ([getattr(row, column) for column in columns] for row in rows))
