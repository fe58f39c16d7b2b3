"""What the union wants: positions, and the clauses that realise them, in Dutch and French."""
