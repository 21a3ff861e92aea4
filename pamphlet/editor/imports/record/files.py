"""The folder of an imported manuscript: what an import wrote before, what a person changed since, what is written now.

`.import/` keeps each file as the import wrote it, so that the next one can tell what a person changed in it, and keep
that, and the preview which answers no import has seen. `received/` has the documents themselves. No build reads either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pamphlet.editor.folder import NEW, write_all
from pamphlet.editor.imports.decisions import FILE as DECISIONS
from pamphlet.editor.imports.decisions import HEAD, Decision
from pamphlet.editor.imports.document import LeftOut
from pamphlet.editor.imports.record.merging import merged
from pamphlet.editor.settings_file import quoted
from pamphlet.manuscript.files import ALL_BYTES_MOST, FILES_MOST
from pamphlet.work.problems import Place, Problem, Problems, error

BASE, RECEIVED, LEFT_OUT = ".import", "received", "left-out.txt"
LARGEST = 30 * 2**20  # bytes of a file of the folder that is looked at


@dataclass(slots=True)
class Former:
    """A folder before an import: `base` are its files as the last import wrote them, `answers` the decisions.

    `pure` grows by the files as this import makes them, `problems` by what a person's changes kept from being written.
    """

    folder: Path
    base: dict[str, bytes] = field(default_factory=dict)
    answers: str = ""
    refusal: Problem | None = None
    pure: dict[str, bytes] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    @classmethod
    def of(cls, folder: Path) -> Former:
        """Look at a folder: it is to be empty, not there, or one that was imported into."""
        former = cls(folder)
        if not folder.exists():
            return former
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else {folder.name}
        names -= {NEW}
        if names and not {BASE, DECISIONS} & names:
            hint = "name a folder that is empty or not there yet, or one that an import made"
            message = "here is something already, and no import made it"
            former.refusal = error("D06", message, Place(folder.as_posix()), hint)
            return former
        base = _kept(folder / BASE)
        if base is None:
            hint = "take that folder away, and nothing of a former import is known, or name another"
            message = "here lies more than an import writes"
            former.refusal = error("D06", message, Place((folder / BASE).as_posix()), hint)
            return former
        former.base = base
        former.answers = (_content(folder / DECISIONS) or b"").decode("utf-8", "replace")
        return former

    def merged(self, name: str, text: str) -> str:
        """Give a file as it is to be written: the new one, with what a person changed in the former."""
        self.pure[name] = text.encode()
        mine, base = _content(self.folder / name), self.base.get(name)
        if mine is None or base is None:
            return text
        whole, aside = merged(
            base.decode("utf-8", "replace"), mine.decode("utf-8", "replace"), text
        )
        for line in aside:
            message = f"you changed this place, so the new document's words are left aside: “{line[:200]}”"
            place = Place((self.folder / name).as_posix())
            self.problems.warning("D07", message, place, "put them in, or leave yours as they are")
        return whole

    def link_among(self, names: Iterable[str]) -> Problem | None:
        """Give a problem where a folder that is to be written to is a link, which may lead anywhere."""
        within = {
            PurePosixPath(BASE),
            *(above for name in names for above in PurePosixPath(name).parents),
        }
        within |= {PurePosixPath(BASE) / inner for inner in within}
        for inner in sorted(within - {PurePosixPath()}):
            if (self.folder / inner).is_symlink():
                message = "this folder is a link, and nothing is written through one"
                hint = "take it away, or put a folder in its place; nothing was written"
                return error("D06", message, Place((self.folder / inner).as_posix()), hint)
        return None

    def write(
        self,
        texts: Mapping[str, str],
        pictures: Mapping[str, bytes],
        beside: Mapping[str, bytes | None],
    ) -> None:
        """Write all files, or none; those of the last import that are no more go, unless a person changed them.

        `beside` are files that are no part of the manuscript; None takes one away. What the next import knows this one
        by comes first, and last what it wrote: where it is killed, what has its place already is as both made it.
        """
        self.pure |= pictures
        files: dict[str, bytes | None] = {DECISIONS: beside[DECISIONS]}
        files |= {name: text.encode() for name, text in texts.items()}
        for name, content in pictures.items():
            if _content(self.folder / name) in {None, self.base.get(name)}:
                files[name] = content
        files |= beside
        files |= {f"{BASE}/{name}": content for name, content in self.pure.items()}
        gone = [name for name, content in files.items() if content is None]
        for name in self.base.keys() - self.pure.keys():
            gone.append(f"{BASE}/{name}")
            if _content(self.folder / name) == self.base[name]:
                gone.append(name)
        wanted = {name: content for name, content in files.items() if content is not None}
        write_all(self.folder, wanted, gone)


def _kept(root: Path) -> dict[str, bytes] | None:
    """Give the files as the last import wrote them; None where they are more than a manuscript may have."""
    kept: dict[str, bytes] = {}
    size = 0
    for name, content in _files(root):
        kept[name] = content
        size += len(content)
        if len(kept) > FILES_MOST or size > ALL_BYTES_MOST:
            return None
    return kept


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file() and (content := _content(path)) is not None:
            yield path.relative_to(root).as_posix(), content


def _content(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    return content if len(content) <= LARGEST else None


def originals(received: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Give the documents under the names that they are kept by, each its own."""
    kept: dict[str, bytes] = {}
    for file, content in received:
        name, number = f"{RECEIVED}/{file}", 1
        while name in kept:
            number += 1
            path = PurePosixPath(file)
            name = f"{RECEIVED}/{path.stem}-{number}{path.suffix}"
        kept[name] = content
    return kept


def decisions_file(decisions: Sequence[Decision]) -> bytes:
    """Write the decisions, with room for answers."""
    entries = [
        f"- decision: {decision.kind}\n"
        f"  about: {quoted(decision.about)}\n"
        f"  question: {quoted(decision.question)}\n"
        f"  place: {quoted(str(decision.place))}\n"
        f"  default: {quoted(decision.default)}\n"
        f"  answer: {quoted(decision.answer) if decision.answer else ''} # {decision.choices}\n"
        for decision in decisions
    ]
    return (HEAD + "\n".join(entries)).encode()


def left_out_file(left_out: Sequence[tuple[str, LeftOut]], lost: Sequence[str]) -> bytes | None:
    """Write all that is in the documents and not in the parts, whole; None where there is nothing."""
    entries = [
        f"{name}{f', {left.where}' if left.where else ''}: {left.what}\n\n{left.text}\n"
        for name, left in left_out
    ]
    entries += [f"{line}\n" for line in lost]
    if not entries:
        return None
    head = "What the documents hold and the parts of this manuscript do not. No build reads this file.\n"
    return "\n\n".join([head, *entries]).encode()
