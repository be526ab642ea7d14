"""The client through which papermill speaks to a chapter's kernel: it begins as soon as the kernel answers.

Jupyter's own first listens a fifth of a second for what else is said; but nbclient heeds only what answers its cells.
"""

from math import inf
from queue import Empty
from time import monotonic

from jupyter_client.asynchronous.client import AsyncKernelClient

GLANCE = 1  # seconds until a kernel that says nothing is looked at
PROMPT = f"{__name__}.PromptClient"


class PromptClient(AsyncKernelClient):
    """Jupyter's client, with another way of waiting for a new kernel."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel is heard; RuntimeError if it ends first or takes longer than so many seconds."""
        end = monotonic() + (inf if timeout is None else timeout)
        while not await self.is_heard():
            if not await self.is_alive():
                raise RuntimeError("the kernel ended before it answered")
            if monotonic() > end:
                raise RuntimeError(f"the kernel did not answer within {timeout} seconds")

    async def is_heard(self) -> bool:
        """Whether the kernel answers on both channels."""
        try:
            await self.kernel_info(reply=True, timeout=GLANCE)
            await self.get_iopub_msg(timeout=GLANCE)
        except (TimeoutError, Empty):
            return False
        return True
