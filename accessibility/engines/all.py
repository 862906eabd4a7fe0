"""The engines that look, in the order in which they do: docs/decisions/0006-engines.md says why these."""

from collections.abc import Iterator
from contextlib import contextmanager

from accessibility.engines import Engine, axe
from accessibility.engines.accesslint import AccessLint
from accessibility.engines.axe import AxeCore
from accessibility.engines.htmlcs import HtmlCodeSniffer
from accessibility.engines.markup import Markup, validator

AXE = "axe-core"
AT_START = (axe.PACKAGE,)  # runs first in every page: cheaper than bringing half a megabyte to each


@contextmanager
def make_engines() -> Iterator[tuple[Engine, ...]]:
    """The engines, ready to look; what they started ends with the block. Raises EngineBroken."""
    with validator() as warm:
        yield (AxeCore(AXE), AccessLint(), HtmlCodeSniffer(), Markup(warm))
