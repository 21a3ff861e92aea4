"""A manuscript's own stylesheet, which may be a stranger's: what it may say, and what is taken of it.

It may set type, colour, borders and white. It may not put words in, hide, cover, move or change any: whoever reads a
file that is called complete sees every word of it, and no other. All that is not in the tables is refused.

    rules       go through a sheet: what is wrong with it, and the rules that are taken over
    nesting     finds where rules add up on the pages until words cannot be read
    properties  the table of properties, with what each may be set to
    values      what lengths, words and counters may be
    colours     which colours can be read, each upon the other
"""
