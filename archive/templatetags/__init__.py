"""What templates need beyond Django's own tags: Django looks here."""
