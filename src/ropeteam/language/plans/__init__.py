"""Pay plans as people write them in YAML: one plan a file, or all of a company's in one (a scheme)."""
