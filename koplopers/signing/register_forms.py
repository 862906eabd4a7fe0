"""The question to the register of signatures."""

from wtforms import SearchField

from koplopers.web.forms import AtMost, Filter

LONGEST_SEARCH = 80  # characters; the longest name of a municipality has 33


class RegisterForm(Filter):
    """Whose signature to find, asked in the address."""

    zoek = SearchField("Zoek een gemeente", [AtMost(LONGEST_SEARCH)])
