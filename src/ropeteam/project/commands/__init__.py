"""Commands that start, save or inspect the house. What users do with their deals lives in `ropeteam.cli`."""
