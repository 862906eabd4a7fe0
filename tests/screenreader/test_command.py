"""Testers start the screen reader by hand, and stop it when they like."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from accessibility.screenreader.needs import missing
from accessibility.screenreader.processes import RigBroken, processes, wait_for

COMMAND = [sys.executable, "-m", "accessibility.screenreader"]


def run(*arguments, **environment):
    return subprocess.run(
        [*COMMAND, *arguments], env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_without_a_journey_it_tells_which_there_are_and_what_to_do():
    answer = run()

    assert answer.returncode == 0
    assert "koppen: Een gemeente vinden langs de koppen" in answer.stdout
    assert "   1. Open /. U hoort: Ga naar de inhoud" in answer.stdout


def test_a_journey_that_is_not_there_is_named():
    answer = run("vliegen")

    assert answer.returncode == 1
    assert answer.stderr == "Deze reis is er niet: vliegen. Zonder naam ziet u welke er zijn.\n"


def test_a_journey_that_sends_something_leaves_a_real_site_alone():
    answer = run("melden", "--base-url", "http://127.0.0.1:9")

    assert answer.returncode == 1
    assert answer.stderr == "Deze reis verstuurt iets. Daarom gaat zij alleen op de demonstratie, zonder --base-url.\n"


def test_without_a_screen_reader_it_says_what_to_type(tmp_path):
    answer = run("kaart", "--browser", "firefox", PATH=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.startswith("De schermlezer ontbreekt. Typ als beheerder: apt-get install")
    assert "orca" in answer.stderr
    assert "firefox-esr" in answer.stderr


def test_programs_end_with_what_they_started_and_their_folder_goes():
    with processes() as programs:
        programs.start("sh", "-c", "trap '' TERM; setsid sleep 60 & sleep 60")
        wait_for(lambda: len(carrying(programs.folder)) == 3, "three programs")

    assert carrying(programs.folder) == []
    assert not programs.folder.exists()


def test_a_program_that_does_not_come_is_named_after_a_while():
    with pytest.raises(RigBroken, match=r"Dit kwam niet binnen 0 seconden: een scherm\."):
        wait_for(lambda: False, "een scherm", limit=0.1)


@pytest.mark.screenreader
def test_ctrl_c_leaves_nothing_behind(tmp_path):
    if lack := missing("chromium"):
        pytest.skip(lack)
    command = [*COMMAND, "kaart", "--base-url", "http://127.0.0.1:9"]
    started = subprocess.Popen(command, env=os.environ | {"TMPDIR": str(tmp_path)}, stderr=subprocess.PIPE, text=True)
    until = monotonic() + 30
    while len(carrying(tmp_path)) < 6 and monotonic() < until:
        sleep(0.05)

    started.send_signal(signal.SIGINT)
    _, sentence = started.communicate(timeout=30)

    assert sentence == "Onderbroken. De schermlezer en de browser zijn gestopt.\n"
    assert started.returncode == 1
    assert carrying(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def carrying(folder):
    """The programs whose home is in this folder."""
    mark = f"HOME={folder}"
    return [entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit() and mark in environment_of(entry)]


def environment_of(entry):
    try:
        return (entry / "environ").read_text(errors="replace")
    except OSError:
        return ""
