"""Partners, one folder each: inbound, outbound, fixtures, behind one small Protocol. None is built yet.

What comes from partners today comes as files: CRM exports (`ropeteam import-crm`), transcripts and mails (company folder), or through
the HTTP API.
"""
