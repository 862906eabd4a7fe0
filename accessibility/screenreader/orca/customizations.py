"""Makes Orca write down what it says instead of saying it; Orca reads this file when it starts.

Each utterance becomes a line of JSON, a string, in the file that KOPLOPERS_SPEECH names. The functions wrapped here
are those of Orca 43, through which everything goes that is spoken.
"""

import json
import os
from pathlib import Path

import orca.settings as settings  # type: ignore[import-not-found]
import orca.speech as speech  # type: ignore[import-not-found]

FILE = Path(os.environ["KOPLOPERS_SPEECH"])


def _write(words: str, *_voice: object, **_more: object) -> None:
    """Stands in for Orca's functions that speak a text or a letter in a voice."""
    with FILE.open("a", encoding="utf-8") as file:
        file.write(json.dumps(words, ensure_ascii=False) + "\n")


def _say_nothing(*_key: object) -> None:
    """Typed keys are not repeated: who types knows what she types."""


speech._speak, speech.speakCharacter, speech.speakKeyEvent = _write, _write, _say_nothing
settings.speechServerFactory, settings.speechFactoryModules = None, []  # no sound, and no waiting for it
settings.sayAllOnLoad = False  # a page that reads itself aloud drowns what the journey listens for
settings.enableKeyEcho = False
