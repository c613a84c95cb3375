"""Where things are: the data files that come with the program, and the places that belong to the person.

The program runs from a source checkout, from an installed wheel and from a frozen folder. In the last two its
data files lie inside the package and it writes nothing beside itself; a checkout keeps them at its top and
writes documents into its own ``exports/``. Nothing here is made or read on import.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefing_app.domain.errors import BriefingError

LIBRARY_VARIABLE = "BRIEFING_LIBRARY"
LIBRARY_NAME = "library.bdl"

_PACKAGE = Path(__file__).resolve().parent
_FOLDER_NAME = "Briefing Desk" if sys.platform in ("win32", "darwin") else "briefing-desk"


def resources_folder() -> Path:
    """The folder of the program's data files: icons, templates, kinds of note, markings, exemptions."""
    return _shipped("resources")


def sample_folder() -> Path:
    """The folder that holds the sample library as text."""
    return _shipped("db")


def is_source_checkout() -> bool:
    """Whether the program runs from its sources, where documents are written beside them."""
    return (_PACKAGE.parent / "pyproject.toml").is_file() and not (_PACKAGE / "resources").is_dir()


def user_data_folder() -> Path:
    """The folder for libraries, backups and logs of this person on this computer; it may not exist yet.

    On Windows it is in the local, not the roaming profile: a library is no file to copy at every sign-in.
    """
    import platformdirs  # not needed before the first paint

    return Path(platformdirs.user_data_dir(_FOLDER_NAME, appauthor=False))


def settings_file() -> Path:
    """The file of what this person chose for the window; it may not exist yet."""
    if sys.platform == "linux":  # read before the first paint, when loading platformdirs could be felt
        named = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(named or Path.home() / ".config") / _FOLDER_NAME / "settings.toml"
    import platformdirs

    return Path(platformdirs.user_config_dir(_FOLDER_NAME, appauthor=False)) / "settings.toml"


def documents_folder() -> Path:
    """The person's own Documents folder; it may not exist."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())


def exports_folder() -> Path:
    """Where documents go when no place is named; it may not exist yet.

    A source checkout has ``exports/``; an installed program never writes into its own folder.
    """
    if is_source_checkout():
        return _PACKAGE.parent / "exports"
    return documents_folder() / "Briefing Desk"


def default_library() -> Path:
    """The library meant when none is named: ``$BRIEFING_LIBRARY``, else one in the user's data folder."""
    named = os.environ.get(LIBRARY_VARIABLE, "").strip()
    return Path(named).expanduser() if named else user_data_folder() / LIBRARY_NAME


def is_library_named() -> bool:
    """Whether ``$BRIEFING_LIBRARY`` says which library is meant."""
    return bool(os.environ.get(LIBRARY_VARIABLE, "").strip())


def made_private(folder: Path) -> Path:
    """The folder, made together with its parents where missing, a new one readable by its owner alone.

    Raises:
        BriefingError: the folder cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "it is not possible here"
        message = f"The folder {folder} cannot be made ({reason}). Choose a place you may write to."
        raise BriefingError(message) from error
    return folder


def _shipped(name: str) -> Path:
    """A folder of data files: inside the package once installed or frozen, at the top of a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
