"""Who may enter: every address says so, and a test walks all addresses to see that it does.

This file only writes it on the view; `people.gate` holds everybody to it, and refuses what says nothing.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app

View = TypeVar("View", bound=Callable[..., Any])

EVERYBODY = "everybody"
EVERYBODY_FRESH = "everybody, made anew"

SECRETARIAT = "secretariat"
ALLIANCE = "alliance"
MUNICIPALITY = "municipality"
SIGNED_IN = "signed in"  # whoever has an account, whatever for


def open_to_all(view: View) -> View:
    """Anybody may read this page and everybody gets the same, so caches may keep it (see page_cache)."""
    view.access = EVERYBODY  # type: ignore[attr-defined]
    return view


def open_to_all_fresh(view: View) -> View:
    """Anybody may ask, but the answer is made anew each time: health checks and the like."""
    view.access = EVERYBODY_FRESH  # type: ignore[attr-defined]
    return view


def only_for(*groups: str) -> Callable[[View], View]:
    """Only people who are signed in and in one of these groups may enter."""

    def stamped(view: View) -> View:
        view.access = frozenset(groups)  # type: ignore[attr-defined]
        return view

    return stamped


def access_of(endpoint: str | None) -> str | frozenset[str] | None:
    """What the address of this endpoint says about who may enter; None when it says nothing."""
    return getattr(current_app.view_functions.get(endpoint or ""), "access", None)
