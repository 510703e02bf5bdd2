"""Formbricks: answers of its surveys become measuring points. Inbound only, by its webhook; text from outside is data."""
