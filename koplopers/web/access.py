"""Who may enter: every address says so, and a test walks all addresses to see that it does."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app

View = TypeVar("View", bound=Callable[..., Any])

EVERYBODY = "everybody"
EVERYBODY_FRESH = "everybody, made anew"


def open_to_all(view: View) -> View:
    """Anybody may read this page and everybody gets the same, so caches may keep it (see page_cache)."""
    view.access = EVERYBODY  # type: ignore[attr-defined]
    return view


def open_to_all_fresh(view: View) -> View:
    """Anybody may ask, but the answer is made anew each time: health checks and the like."""
    view.access = EVERYBODY_FRESH  # type: ignore[attr-defined]
    return view


def access_of(endpoint: str | None) -> str | None:
    """What the address of this endpoint says about who may enter; None when it says nothing."""
    return getattr(current_app.view_functions.get(endpoint or ""), "access", None)
