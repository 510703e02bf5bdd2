"""Settings, the embedded database, and the commands that start, save and inspect. The only room that knows every other."""
