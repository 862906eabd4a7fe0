"""A screen without a window, a bus, and Orca that speaks Dutch on them: everything private, nothing audible."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accessibility.screenreader.keyboard import Keyboard
from accessibility.screenreader.needs import ACCESSIBILITY_BUS, DEBIANS_PYTHON
from accessibility.screenreader.processes import Processes, RigBroken, processes, wait_for
from accessibility.screenreader.speech import Speech

ORCA = Path(__file__).parent / "orca"
DUTCH = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}  # no locale has to be generated for this
ON_A_SCREEN = {
    "XDG_SESSION_TYPE": "x11",
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "GSETTINGS_BACKEND": "memory",  # no settings service, which would start a bus of its own
    "ACCESSIBILITY_ENABLED": "1",  # Chromium
    "GNOME_ACCESSIBILITY": "1",  # Firefox
}
STATUS = ("gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method")


class Rig:
    """A running screen reader: `programs` to start a browser with, `keyboard` to press, `speech` to hear."""

    def __init__(self, programs: Processes) -> None:
        self.programs = programs
        self.programs.environment |= DUTCH | ON_A_SCREEN
        self.keyboard = Keyboard(programs)
        self.speech = Speech(programs.folder / "speech.jsonl")

    def start(self) -> None:
        """Start everything in the order in which each needs the one before."""
        self._start_screen()
        self._start_bus()
        self._start_accessibility_bus()
        self._start_orca()

    def _start_screen(self) -> None:
        number = self.programs.folder / "display"
        with number.open("wb") as file:
            self.programs.start(
                *("Xvfb", "-displayfd", str(file.fileno()), "-screen", "0", "1280x900x24"),
                *("-nolisten", "tcp", "-noreset"),
                passed=(file.fileno(),),
            )
        wait_for(lambda: number.read_text().endswith("\n"), "een scherm (Xvfb)")
        self.programs.environment["DISPLAY"] = f":{number.read_text().strip()}"

    def _start_bus(self) -> None:
        socket = self.programs.folder / "run" / "bus"
        self.programs.start("dbus-daemon", "--session", "--nofork", f"--address=unix:path={socket}")
        wait_for(socket.exists, "een berichtenbus (dbus-daemon)")
        self.programs.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"

    def _start_accessibility_bus(self) -> None:
        self.programs.start(str(ACCESSIBILITY_BUS), "--launch-immediately")
        wait_for(self._has_accessibility_bus, "de bus voor hulpmiddelen (at-spi-bus-launcher)")
        for switch in ("IsEnabled", "ScreenReaderEnabled"):
            self.programs.run(*STATUS, "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", switch, "<true>")

    def _has_accessibility_bus(self) -> bool:
        try:
            return "unix:" in self.programs.run(*STATUS, "org.a11y.Bus.GetAddress")
        except RigBroken:
            return False

    def _start_orca(self) -> None:
        settings = self.programs.folder / "orca"
        settings.mkdir()
        shutil.copy(ORCA / "customizations.py", settings / "orca-customizations.py")
        self.programs.environment["KOPLOPERS_SPEECH"] = str(self.speech.file)
        self.programs.start(DEBIANS_PYTHON, str(ORCA / "launch.py"), str(settings))
        wait_for(self.speech.hear, "het eerste woord van de schermlezer (Orca)")


@contextmanager
def screen_reader() -> Iterator[Rig]:
    """A screen reader that listens to keys; everything it started is gone afterwards."""
    with processes() as programs:
        rig = Rig(programs)
        rig.start()
        yield rig
