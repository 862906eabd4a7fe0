"""The film of the start day, for whoever hears, sees, reads, or has to wait for it."""

from collections.abc import Callable

import pytest
from flask import Flask

from koplopers.settings import SettingsError, from_environment
from tests.visitor import Visitor

FOLDER = "https://media.voorbeeld.nl/film"


@pytest.mark.promise("film-missing")
def test_while_there_is_no_film_the_page_says_so(visitor: Visitor) -> None:
    page = visitor.open("/programma/film")

    assert "De film is nog niet aangeleverd" in page.text
    assert not page.soup.find("video")


@pytest.mark.promise("film-captioned")
def test_a_deaf_visitor_gets_dutch_captions_with_both_films(make_app: Callable[..., Flask]) -> None:
    page = Visitor(make_app(film_url=FOLDER)).open("/programma/film")

    tracks = page.soup.select("video[controls] > track[kind=captions][srclang=nl]")
    assert [track["src"] for track in tracks] == [
        f"{FOLDER}/ondertiteling.vtt",
        f"{FOLDER}/ondertiteling-beschreven.vtt",
    ]


@pytest.mark.promise("film-described")
def test_a_blind_visitor_gets_a_described_film_and_a_transcript(make_app: Callable[..., Flask]) -> None:
    page = Visitor(make_app(film_url=FOLDER)).open("/programma/film")

    assert page.soup.find("video", src=f"{FOLDER}/beschreven.mp4")
    assert page.link("Lees alles wat er in de film te horen en te zien is") == f"{FOLDER}/transcript.html"


def test_the_browser_may_play_the_film(make_app: Callable[..., Flask]) -> None:
    page = Visitor(make_app(film_url=FOLDER)).open("/programma/film")

    assert "media-src 'self' https://media.voorbeeld.nl" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("wrong", ["film.mp4", "http://media.voorbeeld.nl/film", "https://media.voorbeeld.nl/?film"])
def test_a_film_folder_that_cannot_be_right_is_refused_with_a_sentence(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"KOPLOPERS_FILM_URL is .* maar moet een map zijn"):
        from_environment({"KOPLOPERS_FILM_URL": wrong})
