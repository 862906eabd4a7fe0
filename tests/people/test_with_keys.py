"""In a real browser, with keys alone: sign in by code and by link, and hand over."""

import pytest
from selenium.webdriver import ActionChains

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type
from tests.people.door import CARLA, EMAIL
from tests.people.keys import CHOOSE_ALL
from tests.people.mailbox import Mailbox

pytestmark = pytest.mark.browser

ASK = (Open("/inloggen"), TabTo(EMAIL), Type(CARLA), TabTo("Stuur mij de mail"), Press("Enter"), See("Kijk in uw mail"))


@pytest.mark.parametrize("name", ["320 px", "zonder JavaScript", pytest.param("bureau", marks=pytest.mark.thorough)])
@pytest.mark.promise("sign-in-no-memory")
def test_carla_signs_in_by_typing_the_code(keys: Keyboard, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))
    keys.go(ASK)

    keys.go((TabTo("Code uit de mail"), Type("ccc ccc"), TabTo("Log in met de code"), Press("Enter")))
    keys.go((FocusOn("1 antwoord klopt niet"), Press("Tab"), Press("Enter"), FocusOn("Code uit de mail")))
    keys.go(CHOOSE_ALL)
    keys.press(mailbox.last(CARLA).code)
    keys.go((TabTo("Log in met de code"), Press("Enter"), See("Vandaag")))

    keys.go((Open("/beheer/account"), See("Mijn account")))


@pytest.mark.parametrize("name", ["bureau", "zonder JavaScript"])
def test_carla_signs_in_with_the_link(keys: Keyboard, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))
    keys.go(ASK)

    keys.go((Open(mailbox.last(CARLA).link), See("Log in"), TabTo("Log in"), Press("Enter")))
    keys.go((See("Vandaag"),))

    keys.go((Open("/beheer/account"), See("Mijn account")))


@pytest.mark.parametrize("name", ["bureau", "zonder JavaScript"])
def test_who_clicks_twice_where_once_is_enough_is_in(keys: Keyboard, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))
    keys.go(ASK)
    keys.go((Open(mailbox.last(CARLA).link), See("Log in")))

    ActionChains(keys.browser).double_click(keys.browser.find_element("css selector", "main form button")).perform()

    keys.go((See("Vandaag"), Open("/beheer/account"), See("Mijn account")))


def test_carla_hands_over_and_nina_takes_it_without_a_script(signed_in: Keyboard, mailbox: Mailbox):
    apply(signed_in.browser, condition("zonder JavaScript"))
    signed_in.go((Open("/beheer/account"), TabTo("Bekijk de mensen van Windveld"), Press("Enter")))
    signed_in.go((See("Mensen van Windveld"), TabTo("Draag de rol van contactpersoon over"), Press("Enter")))
    signed_in.go(
        (
            See("Draag Windveld over"),
            TabTo("Naam van wie u uitnodigt"),
            Type("Nina"),
            TabTo("Mailadres van wie u uitnodigt"),
            Type("nina"),
        )
    )
    signed_in.go((TabTo("Begin met overdragen"), Press("Enter"), FocusOn("1 antwoord klopt niet")))
    signed_in.go((Press("Tab"), Press("Enter"), FocusOn("Mailadres van wie u uitnodigt"), *CHOOSE_ALL))
    signed_in.press("nina@windveld.example")
    signed_in.press_key("Enter")
    signed_in.go((See("Mensen van Windveld"),))
    signed_in.browser.delete_all_cookies()

    signed_in.go((Open(mailbox.last("nina@windveld.example").link), See("Uitnodiging voor Nina")))
    signed_in.go((TabTo("Ja, ik doe mee"), Press("Enter"), See("Vandaag")))

    signed_in.go((Open("/beheer/gemeenten/windveld/team"), See("Mensen van Windveld")))
    assert "Nina, nina@windveld.example" in signed_in.browser.page_source
