"""Partners, one folder each: inbound, outbound, fixtures, behind one small Protocol. Mail is here.

What comes from other partners today comes as files (CRM exports, transcripts, mails) or through the HTTP API.
"""
