"""Carries a home to a newer PostgreSQL: dump with the new programs, load into a new directory, then change places.

The old directory stays beside the new one as `data.pg<major>` until somebody deletes it. A killed upgrade starts over;
once the new directory is complete, only the change of places is left to do.
"""

from __future__ import annotations

import shutil

from ropeteam.project.database import binaries
from ropeteam.project.database.cluster import Cluster
from ropeteam.project.database.dump import dump, load
from ropeteam.project.database.place import Place, reachable
from ropeteam.project.errors import ClusterIsNewer, ClusterIsOlder
from ropeteam.project.home import require_space


def carry_over(cluster: Cluster) -> None:
    """Make the data directory fit the cluster's programs; does nothing when it does or when there is none yet."""
    workshop = Place(root=cluster.place.root / "upgrade", account=cluster.place.account)
    if (workshop.root / "complete").exists():
        _change_places(cluster.place, workshop)
    shutil.rmtree(workshop.root, ignore_errors=True)
    written_by = binaries.major_of(cluster.place.data)
    if written_by is None or written_by == cluster.binaries.major:
        return
    if written_by > cluster.binaries.major:
        raise ClusterIsNewer(theirs=written_by, ours=cluster.binaries.major)
    old = binaries.of_major(written_by)
    if old is None:
        raise ClusterIsOlder(theirs=written_by, ours=cluster.binaries.major)
    cluster.say("database_upgrades")
    _rebuild(Cluster(cluster.place, reachable(old, cluster.place.account), cluster.say), cluster, workshop)
    _change_places(cluster.place, workshop)


def _rebuild(old: Cluster, new: Cluster, workshop: Place) -> None:
    size = sum(path.stat().st_size for path in old.place.data.rglob("*") if path.is_file())
    require_space(old.place.root, 2 * size // 2**20 + 100)
    workshop.root.mkdir(mode=0o700)
    workshop.account.own(workshop.root)
    shutil.copy2(old.place.root / "password", workshop.root / "password")
    workshop.account.own(workshop.root / "password")
    saved = workshop.root / "saved"
    try:
        old.start()
        dump(old.dsn(), saved, preferred=new.binaries)
    finally:
        old.stop()
    fresh = Cluster(workshop, new.binaries, new.say)
    try:
        fresh.create()
        fresh.start()
        load(fresh.dsn(), saved, preferred=new.binaries)
    finally:
        fresh.stop()
    (workshop.root / "complete").touch()


def _change_places(place: Place, workshop: Place) -> None:
    if (workshop.root / "data").exists():
        if place.data.exists():
            place.data.rename(place.root / f"data.pg{binaries.major_of(place.data)}")
        workshop.data.rename(place.data)
    shutil.rmtree(workshop.root)
