"""Findings, shown: as text, JSON, SARIF, HTML, and in the draft itself."""
