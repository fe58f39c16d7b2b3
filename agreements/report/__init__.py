"""A comparison, shown: the same result for people and for programs."""
