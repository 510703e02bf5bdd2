"""One PostgreSQL a home, started and stopped by the commands themselves. `session.open_database` is the way in."""
