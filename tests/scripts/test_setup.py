"""The steps that scripts/start and scripts/test share, tried without network."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def shell(folder: Path, commands: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    """Run commands in an empty folder, with the functions of setup.sh."""
    return subprocess.run(
        ["/bin/bash", "-c", f"set -euo pipefail; source {ROOT}/scripts/setup.sh; {commands}"],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_step_is_done_again_only_when_its_files_change(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("one")
    asked = "fresh stamp lock && echo overslaan || echo doen"

    assert shell(tmp_path, asked).stdout == "doen\n"
    shell(tmp_path, "stamp stamp lock")
    assert shell(tmp_path, asked).stdout == "overslaan\n"
    (tmp_path / "lock").write_text("two")
    assert shell(tmp_path, asked).stdout == "doen\n"


def test_without_python_it_says_what_to_type(tmp_path: Path) -> None:
    answer = shell(tmp_path, "find_python", path=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr == (
        "Python 3.11 of nieuwer ontbreekt. Typ als beheerder: apt-get install python3 python3-venv\n"
    )


def test_without_rights_it_says_what_to_type(tmp_path: Path) -> None:
    answer = shell(tmp_path, "as_root() { return 1; }; apt-get() { :; }; install chromium chromium-driver")

    assert answer.returncode == 1
    assert answer.stderr == "Hier is een beheerder nodig. Typ als beheerder: apt-get install chromium chromium-driver\n"


def test_the_lock_files_name_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-node.lock", "package-lock.json", ".npmrc"):
        text = (ROOT / name).read_text()
        assert '"resolved": "http' not in text, name
        assert "index-url" not in text, name
