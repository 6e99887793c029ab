import io
import zipfile

from documents.archives import archive_with_sums, json_of, sum_of

FILES = {"one.txt": b"One", "rooms/two.json": json_of({"b": 2, "a": "ä"})}


def test_archive_of_the_same_files_is_the_same_bytes():
    assert archive_with_sums(dict(FILES)) == archive_with_sums(dict(FILES))


def test_archive_holds_every_file_and_a_list_of_sums_that_can_be_checked():
    with zipfile.ZipFile(io.BytesIO(archive_with_sums(FILES))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    sums = held.pop("SHA256SUMS.txt").decode()
    assert held == FILES
    assert sums == "".join(f"{sum_of(data)}  {name}\n" for name, data in FILES.items())


def test_json_is_sorted_and_keeps_letters_as_they_are():
    assert FILES["rooms/two.json"].decode() == '{\n  "a": "ä",\n  "b": 2\n}\n'
