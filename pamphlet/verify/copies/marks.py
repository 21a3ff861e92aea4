"""The two characters that stand around furniture in a text, until its words are told apart."""

BEGIN, END = "\x0e", "\x0f"  # no character of XML 1.0, nor of HTML
