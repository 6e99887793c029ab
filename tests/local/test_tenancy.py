from local.tenancy import Tenancy


def test_last_one_out_stops_the_server(monkeypatch, tmp_path):
    monkeypatch.setattr("local.tenancy.state", lambda: tmp_path)
    calls = []
    first = Tenancy("thing", lambda: calls.append("start"), lambda: calls.append("stop"))
    second = Tenancy("thing", lambda: calls.append("start"), lambda: calls.append("stop"))
    first.enter()
    second.enter()
    first.leave()
    assert calls == ["start", "start"]
    second.leave()
    assert calls == ["start", "start", "stop"]


def test_leaving_twice_stops_once(monkeypatch, tmp_path):
    monkeypatch.setattr("local.tenancy.state", lambda: tmp_path)
    calls = []
    only = Tenancy("thing", lambda: calls.append("start"), lambda: calls.append("stop"))
    only.enter()
    only.leave()
    only.leave()
    assert calls == ["start", "stop"]
