"""The rules. Each is a generator of problems; all problems of a file are found in one run."""

from .briefings import Checked, check_briefing, kind_of
from .configuration import FILE as SETTINGS_FILE
from .configuration import read_settings
from .context import Context, Everything, Kind
from .escapes import Escape, reasons
from .fields import validate
from .files import briefing_path, term_path
from .notes import NOTE
from .termpages import check_term
from .terms import check_id, check_names

__all__ = [
    "NOTE",
    "SETTINGS_FILE",
    "Checked",
    "Context",
    "Escape",
    "Everything",
    "Kind",
    "briefing_path",
    "check_briefing",
    "check_id",
    "check_names",
    "check_term",
    "kind_of",
    "read_settings",
    "reasons",
    "term_path",
    "validate",
]
