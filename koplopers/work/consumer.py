"""The worker: a process of its own that looks at the outbox and the clock until it is told to stop."""

import signal

from huey.consumer import Consumer

from koplopers.outbox.delivery import TALK_SECONDS
from koplopers.work.queue import Work

THREADS = 4  # one receiver that keeps the line open must not hold up the others
LOOK_EVERY = 1.0  # seconds at the most between two looks at a queue that is empty: somebody waits to sign in


def run(work: Work) -> None:
    """Work until SIGTERM or Ctrl-C; then finish the letters in hand and return."""
    consumer = Consumer(
        work.huey,
        workers=THREADS,
        max_delay=LOOK_EVERY,
        graceful_signal="TERM",
        shutdown_timeout=TALK_SECONDS,
    )
    # Ctrl-C is no reason to drop a letter halfway either.
    consumer._signal_actions[signal.SIGINT] = (False, True)
    work.stopping = consumer.stop_flag
    consumer.run()
