"""Sell what you can deliver, deliver what you sold, learn from both."""

__version__ = "0.1.0"
