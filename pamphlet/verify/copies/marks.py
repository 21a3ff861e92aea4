"""The characters that stand in a text until its words are told apart: around furniture, and where a line begins."""

BEGIN, END, LINE = "\x0e", "\x0f", "\x10"  # no characters of XML 1.0, nor of HTML
TYPED = "\x11"  # stands for an ampersand that is one, whatever follows it
