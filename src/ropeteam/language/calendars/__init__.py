"""Calendars people give us (iCalendar, RFC 5545): when talks are and when people are busy. Descriptions are never read."""
