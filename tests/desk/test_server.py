"""The server itself: the loopback address, a token of its own for each start."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request

import pytest

from generator.desk.server import listening
from generator.errors import GeneratorError
from tests.desk.office import Office


def test_it_listens_on_the_loopback_address_with_a_new_token(office: Office) -> None:
    first, second = listening(office.desk, 0), listening(office.desk, 0)
    tokens = {each.address.partition("?key=")[2] for each in (first, second)}

    assert len(tokens) == 2
    assert all(len(each) == 48 for each in tokens)
    assert first.address.startswith("http://127.0.0.1:")
    assert first.server.socket.getsockname()[0] == "127.0.0.1"
    first.close()
    second.close()


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_it_answers_whoever_has_the_address(office: Office) -> None:
    running = listening(office.desk, 0)
    threading.Thread(target=running.run, daemon=True).start()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    assert "今天要做什么" in opener.open(running.address).read().decode()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(running.address.partition("?")[0])
    running.close()


def test_a_port_that_is_taken_is_told(office: Office) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(GeneratorError, match="正被占用"):
            listening(office.desk, taken.getsockname()[1])
