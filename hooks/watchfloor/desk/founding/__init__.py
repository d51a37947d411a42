"""An archive of somebody's own: what its founder decides, and all the files it begins with."""

from .charter import Charter
from .interview import Interview
from .inventory import CODE, files_for

__all__ = ["CODE", "Charter", "Interview", "files_for"]
