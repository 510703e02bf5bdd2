"""Settings, the embedded database, commands that start, save and inspect: the only room that knows every other."""
