"""Briefing Desk: stakeholder profiles, briefing notes, and editions proved clean before they are handed over."""

__version__ = "0.1.0"
