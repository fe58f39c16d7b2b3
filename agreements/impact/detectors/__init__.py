"""The kinds of check. Each looks at one part of the two texts and says what an edit does to the worker."""
