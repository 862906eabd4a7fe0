"""Who asks for a letter too often is told when to try again, to people and to machines alike."""

from tests.visitor import set_clock

ASK = "Stuur de mail om in te trekken"


def test_too_many_letters_to_withdraw_says_when_it_can_be_done_again(reader, site, reference):
    set_clock(site, "2026-11-24T12:00:30+01:00")
    for _ in range(6):
        reader.open(f"/ondertekening/{reference}")
        reader.send(ASK)
    set_clock(site, "2026-11-24T12:20:30+01:00")
    reader.open(f"/ondertekening/{reference}")

    page = reader.send(ASK, status=429)

    assert 0 < int(page.headers["Retry-After"]) <= 3600
    assert "Dit is vaak gedaan. Probeer het na " in page.text
