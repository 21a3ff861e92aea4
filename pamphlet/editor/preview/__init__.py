"""Preview: a manuscript as it will be printed and read, in a browser on this machine, while it is being edited.

`preview.preview` is the way in. What happens when a file is saved, in order:

    watching    the folder is watched, and what was saved is told
    reading     the manuscript is read and composed as a build does it, and what its blocks have become is told
    desk        keeps the last good reading, and lays problems and decisions beside the text
    window      the pages around the change are cut out, so that they can be laid out before all others
    layouts     pages are laid out in processes of their own, forked from one that has everything loaded
    pictures    PDFium draws them
    board       tells every browser that listens what is new
    server      gives them the rest, after `guard` has seen who asks
"""
