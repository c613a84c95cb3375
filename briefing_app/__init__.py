"""Briefing Desk: stakeholder profiles, briefing notes, and editions proved clean before anyone gets them."""

__version__ = "0.1.0"
