"""A promise that cannot be broken proves nothing: each is broken here once, and found."""

import pytest
from bs4 import BeautifulSoup

from tests.page_promises import broken_promises

GOOD = """<!doctype html><html lang="nl"><head><title>Netwerk - Koplopersnetwerk</title></head><body>
<a href="#inhoud">Ga naar de inhoud</a><header><nav aria-label="Hoofdmenu"><a href="/">Voorpagina</a></nav></header>
<main id="inhoud"><h1>Netwerk</h1>{here}</main><p id="melding" role="status"></p><footer>Hulp nodig?</footer>
</body></html>"""

FAILED = """<form><div class="errors" tabindex="-1"><h2>1 antwoord klopt niet</h2>
<a href="#naam">Vul uw naam in.</a></div>
<label for="naam">Naam</label><p id="fout">Fout: Vul uw naam in.</p>
<input id="naam" aria-invalid="true" aria-describedby="fout"></form>"""


def test_a_good_page_breaks_nothing():
    assert broken(GOOD.format(here="<h2>Gevonden</h2><p>Niets mis mee.</p>")) == []


@pytest.mark.promise("names", "nothing-from-elsewhere")
@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<h1>Nog een</h1>", "h1 headings"),
        ("<h3>Te diep</h3>", "jumps from h1 to h3"),
        ("<h2> </h2>", "empty h2"),
        ("<main></main>", "2 times main"),
        ("<nav><a href='/x'>Ergens</a></nav>", "nav without a label"),
        ("<nav aria-label='Hoofdmenu'></nav>", "2 times a nav “Hoofdmenu”"),
        ("<p id='a'></p><p id='a'></p>", "2 times the id “a”"),
        ("<input name='naam'>", "field without a label"),
        ("<label for='naam'> </label><select id='naam'></select>", "field without a label"),
        ("<textarea placeholder='Uw vraag'></textarea>", "field without a label"),
        ("<label for='weg'>Naam</label>", "points with for at “weg”"),
        ("<p aria-describedby='weg'></p>", "points with aria-describedby at “weg”"),
        ("<section aria-labelledby='weg'></section>", "points with aria-labelledby at “weg”"),
        ("<a href='#weg'>Naar het formulier</a>", "link to #weg"),
        ("<a href='/x'></a>", "a without a name"),
        ("<a href='/x'><span aria-hidden='true'>Pijl</span></a>", "a without a name"),
        ("<button></button>", "button without a name"),
        ("<input type='submit'>", "input button without a name"),
        ("<a href='/x'>Lees meer</a>", "does not say where it goes"),
        ("<a href='/x'>hier</a>", "does not say where it goes"),
        ("<a href='/x'>Poster</a><a href='/y'>Poster</a>", "links called “poster” to /x, /y"),
        ("<img src='/x.png'>", "picture without alt"),
        ("<svg><circle r='1'/></svg>", "neither named nor hidden"),
        ("<table><tr><th scope='col'>Naam</th></tr></table>", "table without a caption"),
        ("<table><caption>Wie</caption><tr><td>Utrecht</td></tr></table>", "table without headers"),
        ("<table><caption>Wie</caption><tr><th>Naam</th></tr></table>", "header without scope"),
        ("<script>let a</script>", "inline script"),
        ("<style>p {}</style>", "style element"),
        ("<p style='color: red'></p>", "attribute style"),
        ("<p onclick='go()'></p>", "attribute onclick"),
        ("<a href='javascript:go()'>Ga verder naar stap 2</a>", "link to a script"),
        ("<img alt='' src='https://elders.example/x.png'>", "from another site"),
        ("<input type='hidden' name='csrf_token'>", "CSRF token"),
    ],
)
def test_a_broken_promise_is_told(markup, told):
    assert told in "\n".join(broken(GOOD.format(here=markup)))


@pytest.mark.promise("frame")
@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("<title>Netwerk", "<title>Welkom", "over the heading “Netwerk”"),
        (" - Koplopersnetwerk", "", "does not end with Koplopersnetwerk"),
        ('lang="nl"', 'lang="en"', "does not say that it is Dutch"),
        ("<h1>Netwerk</h1>", "", "0 h1 headings"),
        ('href="#inhoud"', 'href="/inhoud"', "does not begin with a link that skips"),
        ('role="status"', "", "no empty status element"),
        ("<footer>Hulp nodig?</footer>", "", "0 times body > footer"),
    ],
)
def test_a_broken_frame_is_told(right, wrong, told):
    page = GOOD.format(here="")
    assert right in page

    assert told in "\n".join(broken(page.replace(right, wrong)))


def test_a_form_that_fails_well_breaks_nothing():
    assert broken(failed(), status=422) == []


@pytest.mark.promise("same-words-twice")
@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("Fout: Netwerk", "Netwerk", "faults that the title does not tell"),
        ('tabindex="-1"', "", "no error summary that can take focus"),
        ('href="#naam"', 'href="#inhoud"', "sums up faults at ['inhoud'] and marks faults at ['naam']"),
        ('aria-invalid="true"', "", "marks faults at []"),
        ('aria-describedby="fout"', "", "“” at the field"),
        ("Fout: Vul uw naam in.", "Dit klopt niet.", "“Dit klopt niet.” at the field"),
    ],
)
def test_a_form_that_fails_badly_is_told(right, wrong, told):
    page = failed()
    assert right in page

    assert told in "\n".join(broken(page.replace(right, wrong), status=422))


@pytest.mark.promise("no-cookie")
def test_a_cookie_on_a_public_page_is_told():
    assert "cookie" in "\n".join(broken(GOOD.format(here=""), headers={"Set-Cookie": "session=x"}))


def test_a_part_of_a_page_needs_no_frame_but_keeps_its_own_promises():
    assert broken("<section><h2>Gevonden</h2></section>") == []
    assert "picture without alt" in "\n".join(broken("<section><img src='/x.png'></section>"))


def failed() -> str:
    return GOOD.format(here=FAILED).replace("<title>", "<title>Fout: ")


def broken(html: str, *, status: int = 200, headers: dict[str, str] | None = None) -> list[str]:
    return broken_promises(BeautifulSoup(html, "html.parser"), status=status, headers=headers or {})
