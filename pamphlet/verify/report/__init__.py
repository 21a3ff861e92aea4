"""Write what was found as one page for people, which can be sent to whoever has put up a copy.

    fragments    a place in a copy → a link to that very place of a page on the web
    passages     words → the text that is shown of them; a place → both texts, side by side
    picture      the outline of a work and differences → rectangles and marks, row by row
    sentences    a verdict → what there is to say of it, in sentences
    page         verdicts → the page, by the templates `report.html` and `report.css`

The page needs nothing but itself: no script, no network, no file beside it. All that a stranger wrote is escaped by
the templates and cut to a length; equal verdicts give equal bytes.
"""
