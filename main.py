"""Start MirrorMend: the window, or one of its commands."""

import sys

from app.cli import main
from ui.launch import launch, probe

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], launch, probe))
