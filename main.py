"""Start MirrorMend: the window, or one of its commands."""

import sys
from importlib import import_module

from app.cli import main

if __name__ == "__main__":
    sys.exit(
        main(
            sys.argv[1:],
            launch=lambda options, root: import_module("ui.bootstrap").run(options, root),
            probe=lambda: import_module("ui.probes").probe(),
        )
    )
