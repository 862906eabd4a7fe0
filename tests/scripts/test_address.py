"""scripts/start says before its long steps why it cannot serve."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def ask(instance: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    given = {f"KOPLOPERS_{name.upper()}": value for name, value in settings.items()}
    environment = {**os.environ, "PYTHONUTF8": "1", "KOPLOPERS_INSTANCE": str(instance), **given}
    return subprocess.run(
        [sys.executable, ROOT / "scripts/address.py"], env=environment, capture_output=True, text=True, check=False
    )


def test_a_wrong_port_is_one_sentence(tmp_path: Path) -> None:
    answer = ask(tmp_path, port="abc")

    assert answer.returncode == 1
    assert answer.stderr.splitlines() == [
        "Koplopers kan niet starten. KOPLOPERS_PORT is “abc”, maar moet een getal van 1 tot en met 65535 zijn."
    ]


def test_a_port_in_use_comes_with_another_to_try(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = ask(tmp_path, host="127.0.0.1", port=str(port))

    assert answer.returncode == 1
    assert f"poort {port} niet vrij" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_an_address_in_the_new_notation_gets_its_brackets(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = ask(tmp_path, host="::1", port=str(port))

    assert answer.stdout == f"[::1]:{port}\n" or "niet vrij" in answer.stderr
