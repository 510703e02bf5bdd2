"""`python -m ropeteam COMMAND …`."""

from __future__ import annotations

import sys

from ropeteam.project.main import main

if __name__ == "__main__":
    sys.exit(main())
