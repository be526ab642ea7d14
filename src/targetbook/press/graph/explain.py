"""Says for each task of a build why it would run, or that it rests; nothing is run."""

from pathlib import Path

import pytask
from pytask import ExecutionReport, PathNode, PNode, TaskOutcome

from targetbook.press.chapters.rows_read import AnswersNode, other_answers
from targetbook.press.graph.runner import ask_pytask
from targetbook.press.graph.tasks import PressTask

ROWS = 3  # changed rows named before the rest is counted


def explain(tasks: list[PressTask], ledger: Path) -> list[str]:
    """Give a line for each task."""
    labels = {task.name: task.label for task in tasks}
    with pytask.console.capture():
        reports = ask_pytask(tasks, ledger, explain=True).execution_reports

    return [f"  {labels[report.task.name]:<40} {reason_to_run(report, labels)}" for report in reports]


def reason_to_run(report: ExecutionReport, labels: dict[str, str]) -> str:
    """Say why a task would run, or that it rests."""
    if report.outcome == TaskOutcome.SKIP_UNCHANGED:
        return "rests"

    reasons = report.task.attributes["explanation"].reasons
    before = [labels.get(reason.node_name, reason.node_name) for reason in reasons if reason.reason == "cascade"]
    if before:
        return f"runs after: {', '.join(before)}"
    if any(reason.node_type == "source" for reason in reasons):
        return "runs: for the first time"

    nodes = {node.name: node for node in nodes_of(report)}
    changes = [node_change(nodes[reason.node_name], reason.node_type, reason.reason) for reason in reasons]
    return f"runs: {'; '.join(changes)}"


def nodes_of(report: ExecutionReport) -> list[PNode]:
    """List a task's nodes."""
    trees: list[dict[str, list[PNode]]] = [report.task.depends_on, report.task.produces]
    return [node for tree in trees for nodes in tree.values() for node in nodes]


def node_change(node: PNode, kind: str, reason: str) -> str:
    """Say what is different about something a task needs or makes."""
    if isinstance(node, AnswersNode) and node.path.is_file():
        return row_changes(node)

    name = node.path.name if isinstance(node, PathNode) else node.name
    if reason == "missing":
        return f"{name} is missing"

    return f"{name} was altered" if kind == "product" else f"{name} changed"


def row_changes(node: AnswersNode) -> str:
    """Name changed rows."""
    rows = other_answers(node.path, node.answers)
    more = f" and {len(rows) - ROWS} more" if len(rows) > ROWS else ""
    return f"{'; '.join(map(str, rows[:ROWS]))}{more} changed"
