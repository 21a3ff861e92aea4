"""Preview: show a manuscript in a browser, and keep what it shows true while it is edited, until somebody stops it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pamphlet.editor.preview.desk import Desk
from pamphlet.editor.preview.server import Server
from pamphlet.editor.preview.watching import changes
from pamphlet.pipeline.warm_processes import keep_sockets
from pamphlet.release.workspace import clear_dead_workspaces, workspace


def preview(manuscript: Path, output: Path, editor: str, opened: Callable[[str], None]) -> None:
    """Serve the preview for ever; `opened` is told its address once it answers.

    `output` is the folder of a release that is built from here, `editor` the address by which an editor opens a file
    (see `source`), or empty. Raises KeyboardInterrupt when it is stopped, and has ended all that it began by then.
    """
    clear_dead_workspaces()
    keep_sockets()  # beside the folder that follows: within it their paths would grow too long
    with workspace() as room:
        desk = Desk(manuscript, output, room)
        server = Server(desk, editor)
        try:
            desk.layouts.start()
            server.start()
            opened(server.guard.address)
            for saved in changes(manuscript, output):
                desk.read(saved)
        finally:
            desk.close()
            server.shutdown()
            server.server_close()
