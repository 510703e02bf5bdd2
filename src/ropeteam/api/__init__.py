"""The typed HTTP API. Shapes are in shapes.py, one file a topic."""
