"""The private names of other libraries that the press touches: each test says what broke where one changes."""

import inspect
import sys
from multiprocessing import forkserver, popen_forkserver, spawn
from types import ModuleType

import pytest
from _pytask import database, database_utils
from pytask_parallel import execute

from targetbook.press.chapters.forking import keep_server, without_main
from targetbook.press.graph.runner import GLANCES, keep_no_database, look_more_often


def test_pytask_parallel_takes_its_pace_from_a_sleeper(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "pytask_parallel.execute._Sleeper no longer sets the pace: see look_more_often in graph/runner.py"
    assert "_Sleeper()" in inspect.getsource(execute.pytask_execute_build), broken

    monkeypatch.setitem(vars(execute), "_Sleeper", vars(execute)["_Sleeper"])
    look_more_often()
    look_more_often()
    assert vars(execute)["_Sleeper"]().timings == GLANCES, broken


def test_pytask_writes_no_database_that_was_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "_pytask.database.create_database no longer makes the database: see keep_no_database in graph/runner.py"
    assert "create_database(" in inspect.getsource(database.pytask_post_parse), broken
    assert "if _ENGINE is None:\n" in inspect.getsource(database_utils.update_states_in_database), broken

    monkeypatch.setitem(vars(database), "create_database", vars(database)["create_database"])
    keep_no_database()
    database.pytask_post_parse({"command": "build", "database_url": "sqlite://"})
    assert not database_utils.database_is_configured(), broken


def test_multiprocessing_asks_its_fork_server_whether_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "multiprocessing.forkserver._forkserver is another: see keep_server in chapters/forking.py"
    assert "self.ensure_running()" in inspect.getsource(forkserver.ForkServer.connect_to_new_process), broken
    assert "forkserver.connect_to_new_process" in inspect.getsource(popen_forkserver.Popen), broken

    server = vars(forkserver)["_forkserver"]
    assert forkserver.connect_to_new_process.__self__ is server, broken
    monkeypatch.setattr(server, "ensure_running", server.ensure_running)
    keep_server()
    assert server.ensure_running.__name__ == "ensure_running", broken
    assert server.ensure_running.__module__ == "multiprocessing.resource_tracker", broken


def test_a_fork_is_not_told_to_import_the_command_again(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "multiprocessing.spawn looks for the command beside `__main__`: see without_main in chapters/forking.py"
    command = ModuleType("__main__")
    command.__file__ = "command.py"
    monkeypatch.setitem(sys.modules, "__main__", command)
    assert "init_main_from_path" in spawn.get_preparation_data("fork"), broken

    with without_main():
        names = spawn.get_preparation_data("fork")

    assert not {"init_main_from_path", "init_main_from_name"} & set(names), broken
    assert sys.modules["__main__"] is command, "without_main did not put the command back"
