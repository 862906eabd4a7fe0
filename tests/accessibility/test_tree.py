"""What is kept of a page as assistive technology gets it; test_states.py compares each state with it."""

import pytest
from flask import Flask

from accessibility.site import served
from accessibility.state import State
from accessibility.tree import FOLDER, KEPT, path_of, tree_at

pytestmark = pytest.mark.browser

BY_HAND = """<!doctype html><html lang="nl"><title>Proef</title>
<h1>Proef</h1>
<nav aria-label="Menu"><ul><li><a href="/" aria-current="page">Start</a></li><li><a href="/b">Verder</a></li></ul></nav>
<p>Lees <a href="/a">het verdrag</a> van <time>2006</time>.</p><div>Regel een</div><div>Regel twee</div>
<p lang="en">In English</p><p hidden>Weg</p><p aria-hidden="true">Ook weg</p>
<label for="naam">Naam</label> <input id="naam" required aria-invalid="true" value="Jan" aria-describedby="fout">
<p id="fout">Vul ook uw achternaam in</p>
<label><input type="checkbox" checked> Ik ga akkoord</label> <button aria-expanded="false" disabled>Meer</button>
<ol>{items}</ol>"""
IN_WORDS = """pagina “Proef”
  kop 1 “Proef”
  navigatie “Menu”
    lijst
      punt: link “Start”, huidig
      punt: link “Verder”
  alinea
    tekst: Lees
    link “het verdrag”
    tekst: van 2006.
  tekst: Regel een Regel twee
  alinea, taal en: In English
  tekst: Naam
  tekstveld “Naam”, verplicht, ongeldig, waarde “Jan”, uitleg “Vul ook uw achternaam in”
  alinea: Vul ook uw achternaam in
  aankruisvak “Ik ga akkoord”, aan
  knop “Meer”, dicht, uitgeschakeld
  lijst
    punt: Gemeente 0
    punt: Gemeente 1
    punt: Gemeente 2
    … nog 96 keer punt …
    punt: Gemeente 99
"""


def test_every_kept_tree_is_of_a_state():
    assert len({path_of(one) for one in KEPT}) == len(KEPT)
    assert {*FOLDER.glob("*")} == {path_of(one) for one in KEPT}


def test_a_tree_tells_name_state_value_and_what_is_left_out(browser):
    items = "".join(f"<li>Gemeente {number}</li>" for number in range(100))

    assert tree_of_markup(browser, BY_HAND.replace("{items}", items)) == IN_WORDS


def test_a_name_that_goes_missing_is_seen(browser):
    before = tree_of_markup(browser, '<title>Proef</title><button aria-label="Sluit">x</button>')

    after = tree_of_markup(browser, "<title>Proef</title><button>x</button>")

    assert before == "pagina “Proef”\n  knop “Sluit”\n    tekst: x\n"
    assert after == "pagina “Proef”\n  knop “x”\n"


def tree_of_markup(browser, markup):
    site = Flask("tree")
    site.add_url_rule("/", view_func=lambda: markup)
    with served(site) as address:
        return tree_at(browser, address, State("proef", "/"))
