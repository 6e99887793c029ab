import json

HOSTILE = "</script><script>alert(1)</script> & <!-- “é”"


def blocks(markup):
    return [json.loads(block.text) for block in markup.all("script", type="application/ld+json")]


def test_linked_data_is_one_block_whatever_its_words_hold(draw):
    markup = draw("{% linked_data data %}", data={"@type": "CreativeWork", "name": HOSTILE})
    assert len(markup.all("script")) == 1
    assert blocks(markup) == [
        {"@context": "https://schema.org", "@type": "CreativeWork", "name": HOSTILE}
    ]


def test_breadcrumbs_tell_search_engines_the_way_to_the_page(draw, settings):
    settings.SITE_URL = "https://howcanwe.example"
    source = "{% breadcrumbs 'Challenges' '/challenges/' %}"
    markup = draw(source, path="/challenges/roads/", page_title="Roads &amp; kerbs")
    assert markup.texts("li") == ["Challenges"]
    (trail,) = blocks(markup)
    assert [(step["name"], step["item"]) for step in trail["itemListElement"]] == [
        ("Home", "https://howcanwe.example/"),
        ("Challenges", "https://howcanwe.example/challenges/"),
        ("Roads & kerbs", "https://howcanwe.example/challenges/roads/"),
    ]


def test_breadcrumbs_of_a_page_without_a_title_tell_nothing(draw):
    assert blocks(draw("{% breadcrumbs 'Challenges' '/challenges/' %}")) == []
