"""Starts Orca with the settings in a folder; run by Debian's own Python, which has Orca's modules.

Usage: launch.py FOLDER. Orca's own command refuses to start when this user already runs one, for instance because a
colleague who is blind works on this machine. Ours has a screen and a bus of its own, so the two do not meet.
"""

import sys

from orca import orca  # type: ignore[import-not-found]

folder = sys.argv[1]
orca.getSettingsManager().activate(folder, {})
sys.path.insert(0, folder)  # where Orca looks for orca-customizations.py
sys.exit(orca.main())
