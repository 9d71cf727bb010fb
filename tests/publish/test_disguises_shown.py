"""Marks on disguised words in finished pages."""

from __future__ import annotations

from crossbearing.publish.disguises_shown import disguises_shown
from crossbearing.web.rendering import rendered

WORD = "B\u0430rra"


def test_a_disguised_word_is_marked_and_stays_as_it_is() -> None:
    assert disguises_shown(f"<p>in {WORD}, <a href='x'>{WORD}</a></p>") == (
        f'<p>in <bdi class="disguised" title="not “Barra”: Cyrillic а (U+0430)" data-sign="Cyrillic">{WORD}</bdi>, '
        f'<a href=\'x\'><bdi class="disguised" title="not “Barra”: Cyrillic а (U+0430)" data-sign="Cyrillic">{WORD}</bdi></a></p>'
    )


def test_a_sign_that_turns_the_writing_ends_with_its_word() -> None:
    page = disguises_shown("<p>by \u202eskO anA</p><p>after</p>")
    assert page == '<p>by <bdi class="disguised" title="sign that turns the order of writing U+202E" data-sign="U+202E">\u202eskO anA</bdi></p><p>after</p>'  # fmt: skip


def test_attributes_scripts_and_pictures_keep_their_form() -> None:
    page = f'<title>{WORD}</title><p title="{WORD}">a</p><script>"{WORD}"</script><svg><text>a\u202eb</text></svg><p>{WORD}</p>'
    done = disguises_shown(page)
    assert done.startswith(f'<title>{WORD}</title><p title="{WORD}">a</p><script>"{WORD}"</script><svg><text>a[U+202E]b</text></svg><p><bdi ')  # fmt: skip
    assert done.count("<bdi") == 1


def test_what_was_escaped_stays_escaped() -> None:
    assert "<img" not in disguises_shown(f"<p>&lt;img src=x&gt; {WORD} \u202e&lt;img&gt;</p>")


def test_a_page_without_any_is_given_back_as_it_is() -> None:
    page = "<p>Łódź – “quoted”</p>"
    assert disguises_shown(page) is page


def test_every_page_of_the_reading_room_goes_through_it() -> None:
    page = rendered("error.html", {"head": f"No {WORD}", "said": "x", "remedy": "y", "status": 404, "title": "k"})
    assert f">{WORD}</bdi>".encode() in page
