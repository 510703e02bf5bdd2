"""Papers about a deal's solution: brought as they are, given back as a download, taken away for good."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.architecture import MOST_FILES
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.language.attached import MAX_BYTES, TAKEN, flaw_of
from ropeteam.language.file_names import another_name, plain_name
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor

READ = "architecture_file"


def bring(deal: models.Deal, *, actor: Actor, data: bytes, file_name: str, on: date) -> models.ArchitectureFile:
    """The same bytes twice are one paper; another one of the same name gets a number, so that a name says which it is."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    name = plain_name(file_name, otherwise="file")
    flaw = flaw_of(name, data)
    if flaw:
        raise Refused(flaw, most=str(MAX_BYTES // 1024**2), kinds=", ".join(TAKEN))
    content_hash = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)
        lying = models.ArchitectureFile.objects.filter(deal=held)
        same = lying.filter(content_hash=content_hash, removed_on__isnull=True).defer("content").first()
        if same is not None:
            return same
        names = set(lying.values_list("name", flat=True))
        if lying.filter(removed_on__isnull=True).count() >= MOST_FILES:
            raise Refused("papers_many", most=str(MOST_FILES))
        made = models.ArchitectureFile.objects.create(
            deal=held,
            no=lying.count() + 1,
            name=another_name(name, names),
            size=len(data),
            content_hash=content_hash,
            content=data,
            brought_on=on,
            created_by=actor.person,
        )
        events.append("architecture.file_brought", made, actor=actor, company=deal.company, deal_id=deal.pk)
    return made


def named(deal: models.Deal, no: int, *, actor: Actor) -> models.ArchitectureFile:
    """A paper that lies with the deal, to point at: without its bytes."""
    access.require(actor, Deed.READ_ARCHITECTURE_FILE, deal=deal)
    found = models.ArchitectureFile.objects.filter(deal=deal, no=no, removed_on__isnull=True).defer("content").first()
    if found is None:
        raise NotFound("file", str(no))
    return found


def give(deal: models.Deal, no: int, *, actor: Actor) -> models.ArchitectureFile:
    """The paper with its bytes; who reads a customer's paper is written down as with transcripts."""
    access.require(actor, Deed.READ_ARCHITECTURE_FILE, deal=deal)
    found = models.ArchitectureFile.objects.filter(deal=deal, no=no, removed_on__isnull=True).first()
    if found is None:
        raise NotFound("file", str(no))
    if actor.person is not None:
        models.AccessLog.objects.create(
            person=actor.person, subject_table=found._meta.db_table, subject_id=found.pk, why=READ
        )
    return found


def remove(deal: models.Deal, no: int, *, actor: Actor, on: date) -> None:
    """Its bytes go; that it was here stays."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    if actor.person is None:
        raise NotAllowed(Deed.EDIT_ARCHITECTURE)
    with transaction.atomic():
        rows = models.ArchitectureFile.objects.select_for_update(of=("self",)).filter(deal=deal, no=no)
        found = rows.filter(removed_on__isnull=True).first()
        if found is None:
            raise NotFound("file", str(no))
        found.content, found.removed_on, found.removed_by = b"", on, actor.person
        found.save(update_fields=["content", "removed_on", "removed_by"])
        events.append("architecture.file_removed", found, actor=actor, company=deal.company, deal_id=deal.pk)
