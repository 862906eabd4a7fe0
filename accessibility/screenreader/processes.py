"""Programs that are started together and all ended together, whatever they started in turn."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

PATIENCE = 20  # seconds in which a program must answer
GRACE = 3  # seconds in which a program may end by itself
PASSED_ON = ("PATH", "TZ")


class RigBroken(Exception):
    """The screen reader or something that it needs does not work; the message says in Dutch what."""


class Processes:
    """Programs with a home of their own; what they leave behind is removed with it.

    `environment` is what they are given. Every program that came from them carries it, also those which a bus starts
    by itself, and by it they are found at the end. A browser writes over the environment of its own helpers; of those
    the command names the folder, and the rest goes with them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        for name in ("home", "run", "log"):
            (folder / name).mkdir(mode=0o700)
        self.environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "TMPDIR": str(folder / "run"),
        }

    def start(self, *command: str, passed: tuple[int, ...] = ()) -> None:
        """Start a program in a session of its own, so that Ctrl-C reaches us and not it."""
        with (self.folder / "log" / Path(command[0]).name).open("wb") as log:
            program = subprocess.Popen(  # noqa: S603  # the programs are named in this package
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=passed,
                start_new_session=True,
            )
        self._started.append(program)

    def run(self, *command: str) -> str:
        """What a short command prints; raises RigBroken when it fails or does not end."""
        try:
            return outcome_of(list(command), self.environment)
        except (OSError, subprocess.SubprocessError) as fault:
            raise RigBroken(f"Dit lukte niet: {' '.join(command)}") from fault

    def end(self) -> None:
        """End everything that carries our home, first with a request, then without."""
        for way in (signal.SIGTERM, signal.SIGKILL):
            for process in self._ours():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, way)
            if _comes(lambda: not list(self._ours()), GRACE):
                break
        for program in self._started:
            program.wait(GRACE)

    def _ours(self) -> Iterator[int]:
        mark = str(self.folder).encode()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and entry.name != str(os.getpid()):
                with contextlib.suppress(OSError):
                    if mark in (entry / "environ").read_bytes() + (entry / "cmdline").read_bytes():
                        yield int(entry.name)


@contextmanager
def processes() -> Iterator[Processes]:
    """Programs in a temporary folder, all of them gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="koplopers-"))
    try:
        started = Processes(folder)
        try:
            yield started
        finally:
            started.end()
    finally:
        _comes(lambda: _is_gone(folder), GRACE)


def _is_gone(folder: Path) -> bool:
    """Remove the folder; a browser's last helper may still write in it while it ends."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def outcome_of(command: list[str], env: Mapping[str, str] | None) -> str:
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=True)  # noqa: S603
    return done.stdout


def wait_for(condition: Callable[[], object], what: str, limit: float = PATIENCE) -> None:
    """Wait until something is so; raises RigBroken with `what` when it takes too long."""
    if not _comes(condition, limit):
        raise RigBroken(f"Dit kwam niet binnen {limit:.0f} seconden: {what}.")


def _comes(condition: Callable[[], object], limit: float) -> bool:
    until = monotonic() + limit
    while not condition():
        if monotonic() > until:
            return False
        sleep(0.03)
    return True
