"""A provisioner of kernels for Jupyter: each is a fork of a process that has imported what chapters need.

Chosen by its name, `targetbook-warm`, in `JUPYTER_DEFAULT_PROVISIONER_NAME`. For kernels of other interpreters and
languages it does what Jupyter would have done.
"""

import asyncio
import json
import os
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo, port_names
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from targetbook.press.chapters.forking import Fork

LAUNCHER = "ipykernel_launcher"  # what follows it in a kernel's command are the kernel's own arguments
PATIENCE = 60  # seconds until a kernel must have bound its ports


class Kernel(Fork):
    """A forked kernel: `run` is its life in the child, the rest is what Jupyter asks of a `Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: list[str], env: dict[str, str], cwd: str, bound: Connection) -> None:
        super().__init__(env, cwd)
        self.arguments = arguments
        self.bound = bound

    def run(self) -> None:
        """Be a kernel: tell which ports it has bound, then serve until told to stop."""
        self.settle()
        sys.argv = [LAUNCHER, *self.arguments]
        from ipykernel.kernelapp import IPKernelApp

        app: Any = IPKernelApp.instance(parent_handle=os.getppid())
        app.initialize(self.arguments)
        self.bound.send({name: getattr(app, name) for name in port_names})
        self.bound.close()
        app.start()

    def poll(self) -> int | None:
        """Give the exit code, negative for a signal, or None while it runs."""
        return self.exitcode

    def wait(self) -> int | None:
        """Wait for the end and give the exit code."""
        self.join()
        return self.exitcode

    def send_signal(self, signum: int) -> None:
        """Send the kernel a signal."""
        if self.pid and self.poll() is None:
            os.kill(self.pid, signum)


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork where it can, and as any other kernel where not."""

    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, let it choose its ports, and return where it listens."""
        if not is_forkable(cmd, kwargs):
            return await super().launch_kernel(cmd, **kwargs)

        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        connection = Path(arguments[arguments.index("-f") + 1])
        leave_ports_open(connection)

        self.cwd = kwargs.get("cwd") or Path.cwd()
        ports = await self.fork(arguments, kwargs["env"])
        connection.unlink()  # the manager writes it again from what is returned

        return cast("KernelConnectionInfo", {**self.connection_info, **ports})

    async def fork(self, arguments: list[str], env: dict[str, str]) -> dict[str, int]:
        """Start the kernel; give its ports."""
        ports, bound = Pipe(duplex=False)
        kernel = Kernel(arguments, env, str(self.cwd), bound)
        kernel.start()
        bound.close()

        self.process = kernel
        self.pid = self.pgid = kernel.pid
        return await asyncio.to_thread(receive_ports, ports, kernel)

    async def kill(self, restart: bool = False) -> None:
        """Kill the process group and see it gone."""
        await super().kill(restart)
        if isinstance(self.process, Kernel):
            await asyncio.to_thread(self.process.join)


def is_forkable(cmd: list[str], kwargs: dict[str, Any]) -> bool:
    """Whether this is a kernel like our own."""
    is_ours = cmd[0] == sys.executable and LAUNCHER in cmd
    return is_ours and kwargs.get("stdout") is None and kwargs.get("stderr") is None


def leave_ports_open(path: Path) -> None:
    """Let the kernel choose: a free port may be taken soon."""
    connection = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(connection | dict.fromkeys(port_names, 0)), encoding="utf-8")


def receive_ports(pipe: Connection, kernel: Kernel) -> dict[str, int]:
    """Wait for the kernel's ports; RuntimeError if it ends first or takes too long."""
    with pipe:
        try:
            if pipe.poll(PATIENCE):
                ports: dict[str, int] = pipe.recv()
                return ports
        except EOFError:
            raise RuntimeError(f"the kernel ended before it was ready, with exit code {kernel.wait()}") from None
    raise RuntimeError(f"the kernel was not ready within {PATIENCE} seconds")
