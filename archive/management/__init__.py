"""Commands for keepers."""
