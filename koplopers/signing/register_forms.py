"""The question to the register of signatures."""

from wtforms import SearchField

from koplopers.web.forms import AtMost, OurForm

LONGEST_SEARCH = 80  # characters; the longest name of a municipality has 33


class RegisterForm(OurForm):
    """Whose signature to find, asked in the address."""

    zoek = SearchField("Zoek een gemeente", [AtMost(LONGEST_SEARCH)])

    @property
    def words(self) -> str:
        """What was asked; a wrong answer counts as no answer."""
        return "" if self.errors else (self.zoek.data or "")
