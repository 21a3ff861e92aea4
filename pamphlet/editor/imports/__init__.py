"""Imports: documents of other programs become a manuscript, and what became of every word of theirs is told.

importing   all steps in their order
record      the proof by a second reader, the copy text, the folder that is written
written     the parts as Markdown that reads back as the same words
structure   title, parts and speakers of a tree
received    a file, read twice
documents   a kind of file becomes a tree, pandoc reading what is marked up
plain_text  a text without any markup becomes the same, by its lines
recognised  what single lines tell by themselves
decisions   what only a person can know
"""
