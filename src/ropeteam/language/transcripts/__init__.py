"""Transcripts of talks and mails: one reader a format, one door (`read.read`)."""
