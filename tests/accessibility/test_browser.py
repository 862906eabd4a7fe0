"""The browser of the audit leaves nothing behind on the machine: no process and no file."""

from pathlib import Path
from time import sleep

import pytest
from flask import Flask, Response

from accessibility.browser import NAMES, chromium
from accessibility.site import served

pytestmark = pytest.mark.browser

WHOLE = ("/usr/lib/chromium/chromium", *NAMES[1:])


def test_after_the_browser_nothing_of_it_runs():
    with chromium() as browser:
        driver = browser.service.process.pid
        started = {driver, *below(driver)}

    assert len(started) > 1, "the driver and the browser"
    assert not [number for number in started if is_running(number)]


def test_no_file_that_a_page_sends_is_kept(tmp_path, monkeypatch):
    """By the whole browser: the one without a window of its own keeps nothing anyway."""
    monkeypatch.setattr("accessibility.browser.NAMES", WHOLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    app = Flask("sender")
    file = {"Content-Disposition": "attachment; filename=lijst.csv"}
    app.add_url_rule("/", view_func=lambda: Response("a,b", mimetype="text/csv", headers=file))
    with served(app) as address, chromium() as browser:
        browser.get(address)
        sleep(1)  # a file comes after the answer

    assert not [path for path in tmp_path.rglob("*") if "lijst" in path.name or path.suffix == ".crdownload"]


def below(number):
    """The processes that this one started, and those that they started."""
    started = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if parent_of(path) == number]
    return [*started, *(one for child in started for one in below(child))]


def is_running(number):
    try:
        return fields_of(Path(f"/proc/{number}/stat"))[0] != "Z"
    except OSError:
        return False


def parent_of(path):
    try:
        return int(fields_of(path)[1])
    except OSError:
        return 0  # it has just ended


def fields_of(path):
    """The state of a process and its parent: what stands behind its name."""
    return path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
