from design.charts import bars, heat_rows, shares, sparkline_points


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


def test_heat_rows_shade_by_the_first_number_and_draw_the_second_to_scale_by_area():
    [row] = heat_rows(["Care"], ["a", "b", "c", "d"], [[(0, 4), (1, 1), (5, 0), (8, 0)]])
    assert [(cell.level, cell.radius) for cell in row.cells] == [
        (0, 20.0),
        (1, 10.0),
        (3, 0),
        (4, 0),
    ]
    assert [cell.is_gap for cell in row.cells] == [False, False, True, True]


def test_heat_rows_compare_over_all_rows_and_stand_below_each_other():
    first, second = heat_rows(["Care", "Places"], ["a"], [[(1, 0)], [(8, 400)]])
    assert (first.cells[0].level, second.cells[0].level) == (1, 4)
    assert (first.top, second.top) == (28, 124)


def test_heat_rows_draw_a_small_number_so_that_it_is_seen():
    [row] = heat_rows(["Care"], ["a", "b"], [[(0, 400), (0, 1)]])
    assert [cell.radius for cell in row.cells] == [20.0, 4]


def test_heat_rows_of_nothing_are_nothing():
    assert heat_rows([], [], []) == []
    assert [cell.level for cell in heat_rows(["Care"], ["a"], [[(0, 0)]])[0].cells] == [0]
