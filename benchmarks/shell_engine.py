"""An engine for papermill: a notebook's cells run on IPython's shell in a fork of the warm process, without a kernel.

Cells and outputs travel as JSON through a pipe. The press does not use it; `engines.py` sets it against the kernels.
"""

import json
import os
import signal
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import TextIOBase
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from platform import python_version
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.jsonutil import json_default
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets import Type
from traitlets.config import Config

from targetbook.press.chapters.forking import Fork

NAME = "shell"
Output = dict[str, Any]
# What a kernel of IPython says of its language.
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": python_version(),
}


class Hook(DisplayHook):
    """Takes a cell's last value as its result."""

    shell: "NotebookShell"

    def write_output_prompt(self) -> None:
        """Leave the prompt to the reader of the notebook."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Add the value to the cell's outputs."""
        result = {"output_type": "execute_result", "execution_count": self.prompt_count}
        self.shell.add({**result, "data": format_dict, "metadata": md_dict or {}})


class Publisher(DisplayPublisher):
    """Takes what a cell displays."""

    shell: "NotebookShell"

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: object = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: object,
    ) -> None:
        """Add what is displayed to the cell's outputs, or put it in place of what has the same id."""
        bundle = {"data": data, "metadata": metadata or {}}
        name = (transient or {}).get("display_id")
        if update:
            self.shell.replace(name, bundle)
        else:
            self.shell.add({"output_type": "display_data", **bundle}, name)

    def clear_output(self, wait: bool = False) -> None:
        """Drop the cell's outputs, now or before the next one."""
        self.shell.clear(wait)


class Stream(TextIOBase):
    """Takes what a cell prints."""

    def __init__(self, shell: "NotebookShell", name: str) -> None:
        self.shell = shell
        self.stream = {"output_type": "stream", "name": name}

    def write(self, text: str) -> int:
        """Add the text to the cell's outputs, joined to what was printed just before."""
        last = self.shell.outputs[-1:]
        if last and self.stream.items() <= last[0].items() and not self.shell.clears_next:
            last[0]["text"] += text
        elif text:
            self.shell.add({**self.stream, "text": text})

        return len(text)


class NotebookShell(InteractiveShell):
    """IPython's shell, which keeps the outputs of all cells as a notebook has them."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.cells: list[list[Output]] = []
        self.clears_next = False
        self.displays: dict[str, list[tuple[int, Output]]] = defaultdict(list)
        self.changed: set[int] = set()

    @property
    def outputs(self) -> list[Output]:
        """The outputs of the cell that runs."""
        return self.cells[-1]

    def run(self, source: str) -> dict[str, Any]:
        """Run a cell; give its number and its outputs, and earlier outputs that it changed."""
        self.cells.append([])
        self.clears_next = False
        self.changed = {len(self.cells) - 1}

        with redirect_stdout(Stream(self, "stdout")), redirect_stderr(Stream(self, "stderr")):
            result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]

        outputs = [(number, self.cells[number]) for number in sorted(self.changed)]
        return {"success": result.success, "count": self.execution_count - 1, "outputs": outputs}

    def add(self, output: Output, name: str | None = None) -> None:
        """Add an output, in place of whatever has the same id, too."""
        if self.clears_next:
            self.clear()
        self.outputs.append(output)
        if name:
            self.displays[name].append((len(self.cells) - 1, output))
            self.replace(name, {"data": output["data"], "metadata": output["metadata"]})

    def replace(self, name: str | None, bundle: dict[str, Any]) -> None:
        """Show something else wherever an id is displayed."""
        for number, output in self.displays[name or ""]:
            output.update(bundle)
            self.changed.add(number)

    def clear(self, wait: bool = False) -> None:
        """Drop the cell's outputs, now or before the next one."""
        self.clears_next = wait
        if not wait:
            self.outputs.clear()

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.add({"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": stb})


class Cells(Fork):
    """A forked process that runs the cells of one notebook, one after the other, as they come through the pipe."""

    def __init__(self, cwd: str, pipe: Connection) -> None:
        super().__init__(dict(os.environ), cwd, out=2)  # what bypasses Python's streams goes to the chapter's log
        self.pipe = pipe

    def run(self) -> None:
        """Answer each cell with its outputs until nobody asks any more."""
        self.settle()
        shell = NotebookShell.instance(config=Config({"HistoryManager": {"enabled": False}}))

        with suppress(EOFError):
            while True:
                answer = shell.run(self.pipe.recv_bytes().decode())
                self.pipe.send_bytes(json.dumps(answer, default=json_default).encode())

    def end(self) -> None:
        """Kill the process with all that its cells started, and see it gone."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self.join()


class ShellEngine(Engine):  # type: ignore[misc]  # papermill ships no types
    """Runs a notebook's cells in a process of its own and ends it with all that it started."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        execution_timeout: float | None = None,
        resources: dict[str, Any] | None = None,
        **_: Any,
    ) -> None:
        """Run the cells until one fails."""
        folder = (resources or {}).get("metadata", {}).get("path", Path.cwd())
        pipe, other_end = Pipe()
        process = Cells(str(folder), other_end)
        process.start()
        other_end.close()

        try:
            run_cells(nb_man, process, pipe, execution_timeout)
        finally:
            process.end()
            pipe.close()

        nb_man.nb.metadata["language_info"] = LANGUAGE


def run_cells(nb_man: NotebookExecutionManager, process: Cells, pipe: Connection, seconds: float | None) -> None:
    """Have the process run each cell with code, and take the outputs into the notebook."""
    cells = []
    for index, cell in enumerate(nb_man.nb.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue

        cells.append(cell)
        nb_man.cell_start(cell, index)
        answer = ask(process, pipe, cell.source, seconds)
        cell.execution_count = answer["count"]
        for number, outputs in answer["outputs"]:
            cells[number].outputs = notebook_outputs(outputs)

        if not answer["success"]:
            nb_man.cell_exception(cell, index)
            break
        nb_man.cell_complete(cell, index)


def ask(process: Cells, pipe: Connection, source: str, seconds: float | None) -> dict[str, Any]:
    """Send a cell and wait for its outputs; RuntimeError where the process ends or takes too long."""
    try:
        pipe.send_bytes(source.encode())
        if not wait([pipe, process.sentinel], seconds):
            raise RuntimeError(f"a cell took longer than {seconds} seconds: {source[:100]!r}")
        answer: dict[str, Any] = json.loads(pipe.recv_bytes())
    except (EOFError, OSError):
        process.join()
        raise RuntimeError(f"the process ended with exit code {process.exitcode}") from None

    return answer


def notebook_outputs(outputs: list[Output]) -> list[Any]:
    """Make outputs those of a notebook."""
    from nbformat import from_dict

    return [from_dict(output) for output in outputs]  # type: ignore[no-untyped-call]


papermill_engines.register(NAME, ShellEngine)
