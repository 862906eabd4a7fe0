"""The markup of every page state is valid as it is sent."""

import json
import subprocess
from pathlib import Path

import pytest

from accessibility.pages import STATES

ROOT = Path(__file__).parents[2]


@pytest.mark.promise("valid-markup")
def test_markup_is_valid(app_of, tmp_path):
    for number, state in enumerate(STATES):
        (tmp_path / f"{number:02}.html").write_text(
            app_of(state.world).test_client().get(state.address).text, encoding="utf-8"
        )

    faults = validate(tmp_path)

    assert not faults, "\n".join(faults)


def test_the_validator_bites(tmp_path):
    (tmp_path / "00.html").write_text(
        "<!doctype html><html lang=nl><title>x</title><p><div id=a id=a></div>", encoding="utf-8"
    )

    assert validate(tmp_path)


def validate(folder):
    """Each fault as the state, the line and what is wrong."""
    report = folder / "report.json"
    outcome = subprocess.run(
        [
            ROOT / "node_modules/.bin/html-validate",
            "--config",
            ROOT / ".htmlvalidate.json",
            "--formatter",
            f"json={report}",
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert report.exists(), outcome.stderr
    return [
        f"{STATES[int(Path(file['filePath']).stem)].name}, regel {fault['line']}: {fault['ruleId']}: {fault['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for fault in file["messages"]
    ]
