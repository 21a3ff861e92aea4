"""Recognised: what single lines and words tell by themselves: a label, a heading, a role, a language, a condition."""
