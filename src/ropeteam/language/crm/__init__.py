"""CRM exports as CSV: which column means what, and rows with their defects, streamed."""
