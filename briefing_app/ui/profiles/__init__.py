"""Working on a profile: its room, sections, facts and forms; and the chips above the list of profiles."""
