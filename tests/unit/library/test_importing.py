"""Taking pictures in: good and bad ones, again, and after they were moved."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.duplicates import find_duplicates
from deepart_studio.library.missing import check_files
from deepart_studio.library.searches import Search
from deepart_studio.library.thumbnails import ThumbnailCache
from deepart_studio.library.walking import walk
from tests.unit.library.conftest import Take
from tests.unit.library.pictures import blobs, painting_file, picture_file


def said(problems: list[UserError]) -> str:
    return " ".join(str(problem) for problem in problems)


def test_a_folder_comes_in_with_all_below_it(library: Library, take: Take, album: Path) -> None:
    picture_file(album / "a.png", 1)
    picture_file(album / "2024" / "summer" / "b.jpg", 2, 300, 200)
    (album / "notes.txt").write_text("not a picture")
    picture_file(album / ".trash" / "c.png", 3)
    done = take(album)
    assert (len(done.added), done.problems) == (2, [])
    picture = library.at(album / "2024" / "summer" / "b.jpg")
    assert picture is not None
    assert (picture.width, picture.height, picture.missing) == (300, 200, False)


def test_a_painting_keeps_its_recipe(library: Library, take: Take, album: Path) -> None:
    path = painting_file(album / "p.webp", "Poppies")
    take(path)
    picture = library.at(path)
    assert picture is not None
    assert '"Poppies"' in picture.recipe
    assert library.styles() == [("Poppies", 1)]


def test_one_bad_file_stops_no_other(library: Library, take: Take, album: Path) -> None:
    good = picture_file(album / "good.png", 1)
    (album / "empty.png").touch()
    (album / "cut.png").write_bytes(good.read_bytes()[:900])
    (album / "text.jpg").write_text("hello")
    done = take(album, album / "gone.png", album / "list.txt")
    assert len(done.added) == 1
    assert len(done.problems) == 5
    words = said(done.problems)
    for part in ("empty.png is not", "cut.png is damaged", "Cannot find", "list.txt"):
        assert part in words


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_loops_of_links_and_pipes_hang_nothing(take: Take, album: Path) -> None:
    picture_file(album / "a.png", 1)
    (album / "loop").symlink_to(album)
    (album / "self.png").symlink_to(album / "self.png")
    (album / "nowhere.png").symlink_to(album / "nothing")
    os.mkfifo(album / "pipe.png")
    done = take(album)
    assert len(done.added) == 1
    assert "pipe.png is not a file" in said(done.problems)


def test_too_many_files_are_said_not_swallowed(album: Path) -> None:
    for number in range(12):
        (album / f"{number:02d}.png").touch()
    walked = walk([album], Progress(), most=10)
    assert len(walked.files) == 10
    assert "10 pictures" in said(list(walked.problems))


def test_an_unreadable_folder_is_said(
    take: Take, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture_file(album / "a.png", 1)
    (album / "secret").mkdir()
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "secret":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = take(album)
    assert len(done.added) == 1
    assert "secret" in said(done.problems)


def test_a_cancelled_import_keeps_what_it_has(library: Library, take: Take, album: Path) -> None:
    for number in range(6):
        picture_file(album / f"{number}.png", number)
    progress = Progress(lambda fraction, _: progress.cancel() if fraction >= 0.5 else None)
    done = take(album, progress=progress)
    assert done.cancelled
    assert len(done.added) == library.count()[0]
    assert 0 < len(done.added) < 6


def test_the_same_folder_again_adds_nothing_and_keeps_stars(
    library: Library, take: Take, album: Path
) -> None:
    path = picture_file(album / "a.png", 1)
    first = take(album).added
    library.rate(first, 5)
    assert take(album).known == 1
    picture_file(path, 2)  # painted over
    assert take(album).added == first
    picture = library.at(path)
    assert picture is not None
    assert picture.stars == 5


def test_a_moved_file_is_found_again_by_its_content(
    library: Library, take: Take, album: Path
) -> None:
    picture_file(album / "a.png", 1)
    picture_file(album / "b.png", 2)
    take(album)
    moved_id = library.same_file(library.find(Search(text="a"))[0].sha256)[0].id
    library.rate([moved_id], 4)
    (album / "elsewhere").mkdir()
    (album / "a.png").rename(album / "elsewhere" / "other name.png")
    checked = check_files(library, [], Progress())
    assert checked.missing == (moved_id,)
    assert library.count() == (2, 1)
    checked = check_files(library, [album], Progress())
    assert (checked.missing, checked.found) == ((), (moved_id,))
    picture = library.get(moved_id)
    assert picture is not None
    assert (picture.path.name, picture.stars, picture.missing) == ("other name.png", 4, False)
    assert library.find(Search(text="other"))


def test_importing_the_new_place_of_a_moved_file_finds_it_too(
    library: Library, take: Take, album: Path
) -> None:
    path = picture_file(album / "a.png", 1)
    known = take(path).added
    path.rename(album / "b.png")
    done = take(album)
    assert (done.added, done.moved) == ([], known)


def test_a_missing_file_that_is_back_is_no_longer_missing(
    library: Library, take: Take, album: Path
) -> None:
    path = picture_file(album / "a.png", 1)
    known = take(path).added
    aside = path.rename(album / "aside.txt")
    check_files(library, [], Progress())
    aside.rename(path)
    assert check_files(library, [], Progress()).found == tuple(known)
    assert library.count() == (1, 0)


def test_duplicates_are_found_at_another_size_and_quality(
    library: Library, take: Take, album: Path
) -> None:
    blobs(1, 800, 600).save(album / "large.png")
    blobs(1, 800, 600).resize((200, 150)).save(album / "small.jpg", quality=70)
    blobs(2, 800, 600).save(album / "other.png")
    shutil.copy(album / "other.png", album / "copy.png")
    negative = blobs(1, 800, 600).point(lambda value: value // 2)
    negative.save(album / "dark.png")  # the same shapes in other colours: a painting of it
    take(album)
    groups = find_duplicates(library, Progress())
    found = [sorted(p.path.name for p in library.get_many(group)) for group in groups]
    assert sorted(found) == [["copy.png", "other.png"], ["large.png", "small.jpg"]]


def test_thumbnails_stay_below_their_limit_and_are_made_again(album: Path, tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "few", limit=20_000)
    files = [picture_file(album / f"{n}.png", n, 400, 300) for n in range(12)]
    for number, path in enumerate(files):
        small = cache.get(f"{number:064x}", path)
        assert small is not None
        assert small.size == (256, 192)
    cache.shrink()
    kept = sum(file.stat().st_size for file in (tmp_path / "few").glob("*/*"))
    assert 0 < kept <= 20_000
    for file in (tmp_path / "few").glob("*/*"):
        file.write_bytes(b"damaged")
    assert all(cache.get(f"{n:064x}", path) for n, path in enumerate(files))
    files[0].unlink()
    shutil.rmtree(tmp_path / "few")
    assert cache.get(f"{0:064x}", files[0]) is None
