"""scripts/test brings the screen reader where it may, and goes on without it where it may not."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def shell(folder, commands):
    """Run commands with the functions of setup.sh, where no screen reader is on the path."""
    return subprocess.run(
        ["/bin/bash", "-c", f"set -euo pipefail; source {ROOT}/scripts/setup.sh; {commands}"],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_rights_it_says_what_is_skipped_and_goes_on(tmp_path):
    answer = shell(tmp_path, "apt-get() { :; }; as_root() { return 1; }; set_up_screen_reader; echo verder")

    assert answer.returncode == 0
    assert answer.stdout == "verder\n"
    assert answer.stderr.startswith(
        "De tests met een schermlezer worden overgeslagen. Typ als beheerder: apt-get install"
    )
    assert "orca" in answer.stderr


def test_when_installing_fails_it_goes_on_too(tmp_path):
    answer = shell(
        tmp_path,
        "apt-get() { :; }; as_root() { :; }; install() { say mislukt; exit 1; }; set_up_screen_reader; echo verder",
    )

    assert answer.stdout == "verder\n"
    assert answer.stderr.startswith("mislukt\nDe tests met een schermlezer worden overgeslagen.")


def test_with_rights_it_installs_once(tmp_path):
    answer = shell(tmp_path, 'apt-get() { :; }; as_root() { :; }; install() { echo "$1"; }; set_up_screen_reader')

    assert answer.stdout == "orca\n"
    assert answer.stderr == ""
