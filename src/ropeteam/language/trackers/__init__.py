"""Exports of systems in which customers' wishes were kept before: Canny, Fider, Jira, and any list as CSV."""
