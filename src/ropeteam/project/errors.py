"""What can go wrong before or around the work itself. Codes here, sentences in `messages`.

RopeteamError
 └─ ProjectError
     ├─ HomeIsNewer, HomeNotOurs, NoSpace          the folder
     ├─ PortTaken, BadAddress, ServerEnded         serving
     ├─ CannotBackUp, CannotRestore, NotEmpty      saving
     │   └─ BackupThere · NoBackup, BackupBroken, BackupIsNewer · NoWorkshop (both ways)
     ├─ NoDemo                                     the example companies are not here
     └─ DatabaseError                              database
         ├─ NoBinaries        no PostgreSQL on this machine that fits
         ├─ NoAccount         we are root and there is nobody to become
         ├─ DoesNotStart      with the last lines of its log
         ├─ ClusterIsNewer, ClusterIsOlder
         ├─ DatabaseBusy      another command holds it and does not answer
         ├─ DatabaseUnreachable  what DATABASE_URL names does not answer
         └─ SchemaIsNewer     a newer version changed the tables
"""

from __future__ import annotations

from ropeteam.core.errors import RopeteamError


class ProjectError(RopeteamError):
    """An anticipated error of starting, serving or saving. The class names the code."""

    code_name = "project_error"

    def __init__(self, **values: object) -> None:
        super().__init__(self.code_name, **{name: str(value) for name, value in values.items()})


class HomeIsNewer(ProjectError):
    """The home directory was used by a newer version; an older one could damage it."""

    code_name = "home_is_newer"


class HomeNotOurs(ProjectError):
    """The home directory cannot be written by the user who runs the command."""

    code_name = "home_not_ours"


class NoSpace(ProjectError):
    """The disk is full, or too full to begin."""

    code_name = "no_space"


class PortTaken(ProjectError):
    """Another program listens on the port."""

    code_name = "port_taken"


class BadAddress(ProjectError):
    """The address or port cannot be used on this machine."""

    code_name = "bad_address"


class ServerEnded(ProjectError):
    """The web server ended right after its start."""

    code_name = "server_ended"


class NoDemo(ProjectError):
    """The example companies come with the source code only."""

    code_name = "no_demo"


class NotEmpty(ProjectError):
    """A restore would replace what is there, and nobody asked for that."""

    code_name = "restore_needs_force"


class CannotBackUp(ProjectError):
    """The backup was not written; nothing is left behind."""

    code_name = "cannot_back_up"


class CannotRestore(ProjectError):
    """The file was not restored; the database is as it was."""

    code_name = "cannot_restore"


class BackupThere(CannotBackUp):
    """Nobody asked for an existing file to be replaced."""

    code_name = "backup_there"


class NoWorkshop(CannotBackUp, CannotRestore):
    """The folder in which the file is put together, or taken apart, cannot be written."""

    code_name = "no_workshop"


class NoBackup(CannotRestore):
    """There is no such file, or it may not be read."""

    code_name = "no_backup"


class BackupBroken(CannotRestore):
    """The file is no backup, or not a whole one."""

    code_name = "backup_broken"


class BackupIsNewer(CannotRestore):
    """A newer Ropeteam wrote the file."""

    code_name = "backup_is_newer"


class DatabaseError(ProjectError):
    """Something about PostgreSQL itself."""

    code_name = "database_error"


class NoBinaries(DatabaseError):
    """There is no PostgreSQL here that can be used."""

    code_name = "no_binaries"


class NoAccount(DatabaseError):
    """PostgreSQL refuses to run as root, and no other user can be had."""

    code_name = "no_account"


class DoesNotStart(DatabaseError):
    """PostgreSQL ended, or did not answer in time."""

    code_name = "does_not_start"


class ClusterIsNewer(DatabaseError):
    """The data were written by a newer PostgreSQL than there is here."""

    code_name = "cluster_is_newer"


class ClusterIsOlder(DatabaseError):
    """The data were written by an older PostgreSQL, which is needed once to carry them over."""

    code_name = "cluster_is_older"


class DatabaseBusy(DatabaseError):
    """Another command owns the database, and it neither answers nor ends."""

    code_name = "database_busy"


class DatabaseUnreachable(DatabaseError):
    """The database named by DATABASE_URL does not answer."""

    code_name = "database_unreachable"


class SchemaIsNewer(DatabaseError):
    """The tables were changed by a newer version of Ropeteam."""

    code_name = "schema_is_newer"
