"""Transcripts of talks and mails: one reader a format, one door (`read`)."""

from ropeteam.language.transcripts.contract import MessageHead, Transcript, Turn, Voice
from ropeteam.language.transcripts.read import MAX_BYTES, read, read_file

__all__ = ["MAX_BYTES", "MessageHead", "Transcript", "Turn", "Voice", "read", "read_file"]
