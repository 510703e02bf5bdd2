"""A customer's list of requirements: read from a spreadsheet, CSV, pasted words or Word tables; answered in the file itself."""
