import pytest

from local import broker, place, postgres, reset


@pytest.fixture
def own_state(monkeypatch, tmp_path):
    state = tmp_path / ".local"
    monkeypatch.setattr(place, "STATE", state)
    monkeypatch.setattr(reset, "STATE", state)
    state.mkdir()
    (state / "mail").mkdir()
    yield state
    broker.stop_if_unused()


def answer(monkeypatch, word: str) -> None:
    monkeypatch.setattr("builtins.input", lambda question: word)


def test_reset_without_a_yes_keeps_everything(own_state, monkeypatch):
    answer(monkeypatch, "")
    reset.main()
    assert (own_state / "mail").is_dir()


def test_reset_with_a_yes_wipes_the_state(own_state, monkeypatch):
    answer(monkeypatch, "yes")
    reset.main()
    assert not own_state.exists()


def test_reset_while_a_server_is_used_refuses(own_state, monkeypatch, capsys):
    answer(monkeypatch, "y")
    monkeypatch.setattr(postgres, "stop_if_unused", lambda: False)
    with pytest.raises(SystemExit):
        reset.main()
    assert "Still in use" in capsys.readouterr().out
    assert (own_state / "mail").is_dir()
