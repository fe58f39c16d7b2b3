"""Word (W4xx): what a document should not carry when it leaves the house."""
