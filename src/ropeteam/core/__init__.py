"""Rules and plain values. Standard library only: no framework, no clock, no I/O, no sentences."""
