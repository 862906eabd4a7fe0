"""What browsers may load for a page."""

from collections.abc import Callable

import pytest
from flask import Flask


@pytest.mark.parametrize(
    ("film_url", "media"),
    [
        ("", "media-src 'self'"),
        ("https://media.voorbeeld.nl/film", "media-src 'self' https://media.voorbeeld.nl"),
        ("https://naam@media.voorbeeld.nl:8443/film", "media-src 'self' https://media.voorbeeld.nl:8443"),
    ],
)
def test_films_come_from_here_and_from_the_one_host_that_was_named(
    make_app: Callable[..., Flask], film_url: str, media: str
) -> None:
    answer = make_app(film_url=film_url).test_client().get("/programma/film")

    assert media in answer.headers["Content-Security-Policy"].split("; ")
