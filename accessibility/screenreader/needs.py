"""What must be installed before a screen reader can be heard, and what to type when it is not."""

import shutil
import subprocess
from pathlib import Path

from accessibility.screenreader.processes import outcome_of

PACKAGES = (
    "orca",
    "at-spi2-core",
    "xvfb",
    "xdotool",
    "dbus",
    "libglib2.0-bin",
    "gir1.2-atspi-2.0",
    "python3-pyatspi",
)
PACKAGES_OF = {"chromium": ("chromium", "chromium-driver"), "firefox": ("firefox-esr",)}
PROGRAMS = ("orca", "Xvfb", "xdotool", "dbus-daemon", "gdbus")
PROGRAMS_OF = {"chromium": ("chromium", "chromedriver"), "firefox": ("firefox-esr",)}
ACCESSIBILITY_BUS = Path("/usr/libexec/at-spi-bus-launcher")
DEBIANS_PYTHON = "/usr/bin/python3"  # the one that has Orca's modules
KNOWN = "43."  # other versions say other words, and keep their inner workings elsewhere


def missing(browser: str) -> str:
    """One Dutch sentence that says what to install for the screen reader with this browser; empty when all is there."""
    programs = (*PROGRAMS, *PROGRAMS_OF[browser])
    if not all(map(shutil.which, programs)) or not ACCESSIBILITY_BUS.exists():
        wanted = " ".join((*PACKAGES, *PACKAGES_OF[browser]))
        return f"De schermlezer ontbreekt. Typ als beheerder: apt-get install --no-install-recommends {wanted}"
    version = _version()
    if not version.startswith(KNOWN):
        return f"Hier staat Orca {version or 'zonder versie'}. Deze proef kent alleen Orca 43, van Debian 12."
    return ""


def _version() -> str:
    try:
        return outcome_of(
            [DEBIANS_PYTHON, "-c", "from orca.orca_platform import version; print(version)"], env=None
        ).strip()
    except (OSError, subprocess.SubprocessError):
        return ""
