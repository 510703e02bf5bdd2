"""Train the project's own encoder; the only rooms that need torch (`pip install torch`), never imported while listening."""
