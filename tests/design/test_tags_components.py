from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator

from tests.design.markup import words

PAIRS = [[(3, 0), (3, 1)], [(0, 1), (0, 0)]]


def test_button_with_address_is_a_link(draw):
    link = draw("{% button 'Find' href='/x/' variant='secondary' %}").one("a")
    assert (link.get("href"), link.get("class"), words(link)) == (
        "/x/",
        "button button--secondary",
        "Find",
    )


def test_action_button_is_a_post_form_with_token_and_hidden_fields(draw):
    markup = draw("{% action_button 'Withdraw' '/x/' reason='late' %}")
    assert (markup.one("form").get("method"), markup.one("form").get("action")) == ("post", "/x/")
    assert [i.get("name") for i in markup.all("input")] == ["csrfmiddlewaretoken", "reason"]
    assert markup.one("input", name="reason").get("value") == "late"


def test_tag_escapes_its_words_and_carries_its_tone(draw):
    tag = draw("{% tag words 'brick' %}", words="<i>No</i>").one("strong")
    assert (tag.get("class"), words(tag)) == ("tag tag--brick", "<i>No</i>")


def test_challenge_card_links_the_question_only(draw):
    markup = draw(
        "{% challenge_card 'How can we?' '/c/1/' theme='Places' colour='sun' status='Open' %}"
    )
    assert [(a.get("href"), words(a)) for a in markup.all("a")] == [("/c/1/", "How can we?")]
    assert markup.one("article").get("class") == "card card--sun"


def test_highlight_marks_phrases_and_escapes_the_rest(draw):
    markup = draw(
        "{{ text|highlight:phrases }}", text="<b>A Case record</b> (case)", phrases=["case record"]
    )
    assert markup.texts("mark") == ["Case record"]
    assert markup.all("b") == []


def test_highlight_marks_whole_words_only(draw):
    text = "AI maintains care, caring and carers’ e-mail"
    markup = draw("{{ text|highlight:phrases }}", text=text, phrases=["ai", "Care", "mail"])
    assert markup.texts("mark") == ["AI", "care", "mail"]


def test_reasons_are_a_definition_list_of_label_and_words(draw):
    markup = draw(
        "{% reasons %}{% reason 'Fits' 'one' %}{% reason 'Unknown' 'two' %}{% endreasons %}"
    )
    assert (markup.texts("dt"), markup.texts("dd")) == (["Fits", "Unknown"], ["one", "two"])


def test_summary_row_says_when_nothing_was_answered_and_what_is_changed(draw):
    markup = draw(
        "{% summary_list %}{% summary_row 'Short title' '' change='/x/' %}{% endsummary_list %}"
    )
    assert markup.texts("dd") == ["Not answered", "Change short title"]


def test_summary_row_shows_zero_and_keeps_lines(draw):
    assert draw("{% summary_row 'People' 0 %}").texts("dd") == ["0"]
    assert len(draw("{% summary_row 'Text' text %}", text="a\nb").all("br")) == 1


def test_funnel_bars_are_to_scale_and_numbers_in_text(draw):
    markup = draw(
        "{% funnel steps %}", steps=[(96, "statements"), (12, "challenges"), (0, "shown")]
    )
    assert [rect.get("width") for rect in markup.all("rect")] == ["100.0%", "12.5%", "0.0%"]
    assert markup.texts("span", class_="funnel__number") == ["96", "12", "0"]


@pytest.mark.parametrize(
    ("done", "total", "share"), [(14, 22, "63.6%"), (0, 0, "0.0%"), (9, 3, "100.0%")]
)
def test_progress_says_in_words_what_it_draws(draw, done, total, share):
    markup = draw("{% progress done total 'scored' %}", done=done, total=total)
    assert markup.one("rect").get("width") == share
    assert markup.texts("span") == [f"{done} of {total} scored"]


def test_bar_chart_has_title_description_and_the_same_numbers_as_a_table(draw):
    markup = draw("{% bar_chart 'By service' pairs %}", pairs=[("Care", 30), ("Waste", 15)])
    assert markup.texts("title") == ["By service"]
    assert markup.texts("th") == ["Care", "Waste"]
    assert markup.texts("td") == ["30", "15"]
    assert [r.get("width") for r in markup.all("rect", class_="chart__bar")] == ["100.0%", "50.0%"]


def test_heat_map_says_the_same_in_title_description_drawing_and_table(draw):
    source = "{% heat_map 'Care' rows columns cells 'Challenges' 'Solutions' %}"
    cells = [[(3, 0), (0, 2)]]
    markup = draw(source, rows=["Visits"], columns=["Generative", "Left open"], cells=cells)
    assert markup.texts("title") == ["Care"]
    assert markup.texts("desc") == [
        "Challenges, but not solutions: Visits, Generative. The table below lists all numbers."
    ]
    assert markup.texts("text", class_="heat-map__first") == ["3", "0"]
    assert markup.texts("text", class_="heat-map__second") == ["2"]
    assert markup.texts("td", data_label="Generative") == ["Challenges 3, solutions 0"]
    assert markup.texts("td", data_label="Left open") == ["Challenges 0, solutions 2"]


def test_heat_map_hatches_what_is_asked_for_and_not_offered(draw):
    markup = draw("{% heat_map 'Care' rows rows cells %}", rows=["a", "b"], cells=PAIRS)
    assert len(markup.all("rect", fill="url(#map-care-hatch)")) == 1


def test_sparkline_without_values_is_nothing(draw):
    assert draw("{% sparkline 'Trend' values %}", values=[]).all("svg") == []


def test_data_table_names_columns_on_the_head_and_beside_each_cell(draw):
    markup = draw(
        "{% data_table 'People' 'Name|Score#' %}<tr>{% cell 'Name' header=True %}Ada{% endcell %}"
        "{% cell 'Score' number=True %}3{% endcell %}</tr>{% enddata_table %}"
    )
    assert markup.texts("caption") == ["People"]
    assert markup.texts("th", scope="col") == ["Name", "Score"]
    assert [cell.get("data-label") for cell in markup.all("td")] == ["Score"]


def test_pagination_keeps_the_rest_of_the_query(draw):
    page = Paginator(range(100), 10).page(2)
    markup = draw("{% pagination page %}", path="/list/?theme=care&page=2", page=page)
    assert markup.one("a", rel="next").get("href") == "?theme=care&page=3"
    assert words(markup.one("a", aria_current="page")) == "2"


def test_pagination_of_a_single_page_is_nothing(draw):
    assert draw("{% pagination page %}", page=Paginator([1], 10).page(1)).all("nav") == []


def test_nav_item_knows_by_the_address_that_it_is_current(draw):
    items = "{% nav_item 'Queue' '/q/' count=0 %}{% nav_item 'All' '/a/' %}"
    source = "{% section_nav 'Work' %}" + items + "{% endsection_nav %}"
    markup = draw(source, path="/q/")
    assert [a.get("aria-current") for a in markup.all("a")] == ["page", None]
    assert markup.texts("span", class_="count") == ["0"]


def test_nav_item_within_its_area_is_current_on_pages_below(draw):
    assert (
        draw("{% nav_item 'Keys' '/k/' within=True %}", path="/k/add/").one("a").get("aria-current")
        == "true"
    )


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("clean", "Checked"),
        ("waiting", "Checking for viruses"),
        ("infected", "Virus found: stays closed"),
        ("altered", "Changed since it was uploaded: closed"),
    ],
)
def test_file_row_says_what_the_scan_found(draw, state, said):
    assert draw("{% file_row 'a.pdf' state=state %}", state=state).texts("strong") == [said]


def test_timeline_item_tells_what_when_and_who(draw):
    at = datetime(2024, 7, 14, 14, 5, tzinfo=UTC)
    markup = draw(
        "{% timeline %}{% timeline_item 'Submitted' at=at by='Ada' %}{% endtimeline %}", at=at
    )
    assert markup.texts("li") == ["Submitted14 July 2024 at 3:05pm, Ada"]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2024, 11, 14, 0, 30, tzinfo=UTC), "14 November 2024 at 12:30am"),
        (datetime(2024, 11, 14, 12, 0, tzinfo=UTC), "14 November 2024 at 12:00pm"),
        (None, ""),
    ],
)
def test_moment_is_told_in_the_sites_time_zone(draw, at, said):
    assert draw("<p>{{ at|moment }}</p>", at=at).texts("p") == [said]


def test_empty_state_offers_the_next_act(draw):
    markup = draw("{% empty_state 'No statements yet' act='State one' href='/s/' %}")
    assert [(a.get("href"), words(a)) for a in markup.all("a")] == [("/s/", "State one")]


def test_captured_words_are_escaped_once(draw):
    source = "{% captured as label %} {{ name }} {% endcaptured %}{% tag label %}"
    assert words(draw(source, name="O’Neil & <Sons>'").one("strong")) == "O’Neil & <Sons>'"
