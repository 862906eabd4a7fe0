"""How a fault outside a request reaches the log: what and where, and nothing that somebody filled in."""

from logging import Logger
from traceback import format_tb


def tell(log: Logger, what: str, fault: Exception) -> None:
    """Write down what failed. Without the message of the fault, because that may quote a letter or an address."""
    log.error("%s mislukte: %s\n%s", what, type(fault).__name__, "".join(format_tb(fault.__traceback__)))
