"""Mail: letters out by the house's server, letters in by our own listener or from files."""
