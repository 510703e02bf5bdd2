"""Company folders: everything Ropeteam needs, as files, read into plain values."""

from ropeteam.language.folder.read import OWN_FILES, Row, read_folder, rows
from ropeteam.language.folder.values import CompanyFolder

__all__ = ["OWN_FILES", "CompanyFolder", "Row", "read_folder", "rows"]
