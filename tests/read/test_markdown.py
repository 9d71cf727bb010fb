from crossbearing.read.markdown import read_markdown


def test_marks_are_taken_off_and_lists_are_kept() -> None:
    raw = read_markdown(
        "# The *wall* of Goris\n\n> Three people **died** in [Goris](https://example.org/a_b) on 3 May.\n\n---\n\n"
        "We demand:\n\n1. `pay`\n2. rest\n\n![a wall](wall.png)\nfile_name_one stays, 2 * 3 stays, \\*so\\* does this."
    )
    assert raw.title == "The wall of Goris"
    assert raw.text == (
        "The wall of Goris\n\nThree people died in Goris on 3 May.\n\nWe demand:\n\n1. pay\n2. rest\n\n\n"
        "file_name_one stays, 2 * 3 stays, *so* does this."
    ).replace("\n\n\n", "\n\n")


def test_front_matter_that_is_no_yaml_is_said_and_kept() -> None:
    raw = read_markdown("---\ntitle: [\n---\nText.")
    assert raw.warnings
    assert "title: [" in raw.text
