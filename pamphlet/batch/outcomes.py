"""Tell what came of an order by the future that was had for it."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future

from pamphlet.batch.orders import Order, Row, lost
from pamphlet.batch.workers import TimeOver, WorkerEnded


def row_of(order: Order, future: Future[Row]) -> Row:
    """Wait for a row; where none comes, give one that says why."""
    try:
        return future.result()
    except TimeOver as over:
        hint = "“--time-limit” gives it more; its log tells how far it came"
        return lost(order, "late", str(over), hint)
    except WorkerEnded as ended:
        hint = "when memory is short, fewer “--jobs” take less of it; its log tells how far it came"
        return lost(order, "ended", str(ended), hint)
    except CancelledError:
        return lost(order, "ended", "the cluster has given it up", "look whether its workers live")
    except Exception as failure:  # noqa: BLE001 # an executor of others fails in its own ways
        said = " ".join(f"{type(failure).__name__}: {failure}".split())
        return lost(order, "ended", f"the worker failed: {said}", "look at the worker's own log")
