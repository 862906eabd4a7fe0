"""A transcript keeps what matters to an ear, and tells what changed."""

from accessibility.screenreader.journeys import JOURNEYS, Journey
from accessibility.screenreader.keyboard import in_words
from accessibility.screenreader.steps import Open, Press, Seek, Type
from accessibility.screenreader.transcript import difference, place_of, steady, transcript
from accessibility.screenreader.walk import Heard

LOADED = (
    "Netwerk - Koplopersnetwerk document-web.",
    "Bladermodus",
    "Bezig met laden. Even geduld alstublieft.",
    "Klaar met laden van Netwerk - Koplopersnetwerk.",
    "Pagina heeft 6 mijlpalen, 3 kopteksten, 1 bezochte verwijzing, 20 niet-bezochte verwijzingen.",
    "Ga naar de inhoud link.",
)
OPENED = Heard(Open("/netwerk", "Ga naar de inhoud"), 0, LOADED)
SOUGHT = Heard(Seek("Tab", "Provincie"), 2, ("Zoek een gemeente invoerveld.", "Provincie keuzevak."))


def test_it_leaves_out_how_a_browser_loads_and_which_links_were_followed():
    assert steady(OPENED) == ["Pagina heeft 6 mijlpalen, 3 kopteksten.", "Ga naar de inhoud link."]


def test_it_leaves_out_the_reference_that_each_report_gets():
    heard = Heard(Press("Down", "Uw kenmerk is"), 1, ("Dank u wel. Uw kenmerk is ", "D2R-VDN-X69."))

    assert steady(heard) == ["Dank u wel. Uw kenmerk is", "…."]


def test_where_the_rest_varies_it_stops_at_the_words_that_matter():
    said = ("2 antwoorden kloppen", "niet paneel.", "Thema keuzevak.")
    heard = Heard(Open("/", "2 antwoorden kloppen niet", rest_varies=True), 0, said)

    assert steady(heard) == ["2 antwoorden kloppen", "niet paneel."]


def test_it_reads_as_a_text_with_what_the_journey_costs():
    journey = Journey("proef", "Een provincie kiezen", (OPENED.step, SOUGHT.step))

    assert transcript(journey, "firefox", [OPENED, SOUGHT]) == (
        "Een provincie kiezen, met Orca en Firefox\n"
        "4 uitingen, 2 toetsen\n"
        "\n"
        "1. Open /netwerk\n"
        "   Pagina heeft 6 mijlpalen, 3 kopteksten.\n"
        "   Ga naar de inhoud link.\n"
        "\n"
        "2. Druk op Tab tot u “Provincie” hoort (2 keer)\n"
        "   Zoek een gemeente invoerveld.\n"
        "   Provincie keuzevak.\n"
    )


def test_the_same_text_has_no_difference():
    assert difference("a\nb\n", "a\nb\n") == ""


def test_an_utterance_more_or_less_is_a_difference():
    assert difference("a\nb\nc\n", "a\nB\nc\n") == " a\n-b\n+B\n c"


def test_words_are_heard_also_where_the_reader_pauses_within_them():
    assert Heard(Press("Down", "Koploper sinds 14 juni"), 1, (" Koploper sinds ", "14 juni 2018.")).is_as_promised


def test_a_key_is_called_what_stands_on_it():
    assert in_words("shift+Tab") == "Shift+Tab"
    assert Type("utrecht", "Netwerk", then="Return").words == "Typ utrecht en druk op Enter"


def test_each_journey_is_kept_for_both_browsers_and_nothing_else_is():
    expected = {place_of(journey, browser) for journey in JOURNEYS for browser in ("chromium", "firefox")}

    assert set(place_of(JOURNEYS[0], "firefox").parent.iterdir()) == expected
