"""What people type, paste and send in the fields of signing that is odd: taken as it is, or told what to do."""

from typing import Any

import pytest
from flask import Flask

from koplopers.demo.signing import LINK
from tests.conftest import MakeApp
from tests.signing.applicant import Applicant
from tests.signing.odd import DATES_REFUSED, DATES_TAKEN, REFUSED, TAKEN
from tests.visitor import Page, check

HERE = {"Sec-Fetch-Site": "same-origin"}
RIGHT = {
    "ondertekenaar": {
        "naam": "Lies Luchtig",
        "functie": "burgemeester",
        "openbaar": "ja",
        "email": "lies@lagezoom.example",
        "reden": "",
    },
    "mandaat": {"mandaat": "mayor", "dag": "10", "maand": "11", "jaar": "2026", "kenmerk": "B-17", "link": ""},
    "medeondertekenaars": {
        "naam": "Bo Bries",
        "organisatie": "Raad",
        "email": "bo@raad.example",
        "tonen": "name",
        "toevoegen": "ja",
    },
    "plaats": {
        "plaats": "Lage Zoom",
        "dag": "20",
        "maand": "11",
        "jaar": "2026",
        "gelegenheid": "",
        "motivatie": "",
    },
}
DATES = ("mandaat", "plaats")
STEPS = ("gemeente", *RIGHT, "controleren", "bewaren", "code", "bevestigen/demonstratie-bevestigen")
KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain")


@pytest.fixture(scope="module")
def site(make_app: MakeApp) -> Flask:
    """The demo world, where a draft waits at each step. A fault changes none of it, so all of this may share it."""
    return make_app(demo=True)


@pytest.fixture(scope="module")
def clerks(site: Flask) -> dict[str, Applicant]:
    """Somebody at each step."""
    found = {}
    for step in (*RIGHT, "controleren"):
        found[step] = Applicant(site)
        found[step].open("/ondertekenen/verder/" + LINK.format(step))
        found[step].press("Ga verder in deze browser")
    return found


@pytest.fixture
def send(clerks):
    """Send a step in which one answer, or more, is not as usual."""

    def send_step(step: str, **answers: Any) -> Page:
        sent = clerks[step].client.post(f"/ondertekenen/{step}", data={**RIGHT[step], **answers}, headers=HERE)
        page = Page(sent)
        check(page)
        return page

    return send_step


@pytest.mark.parametrize(
    ("step", "field", "typed"), [(*field, one) for fields, all_typed in TAKEN for field in fields for one in all_typed]
)
def test_what_people_have_is_taken_as_it_is(send, step, field, typed):
    assert send(step, **{field: typed}).status == 303


@pytest.mark.parametrize(
    ("step", "field", "typed", "advice"),
    [(*field, one, advice) for fields, advice, all_typed in REFUSED for field in fields for one in all_typed],
)
def test_what_cannot_be_is_told_at_its_field(send, step, field, typed, advice):
    page = send(step, **{field: typed})

    assert page.status == 422
    errors = {one["id"].removesuffix("-fout"): one.get_text() for one in page.soup.select(".field__error[id]")}
    assert advice in errors[field]
    assert list(errors) == [field]


@pytest.mark.parametrize("step", DATES)
@pytest.mark.parametrize(
    ("part", "typed"), [(part, one) for part, all_typed in DATES_REFUSED.items() for one in all_typed]
)
def test_a_date_that_cannot_be_is_told_at_its_part(send, step, part, typed):
    page = send(step, **dict(zip(("dag", "maand", "jaar"), typed, strict=True)))

    assert page.status == 422
    (wrong,) = page.soup.select("[aria-invalid=true]")
    assert wrong["name"] == part


@pytest.mark.parametrize("step", DATES)
@pytest.mark.parametrize("typed", DATES_TAKEN)
def test_a_date_may_be_typed_in_any_way(send, step, typed):
    assert send(step, **dict(zip(("dag", "maand", "jaar"), typed, strict=True))).status == 303


@pytest.mark.parametrize("step", RIGHT)
def test_letters_that_nobody_can_see_or_keep_are_left_out(send, clerks, step):
    first = next(name for name in ("naam", "kenmerk", "plaats") if name in RIGHT[step])

    assert send(step, **{first: "\ufeff\x00An\u200b\x07na\u202e"}).status == 303

    if step != "medeondertekenaars":
        kept = clerks[step].open(f"/ondertekenen/{step}").soup.find("input", attrs={"name": first})
        assert kept["value"] == "Anna"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
def test_ten_megabytes_are_refused_with_a_page(clerks, step, kind):
    page = Page(
        clerks["controleren"].client.post(
            f"/ondertekenen/{step}", data=b"naam=" + b"a" * 10_000_000, content_type=kind, headers=HERE
        )
    )

    assert page.status == 413
    check(page)
