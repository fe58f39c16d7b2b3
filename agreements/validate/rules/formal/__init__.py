"""Formal requirements (F1xx): what the Act of 5 December 1968 asks of a company agreement."""
