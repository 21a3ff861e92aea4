"""The text as it was received: held against the parts, but for the emendations on record."""
