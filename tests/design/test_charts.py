from design.charts import bars, shares, sparkline_points


def test_shares_are_per_cent_of_the_largest():
    assert shares([96, 12, 0, None, -3]) == [100.0, 12.5, 0.0, 0.0, 0.0]


def test_shares_of_nothing_are_nothing():
    assert (shares([]), shares([0, 0])) == ([], [0.0, 0.0])


def test_bars_stand_below_each_other():
    assert [(bar.label, bar.share, bar.top) for bar in bars([("a", 2), ("b", 1)])] == [
        ("a", 100.0, 0),
        ("b", 50.0, 56),
    ]


def test_sparkline_runs_from_left_to_right_with_high_values_on_top():
    assert sparkline_points([1, 3, 2], width=100, height=20) == [
        (0.0, 20.0),
        (50.0, 0.0),
        (100.0, 10.0),
    ]


def test_sparkline_of_equal_values_is_level():
    assert {y for _, y in sparkline_points([4, 4, 4], height=20)} == {20.0}
