"""What is worked out once of a document, one aspect a module: pure functions from what was read to typed values."""
