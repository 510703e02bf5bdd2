"""Partners, one folder each: inbound, outbound, fixtures, behind one small Protocol. None is built yet.

What comes from partners today comes as files (CRM exports, transcripts, mails) or through the HTTP API.
"""
