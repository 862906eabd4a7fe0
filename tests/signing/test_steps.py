"""Filling in the steps: one after the other, back and forth, wrong and right, and nothing gets lost."""

import pytest

from tests.signing.applicant import (
    ADD,
    ANNA,
    CO_SIGNER,
    MANDATE,
    NAME_FIELD,
    OCCASION,
    ON,
    SEARCH,
    SIGN,
    SIGNER,
    Applicant,
)

STEPS = ("gemeente", "ondertekenaar", "mandaat", "medeondertekenaars", "plaats", "controleren")


def test_anna_signs_for_windveld_step_by_step(anna, mailbox):
    page = anna.open("/ondertekenen")
    assert page.link("Begin met ondertekenen") == "/ondertekenen/gemeente"

    page = anna.choose()
    assert page.heading == "Wie ondertekent voor de gemeente?"
    assert page.title == "Wie ondertekent voor de gemeente? Stap 2 van 6 - Koplopersnetwerk"
    assert "Windveld heeft het manifest al eerder ondertekend: versie 2018" in page.text
    page = anna.press(ON, SIGNER)
    assert page.heading == "Het besluit van het college"
    page = anna.press(ON, MANDATE)
    assert page.heading == "Wie ondertekenen mee?"
    page = anna.press(ADD, CO_SIGNER)
    assert "Toegevoegd. De lijst heeft nu 1 naam." in page.text
    page = anna.press(ON)
    assert page.heading == "Waar en wanneer ondertekent u?"
    page = anna.press(ON, OCCASION)
    assert page.heading == "Controleer en onderteken"
    assert "Bo Bries, Cliëntenraad Windveld. Mail naar bo@raad.example." in page.text
    assert "Niets over ons zonder ons." in page.text
    page = anna.press(SIGN)

    assert page.heading == "Verstuurd"
    assert mailbox.everything == [ANNA]


def test_one_change_from_the_check_leads_back_to_it(anna):
    page = anna.fill_in()

    page = anna.open(page.link("Wijzig het besluit"))
    assert page.link("Terug naar “Controleer en onderteken”") == "/ondertekenen/controleren"
    assert page.field("Maand")["value"] == "11"
    page = anna.press(ON, {"Kenmerk van het besluit": "B-18"})

    assert page.heading == "Controleer en onderteken"
    assert "B-18" in page.text


def test_a_step_out_of_order_leads_to_the_first_that_is_open(anna):
    page = anna.go("/ondertekenen/controleren")
    assert page.heading == "Welke gemeente ondertekent?"
    assert "vinden wij geen ondertekening" in page.text

    anna.choose()
    for step in STEPS[2:]:
        page = anna.go(f"/ondertekenen/{step}")
        assert page.heading == "Wie ondertekent voor de gemeente?"
        assert "Beantwoord eerst deze vragen." in page.text


def test_a_form_of_yesterday_is_kept_although_the_browser_forgot_everything(site, anna, kept):
    """She left the page open in a private window, and that was closed and opened again."""
    anna.choose()
    page = anna.go("/ondertekenen/ondertekenaar")
    late = Applicant(site)
    late.page = page

    page = late.press(ON, SIGNER)

    assert page.heading == "Welke gemeente ondertekent?"
    assert "Wat u invulde, is bewaard." in page.text
    assert kept()[-1].signer_name == "Anna Aanzee"
    page = late.press(SEARCH, {NAME_FIELD: "Windveld"})
    assert page.field("Naam")["value"] == "Anna Aanzee"


def test_two_tabs_lose_nothing(anna):
    anna.choose()
    first = anna.press(ON, SIGNER)
    anna.press(ON, MANDATE)
    anna.press(ADD, CO_SIGNER)

    anna.page = first
    page = anna.press(ON, {**MANDATE, "Kenmerk van het besluit": "uit het andere tabblad"})

    assert page.heading == "Wie ondertekenen mee?"
    assert "Bo Bries" in page.text
    assert anna.open("/ondertekenen/mandaat").field("Kenmerk van het besluit")["value"] == "uit het andere tabblad"


def test_wrong_answers_are_told_and_stay(anna):
    anna.choose()
    anna.press(ON, SIGNER)

    page = anna.press(ON, {**MANDATE, "Dag": "31", "Kenmerk van het besluit": ""}, status=422)

    assert page.soup.select_one(".errors h2").get_text() == "2 antwoorden kloppen niet"
    assert "De maand november heeft 30 dagen. Kijk de dag na." in page.text
    page = anna.open("/ondertekenen/mandaat")
    assert page.field("Dag")["value"] == "31"
    assert anna.go("/ondertekenen/controleren").heading == "Het besluit van het college"


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        (("1", "1", "2017"), "Vóór 2018 was er nog geen manifest."),
        (("25", "11", "2026"), "Deze datum ligt te ver in de toekomst."),
        (("", "", ""), "Vul de datum in"),
        (("11", "17", "2026"), "Bedoelt u 17 november?"),
    ],
)
def test_the_date_of_the_decision_is_explained(anna, day, advice):
    anna.choose()
    anna.press(ON, SIGNER)

    page = anna.press(ON, {**MANDATE, **dict(zip(("Dag", "Maand", "Jaar"), day, strict=True))}, status=422)

    assert advice in page.text


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ({"Naam": "=1+1"}, "Het teken = vooraan kan niet."),
        ({"Naam": "Anna https://x.example"}, "Haal het webadres weg."),
        ({"Naam": "a" * 201}, "Maak dit korter"),
        ({"E-mailadres bij de gemeente": "anna"}, "Vul een e-mailadres in"),
        ({"E-mailadres bij de gemeente": "a@b.nl, c@d.nl"}, "Vul een e-mailadres in"),
        ({"E-mailadres bij de gemeente": "a@b.nl\r\nBcc: c@d.nl"}, "Vul een e-mailadres in"),
        ({"Mag de naam openbaar worden?": "misschien"}, "Kies een antwoord uit de lijst."),
    ],
)
def test_bad_input_about_the_signer_is_explained(anna, answers, advice):
    anna.choose()

    page = anna.press(ON, {**SIGNER, **answers}, status=422)

    assert advice in page.text


@pytest.mark.parametrize("name", ["Ö", "Jan-Willem van 't Hoff-O’Neill", "\u00a0Anna\u2009Aanzee\u00a0"])
def test_names_and_addresses_as_people_have_them(anna, name, kept):
    anna.choose()

    page = anna.press(ON, {**SIGNER, "Naam": name, "E-mailadres bij de gemeente": "zoë@gemeente-é.example"})

    assert page.heading == "Het besluit van het college"
    assert kept()[-1].signer_name == " ".join(name.split())
    assert kept()[-1].signer_email == "zoë@gemeente-é.example"


def test_what_nobody_asked_is_left_alone(anna, kept):
    page = anna.choose()
    form = page.form(ON)
    for name in ("confirmed_at", "published_at", "reference", "municipality_id"):
        form.append(page.soup.new_tag("input", attrs={"name": name, "value": "2020-01-01", "type": "hidden"}))
    before = kept()[-1]

    anna.press(ON, SIGNER)

    one = kept()[-1]
    assert (one.confirmed_at, one.published_at) == (None, None)
    assert (one.reference, one.municipality_id) == (before.reference, before.municipality_id)
    assert one.signer_name == "Anna Aanzee"


def test_ten_megabytes_are_refused_with_a_page(anna):
    anna.choose()

    page = anna.client.post("/ondertekenen/ondertekenaar", data={"naam": "a" * 10_000_000})

    assert page.status_code == 413
    assert "<h1" in page.get_data(as_text=True)


def test_another_site_cannot_fill_in_for_her(anna, kept):
    anna.choose()

    page = anna.client.post(
        "/ondertekenen/ondertekenaar", data={"naam": "Anders"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert page.status_code == 403
    assert kept()[-1].signer_name == ""


def test_nobody_signs_along_is_told(anna):
    anna.choose()
    anna.press(ON, SIGNER)
    anna.press(ON, MANDATE)

    page = anna.press(ON, status=422)

    assert "Voeg ten minste één medeondertekenaar toe." in page.text


def test_a_name_that_was_typed_and_not_added_goes_along(anna, kept):
    anna.choose()
    anna.press(ON, SIGNER)
    anna.press(ON, MANDATE)

    page = anna.press(ON, CO_SIGNER)

    assert page.heading == "Waar en wanneer ondertekent u?"
    assert [one.name for one in kept()[-1].co_signers] == ["Bo Bries"]


def test_the_same_person_twice_is_once_and_can_be_taken_away(anna, kept):
    anna.choose()
    anna.press(ON, SIGNER)
    anna.press(ON, MANDATE)
    anna.press(ADD, CO_SIGNER)
    anna.press(ADD, {**CO_SIGNER, "Naam van de medeondertekenaar": "Bo B. Bries"})
    assert [one.name for one in kept()[-1].co_signers] == ["Bo B. Bries"]

    page = anna.press("Haal Bo B. Bries weg")

    assert "Weggehaald. De lijst heeft nu 0 namen." in page.text
    assert kept()[-1].co_signers == []
