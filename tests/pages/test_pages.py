"""What flows from the pages to the formats."""

import pickle

from pamphlet.pages import Pages


def test_a_tree_stays_in_its_process(rich_pages: Pages) -> None:
    """Pages go to another process without their trees and what else is kept, and are the same pages there."""
    bare = pickle.dumps(rich_pages)
    assert all(section.tree is not None for section in rich_pages.sections)
    assert rich_pages.words.count
    assert rich_pages.words.titles
    assert rich_pages.words.place_of(1)
    assert pickle.dumps(rich_pages) == bare
    arrived = pickle.loads(bare)  # noqa: S301 - it was made above
    assert arrived == rich_pages
    assert [section.root.get("id") for section in arrived.sections] == [
        section.anchor for section in arrived.sections
    ]
