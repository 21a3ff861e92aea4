"""Tell by which slug a manuscript names its files, of its `pamphlet.yaml` alone."""

from __future__ import annotations

from pamphlet.manuscript.files import SETTINGS, Folder
from pamphlet.manuscript.settings.metadata import read_metadata
from pamphlet.manuscript.yaml.fields import fields_of
from pamphlet.manuscript.yaml.nodes import read_yaml
from pamphlet.work.problems import Problems, has_errors


def slug_in(folder: Folder) -> str:
    """Give the slug that a build of this folder would take; empty where the settings have faults, as a build tells."""
    noted = Folder(folder.root)  # so that nothing is noted in the folder itself
    noted.seen = folder.seen
    text = noted.read_text(SETTINGS, folder.place(SETTINGS))
    if text is None:
        return ""
    problems = Problems()
    root = fields_of(read_yaml(text, folder.place(SETTINGS).path, problems), SETTINGS, problems)
    slug = read_metadata(root)[0].slug if root else ""
    return "" if has_errors(problems) else slug
