"""Keys as somebody presses them: they arrive at the screen reader first, and then perhaps at the browser."""

from accessibility.screenreader.processes import Processes

IN_WORDS = {
    "Return": "Enter",
    "space": "de spatiebalk",
    "Down": "pijl omlaag",
    "Up": "pijl omhoog",
    "BackSpace": "Backspace",
    "KP_Enter": "Enter op het cijferblok",
}


class Keyboard:
    """The keyboard of the private screen."""

    def __init__(self, programs: Processes) -> None:
        self._programs = programs

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by the names that xdotool knows: h, Tab, shift+Tab, Return."""
        self._programs.run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self._programs.run("xdotool", "type", "--clearmodifiers", "--delay", "30", text)


def in_words(key: str) -> str:
    """The name of a key for somebody who presses it: “Shift+Tab”, “H”."""
    return "+".join(IN_WORDS.get(part, part.capitalize()) for part in key.split("+"))
