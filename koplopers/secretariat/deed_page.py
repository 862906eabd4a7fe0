"""How a deed is done on a page of its own: it shows what will happen, does it when it is sent, and goes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from koplopers.database import transaction
from koplopers.secretariat.forms import DeedForm
from koplopers.signing.actions import CannotPublish
from koplopers.signing.drafting import DeedRefused
from koplopers.web.answers import MAY_GO_BACK, Answer

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class DeedPage(Generic[Seen]):
    """The page for deeds on one kind of thing; `Seen` is that thing as somebody looked at it."""

    template: str
    again: Callable[[Seen], Seen]  # the same, as it stands by now
    version: Callable[[Seen], int]
    facts: Callable[[Seen], Mapping[str, object]]
    after: Callable[[Seen, str], str]  # the address that tells what was done

    def work(
        self, done: str, seen: Seen, form: DeedForm, deed: Callable[[], object], **more: object
    ) -> Answer | Response:
        """Show what will happen; do it when it is sent, as the thing was when it was looked at.

        `more` is what this deed shows besides.
        """
        if request.method != "POST" or not form.validate():
            return self._show(done, seen, form, more)
        try:
            with transaction():
                deed()
        except (DeedRefused, CannotPublish) as refused:
            return self._show(done, self.again(seen), form, more, refused)
        return redirect(self.after(seen, done), 303)

    def _show(
        self, done: str, seen: Seen, form: DeedForm, more: Mapping[str, object], refused: Exception | None = None
    ) -> Answer:
        """After a refusal the next press decides knowingly on how it stands now."""
        if refused or not form.versie.data:
            form.versie.data = str(self.version(seen))
        facts = {"deed": done, "form": form, "refused": refused, **more, **self.facts(seen)}
        text = render_template(self.template, **facts)
        return text, 409 if refused else 422 if form.errors else 200, MAY_GO_BACK
