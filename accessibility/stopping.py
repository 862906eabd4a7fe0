"""Stopping a command that is busy: at the first sign, and without losing what is being finished."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stopping_once() -> Iterator[None]:
    """Within this block the first Ctrl-C, or request to end, raises KeyboardInterrupt; later ones do nothing."""
    before = {sign: signal.signal(sign, _stop) for sign in SIGNS}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    for sign in SIGNS:
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt
