"""Ids for what is made in a window before anything of it is stored."""

from __future__ import annotations

from briefing_app.storage.records import new_id as new_id
