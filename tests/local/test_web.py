import socket

from local.web import is_port_free


def test_port_somebody_listens_on_is_not_free():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert is_port_free(taken.getsockname()[1]) is False


def test_port_nobody_listens_on_is_free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert is_port_free(port) is True
