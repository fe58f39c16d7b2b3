"""Positions: what the draft makes of what the union wants, and of our clauses."""
