"""python -m accessibility, as a tester types it."""

import json
import re
import shutil
import signal
import subprocess
import sys
from time import sleep

import pytest
from flask import Flask

from accessibility import __main__ as command
from accessibility.site import served

pytestmark = pytest.mark.browser

ONE_VISIT = ("--pages", "cookies", "--conditions", "bureau")
GOOD = """<!doctype html><html lang="nl"><head><title>Bloemen</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><header><p>Winkel</p></header><main><h1>Bloemen</h1><p>Wij verkopen bloemen.</p></main>
<footer><p>Voet</p></footer></body></html>"""
BAD = GOOD.replace("</main>", '<input type="text"></main>').replace(' lang="nl"', "")


@pytest.mark.thorough
def test_a_tester_audits_the_demonstration_without_any_address():
    outcome = audit(*ONE_VISIT)

    assert outcome.stdout.splitlines()[-1].startswith("0 bevindingen in 1 bezoek")
    assert outcome.returncode == 0


def test_a_tester_reads_in_dutch_what_is_wrong_with_another_site_and_that_it_was_mended(tmp_path):
    pages = {"now": BAD}
    with served(site(lambda: pages["now"])) as address:
        before = audit("--base-url", address, "--conditions", "bureau", "--report", tmp_path)
        pages["now"] = GOOD
        report = tmp_path / "rapport.json"
        after = audit("--base-url", address, "--conditions", "bureau", "--compare", report)

    found = {one["rule"]: one for one in json.loads(report.read_text(encoding="utf-8"))["findings"]}
    assert "fout: / (bureau): label: " in before.stdout
    assert {"label", "html-has-lang"} <= found.keys()
    assert len(found["label"]["found_by"]) > 1, "one fault in one place, found by several engines"
    assert (tmp_path / "pictures" / found["label"]["picture"]).read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "index.html").exists()
    assert before.returncode == 2
    assert "Weg" in after.stdout
    assert after.returncode == 0


def test_who_stops_it_keeps_a_report_of_what_was_visited(tmp_path):
    """Ctrl-C after the first lines of progress, and again because it takes a while."""
    command = [sys.executable, "-m", "accessibility", "--conditions", "minder beweging", "afdruk", "donker"]
    command += ["--report", str(tmp_path), "--format", "json", "html"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    assert running.stderr.readline().startswith("10 van ")
    running.send_signal(signal.SIGINT)
    sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)

    run = json.loads((tmp_path / "rapport.json").read_text(encoding="utf-8"))
    assert "Onderbroken" in said
    assert run["is_complete"] is False
    assert re.fullmatch(r"\D+ \d[\d.]+", run["browser"])
    assert len(run["visits"]) >= 10
    assert running.returncode == 1


def test_who_stops_it_while_it_looks_for_pages_keeps_a_report_that_says_so(tmp_path, monkeypatch, capsys):
    def stop():
        signal.raise_signal(signal.SIGINT)
        return GOOD

    with served(site(stop)) as address:
        outcome = audit_here(monkeypatch, "--base-url", address, "--report", str(tmp_path))

    run = json.loads((tmp_path / "rapport.json").read_text(encoding="utf-8"))
    assert "Onderbroken. Er is nog niets bezocht." in capsys.readouterr().err
    assert (run["visits"], run["is_complete"]) == ([], False)
    assert "niet af" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert outcome == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--crawl", "abc"), "“abc” is geen aantal pagina’s"),
        (("--crawl", "0"), "“0” is geen aantal pagina’s"),
        (("--crawl", "-3"), "“-3” is geen aantal pagina’s"),
        (("--crawl",), "Achter --crawl hoort nog iets"),
        (("--format", "pdf"), "“pdf” is geen vorm van het rapport. Kies uit: earl, "),
        (("--kleur", "rood"), "Dit begrijpen wij niet: --kleur rood"),
    ],
)
def test_a_tester_who_asks_nonsense_hears_so_in_dutch_and_it_is_no_finding(monkeypatch, capsys, arguments, said):
    outcome = audit_here(monkeypatch, *arguments)

    told = capsys.readouterr().err
    assert told.startswith(said)
    assert "argument" not in told
    assert outcome == 1


def test_a_tester_reads_what_can_be_asked():
    outcome = audit("--help")

    assert "400 % vergroot" in outcome.stdout
    assert outcome.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pages", "koekjes"), "Geen pagina heet “koekjes”"),
        (("--conditions", "mist"), "Geen omstandigheid heet “mist”"),
        (("--base-url", "voorbeeld.nl"), "“voorbeeld.nl” is geen webadres"),
        (("--base-url", "http://127.0.0.1:9"), "antwoordt niet"),
        (("--compare", "weg.json"), "weg.json"),
    ],
)
def test_a_tester_who_mistypes_hears_what_to_do(monkeypatch, capsys, arguments, said):
    outcome = audit_here(monkeypatch, *arguments)

    assert said in capsys.readouterr().err
    assert outcome == 1


def test_a_tester_without_a_browser_hears_what_to_install(demo_address, monkeypatch, tmp_path):
    (tmp_path / "node").symlink_to(shutil.which("node") or "")
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = audit(*ONE_VISIT, "--base-url", demo_address)

    assert "apt-get install chromium" in outcome.stderr
    assert outcome.returncode == 1


def site(page):
    app = Flask("other")
    app.add_url_rule("/", view_func=page)
    return app


def audit_here(monkeypatch, *arguments):
    """Without the seconds that a process of its own takes."""
    monkeypatch.setattr(sys, "argv", ["accessibility", *arguments])
    return command.main()


def audit(*arguments):
    command = [sys.executable, "-m", "accessibility", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
