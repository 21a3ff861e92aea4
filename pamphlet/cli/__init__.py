"""Face people: the commands, and what they show on a terminal."""
