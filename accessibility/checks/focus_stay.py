"""Staying on the page while a check gives focus to things: what focus or hover opens is told by the walk with Tab."""

from collections.abc import Iterator
from contextlib import contextmanager

from accessibility.page import OpenPage

# A new window takes the place of ours, and the browser makes no more pictures of what is behind it.
BEGIN = """
const stay = event => { if (!event.destination.sameDocument && event.cancelable) event.preventDefault(); };
window.koplopersStay = {open: window.open, stay};
window.open = () => null;
window.navigation?.addEventListener('navigate', stay);
"""
END = """
const {open, stay} = window.koplopersStay ?? {};
if (stay) { window.open = open; window.navigation?.removeEventListener('navigate', stay); }
delete window.koplopersStay;
"""


@contextmanager
def staying(page: OpenPage) -> Iterator[None]:
    page.ask(BEGIN)
    try:
        yield
    finally:
        page.ask(END)
