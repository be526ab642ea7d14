"""Says for each task of a build why it would run, or that it rests; nothing is run."""

from pathlib import Path

import pytask
from pytask import ExecutionReport, PathNode, PNode, TaskOutcome

from targetbook.press.chapters.rows_read import AskedNode, other_answers
from targetbook.press.graph.runner import ask_pytask
from targetbook.press.graph.tasks import PressTask

SHOWN = 3  # changed rows named before the rest is counted


def explain(tasks: list[PressTask], ledger: Path) -> list[str]:
    """Give a line for each task."""
    labels = {task.name: task.label for task in tasks}
    with pytask.console.capture():
        reports = ask_pytask(tasks, ledger, explain=True).execution_reports
    return [f"  {labels[one.task.name]:<40} {why(one, labels)}" for one in reports]


def why(report: ExecutionReport, labels: dict[str, str]) -> str:
    """Say why a task would run, or that it rests."""
    if report.outcome == TaskOutcome.SKIP_UNCHANGED:
        return "rests"
    reasons = report.task.attributes["explanation"].reasons
    before = [labels.get(one.node_name, one.node_name) for one in reasons if one.reason == "cascade"]
    if before:
        return f"runs after: {', '.join(before)}"
    if any(one.node_type == "source" for one in reasons):
        return "runs: for the first time"
    nodes = {node.name: node for node in nodes_of(report)}
    return "runs: " + "; ".join(told(nodes[one.node_name], one.node_type, one.reason) for one in reasons)


def nodes_of(report: ExecutionReport) -> list[PNode]:
    """List what a task needs and makes."""
    trees: list[dict[str, list[PNode]]] = [report.task.depends_on, report.task.produces]
    return [node for tree in trees for nodes in tree.values() for node in nodes]


def told(node: PNode, kind: str, reason: str) -> str:
    """Say what is different about something a task needs or makes."""
    if isinstance(node, AskedNode) and node.kept.is_file():
        rows = other_answers(node.kept, node.answers)
        more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        return "; ".join(str(one) for one in rows[:SHOWN]) + f"{more} changed"
    name = node.path.name if isinstance(node, PathNode) else node.name
    if reason == "missing":
        return f"{name} is missing"
    return f"{name} was altered" if kind == "product" else f"{name} changed"
