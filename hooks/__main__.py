"""`python hooks check` in a clone, without installing anything but the site's own packages."""

from watchfloor.desk.cli import main

main(prog_name="python hooks")
