"""Record: decisions and answers, what was left out, the copy text and its emendations."""
