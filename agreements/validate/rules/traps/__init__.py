"""Legal traps (L5xx): wordings that give away more than they seem to."""
