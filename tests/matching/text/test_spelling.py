import pytest

from matching.text.spelling import one_spelling
from matching.text.words import stem_of

PAIRS = [
    ("aeroplanes", "airplanes"),
    ("analysing", "analyzing"),
    ("anaesthetic", "anesthetic"),
    ("behavioural", "behavioral"),
    ("calibre", "caliber"),
    ("cancelled", "canceled"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centres", "centers"),
    ("centred", "centered"),
    ("cheques", "checks"),
    ("colour", "color"),
    ("colourful", "colorful"),
    ("councillors", "councilors"),
    ("counsellor", "counselor"),
    ("customisable", "customizable"),
    ("defence", "defense"),
    ("dialogues", "dialogs"),
    ("digitising", "digitizing"),
    ("enrolment", "enrollment"),
    ("favourite", "favorite"),
    ("fulfils", "fulfills"),
    ("grey", "gray"),
    ("instalments", "installments"),
    ("judgements", "judgments"),
    ("kerbs", "curbs"),
    ("labelled", "labeled"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("litres", "liters"),
    ("modelling", "modeling"),
    ("mould", "mold"),
    ("neighbourhood", "neighborhood"),
    ("organise", "organize"),
    ("organiser", "organizer"),
    ("organisation", "organization"),
    ("organisational", "organizational"),
    ("paediatric", "pediatric"),
    ("paralysed", "paralyzed"),
    ("ploughs", "plows"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("recognisable", "recognizable"),
    ("sceptics", "skeptics"),
    ("specialised", "specialized"),
    ("theatre", "theater"),
    ("traveller", "traveler"),
    ("tyres", "tires"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_word_in_british_and_in_american_spelling_has_one_stem(british, american):
    assert stem_of(british) == stem_of(american)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "a",
        "called",
        "caller",
        "course",
        "disable",
        "fence",
        "four",
        "genre",
        "hour",
        "hours",
        "our",
        "pour",
        "rise",
        "source",
        "tour",
        "tours",
        "wise",
    ],
)
def test_word_that_only_looks_british_stays(word):
    assert one_spelling(word) == word


@pytest.mark.parametrize("word", [word for pair in PAIRS for word in pair])
def test_one_spelling_of_one_spelling_is_the_same(word):
    assert one_spelling(one_spelling(word)) == one_spelling(word)
