"""A company as files and back: what folders say and what people did. Export, import into an empty store, export: equal."""
