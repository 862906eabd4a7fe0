"""How long each kind of data is kept, in one place: what erases and what the privacy page says are made from it."""
