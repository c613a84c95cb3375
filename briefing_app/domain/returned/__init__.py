"""The way back from Word: what a reviewer changed in a copy of a note, told change by change."""
