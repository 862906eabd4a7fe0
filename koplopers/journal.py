"""Who did what, when, and what it was before and after: for every change, and never rewritten."""
