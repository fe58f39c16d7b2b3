"""Consistency (C2xx): what an agreement says in one place, held against what it says in another."""
