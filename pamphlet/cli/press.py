"""`pamphlet press`: build every work below a folder, side by side, and say in the end which of them failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import FORMATS_WANTED, PATH
from pamphlet.cli.problems import BROKEN_OFF, FAULTY, STOPPED, show_problems
from pamphlet.cli.terminal import Terminal
from pamphlet.work.problems import Place, Problem, error, has_errors

if TYPE_CHECKING:
    from pamphlet.batch.plan import Wishes
    from pamphlet.batch.pressing import Workforce
    from pamphlet.batch.works import Shard
    from pamphlet.cli.pressing import Tells


class ShardType(click.ParamType):  # type: ignore[type-arg] # a generic only in newer ones
    """A part of the works: `2/5` is the second of five."""

    name = "I/N"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shard:
        """Give the part. Fails with what would be right."""
        from pamphlet.batch.works import Shard

        read = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value)
        if not read or not 1 <= int(read[1]) <= int(read[2]):
            self.fail(f"“{value}” is no part; 2/5 is the second of five", param, ctx)
        return Shard(int(read[1]), int(read[2]))


@click.command("press")
@click.argument("folder", type=PATH)
@click.option(
    "--output",
    default="build",
    show_default=True,
    type=PATH,
    help="The folder of the releases: each is in a folder with the name of its slug.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    help="Works at a time.  [default: the processors of this machine]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Build on the workers of a Dask cluster, like tcp://host:8786.",
)
@click.option(
    "--shard",
    type=ShardType(),
    help="Build this part of the works, the I-th of N, without the website.",
)
@FORMATS_WANTED
@click.option(
    "--time-limit",
    metavar="MINUTES",
    type=click.FloatRange(min=0, min_open=True),
    help="Give a work up that takes longer.  [default: 30]",
)
@click.option(
    "--strict/--keep-going",
    help="Stop at the first work that fails, or build all others.  [default: keep going]",
)
@click.option(
    "--site/--no-site",
    default=True,
    help="Make the website of all releases in the end, among them.  [default: site]",
)
@click.option("--url", metavar="URL", help="Where the website will stand.")
@click.option("--title", metavar="PRESS", help="Who publishes, as the website names it.")
@click.option("--prune", is_flag=True, help="Delete the releases of works that are gone.")
@click.option("--wait", is_flag=True, help="Wait while another press is at work there.")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON, one for each event.")
def command(  # noqa: PLR0913, PLR0917 # as many as there are options
    folder: Path,
    output: Path,
    jobs: int | None,
    scheduler: str | None,
    shard: Shard | None,
    formats: tuple[str, ...],
    time_limit: float | None,
    url: str | None,
    title: str | None,
    *,
    site: bool,
    strict: bool,
    prune: bool,
    wait: bool,
    as_json: bool,
) -> int:
    """Build every manuscript below FOLDER, several at a time.

    Each release goes to a folder of its own, by the slug of the
    work. What has not changed since the last time, by its content,
    is left as it is. A work that fails costs only itself: its last
    good release stays, its log is kept, and the exit status is 1.
    """
    from pamphlet.batch.catalogue import Address, make_catalogue
    from pamphlet.batch.plan import SECONDS, Wishes, plan
    from pamphlet.batch.pressing import press, the_only_press
    from pamphlet.cli.pressing import telling
    from pamphlet.pipeline.signals import stoppable
    from pamphlet.release.target import CannotGo
    from pamphlet.site.build import obstacles

    wishes = Wishes(formats, time_limit * 60 if time_limit else SECONDS, shard)
    tells = telling(output, as_json=as_json)
    try:
        with (
            stoppable(),
            tells.going_on(),
            the_only_press(output, wishes, waits=wait, waiting=tells.waits),
        ):
            if site and not shard and (problems := obstacles(output, url)):
                show_problems(problems)  # before the night, not after it
                return BROKEN_OFF
            todo = plan(folder, output, wishes, tells.looks)
            if not (todo.entries or todo.rows):
                show_problems([_no_works(folder)])
                return BROKEN_OFF
            with _workforce(scheduler, jobs, folder, output, wishes, tells) as workforce:
                tells.employs(workforce.at_once)
                pressed = press(todo, output, workforce, tells.hears, strict=strict, pruning=prune)
            made = None
            if site and not shard and not pressed.stopped:
                slugs = (entry.slug for entry in todo.entries.values())
                made = make_catalogue(output, slugs, Address(url, title))
            tells.ends(pressed, made)
    except KeyboardInterrupt:
        said = f"Stopped. What is done is in {output.as_posix()}/; what was begun is as it was."
        Terminal(err=True).say(said)
        return STOPPED
    except CannotGo as reason:
        show_problems([error("R03", str(reason), Place(output.as_posix()), reason.hint)])
        return BROKEN_OFF
    problems = made.problems if made else ()
    show_problems(problems)
    return FAULTY if pressed.failed or has_errors(problems) else 0


def _no_works(folder: Path) -> Problem:
    there = folder.is_dir()
    message = "no folder here has a pamphlet.yaml" if there else "there is no such folder"
    hint = "name the folder that has the works: “pamphlet press FOLDER”"
    return error("F06", message, Place(folder.as_posix()), hint)


@contextmanager
def _workforce(
    scheduler: str | None,
    jobs: int | None,
    folder: Path,
    output: Path,
    wishes: Wishes,
    tells: Tells,
) -> Iterator[Workforce]:
    """Give the workers of this machine or of a cluster, and let them go in the end, whatever they are at."""
    from pamphlet.batch.pressing import Workforce

    if scheduler:
        from pamphlet.batch.cluster import NoCluster, cluster_at

        try:
            with cluster_at(scheduler, folder, output) as cluster:
                tells.refuses(cluster.refused)
                at_once = min(jobs or cluster.at_once, cluster.at_once)
                yield Workforce(cluster.executor, at_once, carrying=not cluster.shared)
        except NoCluster as reason:
            raise click.UsageError(f"{reason}; {reason.hint}") from None
        return
    from pamphlet.batch.workers import Workers, processors

    count = jobs or processors()
    workers = Workers(count, wishes.seconds, wishes.formats)
    try:
        yield Workforce(workers, count)
    finally:
        workers.end()
