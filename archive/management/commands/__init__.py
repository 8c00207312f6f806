"""One command a file; each asks, calls and reports."""
