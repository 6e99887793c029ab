"""The search page: what it shows to whom, and that nothing typed into it breaks it."""

from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from matching.models import Entry
from tests.design.markup import Markup
from tests.journeys import challenges, people, showcase, vetting
from tests.journeys.matching import embedded, read_everything

pytestmark = pytest.mark.django_db
URL = reverse("matching:search")
QUESTION = {
    "question": "How can we mend potholes sooner?",
    "challenge": "Residents report each pothole three times.",
}


@pytest.fixture
def search(client):
    """The page for a question that the embedder knows already."""

    def page(question, **more):
        embedded(question)
        return read(client, question, **more)

    return page


def read(client, question, **more):
    response = client.get(URL, {"q": question, **more})
    assert response.status_code == 200
    return Markup.of(response.content.decode())


@pytest.fixture(scope="module")
def potholes(lasting):
    """One record of each kind."""
    with lasting():
        challenge = challenges.challenge_at(title="Mended roads", **QUESTION)
        vetting.solution_at("eligible", name="Roadwatch", summary="Cameras see potholes")
        showcase.event_at(title="Roads day", summary="Potholes, and what mends them.")
        showcase.report_at(round=challenge.round, introduction="Two councils told us of potholes.")
        read_everything()
    return challenge


@pytest.fixture
def many(few_people):
    """Thirty challenges about potholes."""
    officer, round = people.officer(), challenges.open_round()
    for number in range(30):
        challenges.challenge_at(by=officer, round=round, title=f"Roads {number}", **QUESTION)
    read_everything()


def titles(page):
    return page.texts("h2", class_="result__title")


def kinds(page):
    return [words.split() for words in page.texts("li") if words.split()[-1].isdigit()][:5]


def address(page, words):
    """What the link with these words asks for."""
    [link] = [a for a in page.all("a") if " ".join("".join(a.itertext()).split()) == words]
    return {name: value for name, [value] in parse_qs(link.get("href").lstrip("?")).items()}


def test_page_before_a_search_says_what_is_searched(client):
    page = Markup.of(client.get(URL).content.decode())
    assert page.texts("title")[0] == "Search – How can we"
    assert page.all("meta", name="robots") == []
    assert [a.get("href") for a in page.one("main").iter("a")] == [
        "/challenges/",
        "/solutions/",
        "/events/",
        "/reports/",
        "?q=missed%20bin%20collections",
        "?q=writing%20up%20visits",
        "?q=How%20can%20we%20tell%20which%20pavements%20need%20mending%20first%3F",
    ]


@pytest.mark.parametrize("typed", ["", "   ", "\0", "\u200b"])
def test_nothing_typed_is_the_page_before_a_search(client, typed):
    assert read(client, typed).texts("title")[0] == "Search – How can we"


def test_every_page_has_one_search_form_with_a_label(client):
    for there in ("/", URL, "/nowhere/"):
        page = Markup.of(client.get(there).content.decode())
        form = page.one("form", role="search")
        [field] = [one for one in form.iter("input") if one.get("name") == "q"]
        [label] = list(form.iter("label"))
        assert (form.get("action"), field.get("type")) == (URL, "search")
        assert (label.get("for"), bool(label.text.strip())) == (field.get("id"), True)
        assert [a.text for a in page.all("a", class_="header__find", href=URL)] == ["Search"]


def test_results_are_counted_by_kind_and_kept_out_of_other_search_engines(potholes, search):
    page = search("potholes")
    assert page.texts("title")[0] == "Search results for “potholes” – How can we"
    assert page.one("meta", name="robots").get("content") == "noindex"
    assert page.texts("p", role="status") == ["4 results for “potholes”"]
    assert kinds(page) == [
        ["All", "4"],
        ["Challenges", "1"],
        ["Solutions", "1"],
        ["Events", "1"],
        ["Reports", "1"],
    ]
    assert sorted(titles(page)) == [
        "How can we mend potholes sooner?",
        "Roads day",
        "Roadwatch",
        "What we learned",
    ]


def test_result_says_what_it_is_and_marks_the_words_of_the_question(potholes, search):
    page = search("potholes", kind="challenge")
    item = Markup(page.one("li", class_="result"))
    assert item.texts("p")[:2] == [
        "Challenge · Mended roads · Digital front door",
        "Residents report each pothole three times.",
    ]
    assert item.texts("mark") == ["potholes", "pothole"]
    assert item.texts("strong") == ["Open for solutions"]
    assert item.one("a").get("href") == potholes.get_absolute_url()


def test_kind_narrows_and_the_others_keep_their_counts(potholes, search):
    page = search("potholes", kind="event")
    assert titles(page) == ["Roads day"]
    assert page.texts("a", aria_current="true") == ["Events 1"]
    assert kinds(page)[:2] == [["All", "4"], ["Challenges", "1"]]
    assert address(page, "All 4") == {"q": "potholes"}


def test_kind_without_a_result_is_no_link(potholes, search):
    page = search("cameras")
    assert page.texts("span", class_="section-nav__none") == [
        "Challenges 0",
        "Events 0",
        "Reports 0",
        "Resources 0",
    ]


def test_theme_and_area_narrow_and_are_let_go(potholes, search):
    page = search("potholes", theme="digital-front-door")
    assert titles(page) == ["How can we mend potholes sooner?"]
    assert kinds(page)[:3] == [["All", "1"], ["Challenges", "1"], ["Solutions", "0"]]
    assert address(page, "Remove filter Digital front door ×") == {"q": "potholes"}
    assert address(page, "Adult social care") == {
        "q": "potholes",
        "theme": "digital-front-door",
        "area": "adult-social-care",
    }
    assert len(titles(search("potholes", area="adult-social-care"))) == 2


@pytest.mark.parametrize(
    "asked", [{"kind": "statement"}, {"kind": "\0"}, {"theme": "no-such"}, {"page": "-3"}]
)
def test_choice_that_does_not_exist_is_none(potholes, search, asked):
    assert len(titles(search("potholes", **asked))) == 4


def test_results_are_shown_twenty_a_page(many, search):
    first, second = search("potholes"), search("potholes", page="2")
    assert (len(titles(first)), len(titles(second))) == (20, 10)
    assert second.texts("title")[0].startswith("Search results for “potholes” (page 2 of 2)")
    assert second.texts("p", role="status") == ["30 results for “potholes”, page 2 of 2"]
    assert address(second, "Previous page") == {"q": "potholes", "page": "1"}
    assert address(second, "Challenges 30") == {"q": "potholes", "kind": "challenge"}
    assert len(titles(search("potholes", page="99"))) == 10


def test_typing_error_is_put_right_with_a_way_back(potholes, search):
    embedded("potholes")
    page = search("pothoels")
    assert page.texts("p", role="status") == ["4 results for “potholes”"]
    assert "Did you mean potholes?" in page.texts("div", class_="inset")[0]
    exactly = "Search for exactly “pothoels”"
    assert address(page, exactly) == {"q": "pothoels", "exactly": "1"}
    assert exactly not in search("pothoels", exactly="1").texts("a")


def test_nothing_found_says_so_with_what_to_do_next(potholes, search):
    page = search("chess openings")
    assert page.texts("p", role="status") == ["0 results for “chess openings”"]
    assert page.texts("p", class_="empty__title") == ["Nothing here fits “chess openings”"]
    assert [a.get("href") for a in page.one("div", class_="empty").iter("a")] == [
        "/challenges/",
        "/solutions/",
        "/events/",
        "/reports/",
    ]


@pytest.mark.parametrize("typed", ["the of and", "how can we", "🚮", "?!", "<br>"])
def test_question_without_a_telling_word_is_told_so(potholes, client, typed):
    page = read(client, typed)
    assert page.texts("p", role="status") == ["Nothing was searched."]
    assert page.texts("p", class_="empty__title") == ["Add a word for what you look for"]


@pytest.mark.parametrize(
    "typed",
    [
        "bins",
        "gwasanaethau cymdeithasol i bobl hŷn",
        "potholes 🚧 potholes",
        "<script>alert(1)</script> potholes",
        "<b>potholes</b>",
        "pot\0holes",
        "%' OR 1=1 --",
        'potholes" onfocus="alert(1)',
        "\\ ' \" & | ! ( ) : *",
        "1234567890",
        "ﷺ ǆ ß İ",
        "ш" * 400,
        "potholes " * 22_000,
        "x" * 200_000,
    ],
)
def test_page_stands_whatever_is_typed(potholes, client, typed):
    page = read(client, typed)
    assert page.texts("h1") == ["Search"]
    assert [s for s in page.all("script") if not s.get("src")] == []
    assert [e for e in page.root.iter() if any(name.startswith("on") for name in e.attrib)] == []


def test_long_question_is_cut_with_a_note_and_so_are_the_links(potholes, client):
    embedded("potholes " * 33 + "pot")
    page = read(client, "potholes " * 22_000)
    assert page.texts("div", class_="inset") == [
        "A question may have 300 characters. What came after was left out."
    ]
    assert len(page.one("input", id="id_q").get("value")) == 300
    assert len(address(page, "All 4")["q"]) == 300


def test_markup_in_a_record_is_shown_as_typed(few_people, search):
    challenges.challenge_at(
        title="Roads",
        question="How can we mend <i>potholes</i> & drains?",
        challenge="A pothole <script>alert(1)</script> deep as potholes get.",
    )
    read_everything()
    page = search("potholes")
    assert titles(page) == ["How can we mend <i>potholes</i> & drains?"]
    item = Markup(page.one("li", class_="result"))
    assert item.texts("p", class_="result__snippet") == ["A pothole alert(1) deep as potholes get."]
    assert item.texts("mark") == ["potholes", "pothole", "potholes"]
    assert item.all("script") == item.all("i") == []


def test_staff_are_told_that_meaning_was_left_out(potholes, client, without_model):
    assert read(client, "potholes").all("div", class_="notice notice--grey") == []
    client.force_login(people.staff())
    page = read(client, "potholes")
    assert len(titles(page)) == 4
    assert "By words alone" in page.texts("div", class_="notice notice--grey")[0]


def test_staff_are_told_how_many_texts_are_not_read_by_the_model_in_use(potholes, search, client):
    Entry.objects.filter(kind="event").update(model="all-MiniLM-L6-v1 0123")
    challenges.challenge_at(title="Not read", **QUESTION)
    assert search("potholes").all("div", class_="notice notice--grey") == []
    client.force_login(people.staff())
    page = search("potholes")
    assert len(titles(page)) == 4
    assert "2 texts have not been read yet." in page.texts("div", class_="notice notice--grey")[0]


def test_staff_see_what_is_not_public_marked_so(client, few_people):
    challenges.challenge_at("draft", title="Roads", **QUESTION)
    read_everything()
    assert titles(read(client, "potholes")) == []
    client.force_login(people.staff())
    item = Markup(read(client, "potholes").one("li", class_="result"))
    assert item.texts("strong") == ["Draft", "Not public"]


def test_demonstration_is_said_when_a_result_is_of_it(potholes, search):
    assert search("potholes").all("div", class_="demonstration") == []
    type(potholes.round).objects.filter(pk=potholes.round_id).update(is_demonstration=True)
    assert len(search("potholes").all("div", class_="demonstration")) == 1
    assert search("potholes", kind="event").all("div", class_="demonstration") == []


def test_page_stands_before_anything_was_read(client):
    assert Entry.objects.count() == 0
    assert titles(read(client, "potholes")) == []


@pytest.mark.parametrize("number", [1, 30])
def test_search_costs_the_same_however_much_is_found(
    client, few_people, number, django_assert_num_queries
):
    officer, round = people.officer(), challenges.open_round()
    for name in range(number):
        challenges.challenge_at(by=officer, round=round, title=f"Roads {name}", **QUESTION)
    read_everything()
    embedded("potholes")
    with django_assert_num_queries(8):
        assert len(titles(read(client, "potholes", exactly="1"))) == min(number, 20)


def test_search_over_every_kind_costs_eleven_queries(potholes, client, django_assert_num_queries):
    embedded("potholes")
    with django_assert_num_queries(11):
        assert len(titles(read(client, "potholes", exactly="1"))) == 4


def test_search_of_staff_with_a_typing_error_costs_no_more_than_sixteen_queries(
    potholes, client, django_assert_max_num_queries
):
    client.force_login(people.staff())
    embedded("potholes")
    read(client, "pothoels")
    with django_assert_max_num_queries(16):
        assert len(titles(read(client, "pothoels"))) == 4
