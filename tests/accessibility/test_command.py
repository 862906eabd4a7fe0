"""python -m accessibility, as a tester types it."""

import subprocess
import sys

import pytest
from flask import Flask

from accessibility.site import served

pytestmark = pytest.mark.browser

ONE_VISIT = ("--pages", "cookies", "--conditions", "bureau")


def test_a_tester_audits_one_page_and_nothing_is_wrong(demo_address):
    outcome = audit(*ONE_VISIT, "--base-url", demo_address)

    assert outcome.stdout == "0 bevindingen in 1 bezoek.\n"
    assert outcome.returncode == 0


def test_a_tester_hears_in_dutch_what_is_wrong_with_another_site():
    other = Flask("other")
    other.add_url_rule("/cookies", view_func=lambda: "<!doctype html><title>Koekjes</title><h1>Koekjes</h1><input>")
    with served(other) as address:
        outcome = audit(*ONE_VISIT, "--base-url", address)

    assert "cookies (bureau): label: Geef dit veld een label. input" in outcome.stdout
    assert "cookies (bureau): html-has-lang: Zeg in welke taal de pagina is." in outcome.stdout
    assert outcome.returncode == 2


def test_a_tester_who_mistypes_hears_where_the_names_are():
    outcome = audit("--pages", "koekjes")

    assert "accessibility/pages.py" in outcome.stderr
    assert outcome.returncode == 1


def test_a_tester_without_a_browser_hears_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = audit(*ONE_VISIT, "--base-url", "http://127.0.0.1:9")

    assert "apt-get install chromium" in outcome.stderr
    assert outcome.returncode == 1


def audit(*arguments):
    command = [sys.executable, "-m", "accessibility", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
