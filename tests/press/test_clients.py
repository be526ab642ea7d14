"""Whoever speaks to a kernel begins once it answers, and hears when it ended or says nothing."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from jupyter_client.manager import AsyncKernelManager

from targetbook.press.chapters.clients import PROMPT, PromptClient
from targetbook.press.chapters.execute import WARM

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]
Talk = Callable[[AsyncKernelManager, PromptClient], Awaitable[None]]


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", WARM)


def with_kernel(talk: Talk) -> None:
    """Start a kernel and a client as papermill does, and let them talk."""

    async def run() -> None:
        manager = AsyncKernelManager(client_class=PROMPT)
        await manager.start_kernel()
        client: Any = manager.client()
        client.start_channels()

        try:
            await talk(manager, client)
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests leaves its loop running in this thread
        apart.submit(asyncio.run, run()).result()


def pid_of(manager: AsyncKernelManager) -> int:
    provisioner: Any = manager.provisioner
    return int(provisioner.pid)


def test_a_kernel_that_answers_is_ready_for_cells() -> None:
    async def talk(_: AsyncKernelManager, client: PromptClient) -> None:
        await client.wait_for_ready(timeout=60)
        heard: list[str] = []
        await client.execute_interactive(
            "print(6 * 7)", output_hook=lambda message: heard.append(message["content"].get("text", ""))
        )
        assert "42\n" in heard

    with_kernel(talk)


@pytest.mark.parametrize(
    ("number", "seconds", "message"),
    [(signal.SIGKILL, 60, "ended before it answered"), (signal.SIGSTOP, 2, "did not answer within 2 seconds")],
)
def test_a_kernel_that_ended_or_says_nothing_is_not_waited_for_in_vain(
    number: signal.Signals, seconds: float, message: str
) -> None:
    async def talk(manager: AsyncKernelManager, client: PromptClient) -> None:
        os.kill(pid_of(manager), number)
        with pytest.raises(RuntimeError, match=message):
            await client.wait_for_ready(timeout=seconds)

    with_kernel(talk)
