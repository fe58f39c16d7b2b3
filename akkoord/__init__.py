"""The ground that every room stands on: errors, messages, strict YAML and safe files.

Nothing here knows of clauses, agreements or Word.
"""
