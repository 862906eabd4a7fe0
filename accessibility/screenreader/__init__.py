"""A real screen reader walks the journeys of a visitor, without sound; what it says is written down and compared."""
