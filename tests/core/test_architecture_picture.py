"""core.architecture and its picture: names, links, boxes that never cover each other. Who stands where is drawn in tests/flows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.architecture import Interface, System, leading_to, same_name
from ropeteam.core.architecture_picture import BOX, PADDING, Place, letters_width, links_of, picture, told, wrapped
from ropeteam.core.vocabulary_presales import Supplier


@pytest.mark.parametrize(
    ("name", "others", "twin"),
    [
        ("SAP S/4 HANA", ["sap s4hana"], "sap s4hana"),
        ("SAP", ["SAP EWM"], ""),
        ("Lager-System", ["Lager System"], "Lager System"),
        ("—", ["…"], ""),
    ],
)
def test_one_name_in_two_spellings_is_one_system(name: str, others: list[str], twin: str) -> None:
    assert same_name(name, others) == twin


def test_a_system_that_something_leads_to_cannot_leave() -> None:
    assert leading_to(1, [Interface(4, 0, 1), Interface(5, 1, 2), Interface(6, 2, 0)]) == (4, 5)


def test_interfaces_of_two_systems_are_one_line_with_the_arrows_of_all() -> None:
    (both, one) = links_of([Interface(1, 1, 0), Interface(2, 0, 1), Interface(3, 2, 0)])

    assert (both.source, both.target, both.interfaces, both.ahead, both.back) == (1, 0, (1, 2), True, True)
    assert (one.interfaces, one.ahead, one.back) == ((3,), True, False)
    assert told((1, 2, 3, 4)) == "1 · 2 +2"


@given(st.text(min_size=1, max_size=120))
def test_no_line_of_a_name_is_wider_than_its_box(name: str) -> None:
    room = BOX - 2 * PADDING
    lines, cut = wrapped(name, room)

    assert len(lines) <= 3
    assert all(letters_width(line) <= room for line in lines)
    letters = "".join("".join(lines).split())
    assert cut or letters == "".join(name.split())


def test_an_empty_column_takes_no_room_and_a_long_line_has_a_lane() -> None:
    systems = [System(no, f"S{no}", Supplier.OURS) for no in range(3)]
    links = links_of([Interface(1, 0, 2), Interface(2, 0, 1), Interface(3, 1, 2)])
    places = [Place(0, 0, 0), Place(2, 0, 1), Place(2, 1, None, 0), Place(5, 0, 2)]

    drawn = picture(systems, links, places)

    assert [box.x for box in drawn.boxes] == sorted({box.x for box in drawn.boxes})
    lane = drawn.lines[0].points
    assert len(lane) == 4
    assert lane[1][1] == lane[2][1]
    assert lane[1][1] > drawn.boxes[1].y + drawn.boxes[1].height


def test_a_tag_that_fits_nowhere_is_left_to_the_table_and_others_make_way() -> None:
    systems = [System(no, f"S{no}", Supplier.OURS) for no in range(4)]
    links = links_of([Interface(10**30, 0, 1), Interface(1, 0, 2), Interface(2, 0, 3)])

    drawn = picture(systems, links, [Place(0, 0, 0), Place(1, 0, 2), Place(1, 1, 3), Place(1, 2, 1)])

    assert [tag.text for tag in drawn.tags] == ["1", "2"]
    assert len(drawn.lines) == 3


def test_two_of_one_column_are_joined_by_a_bow_beside_them() -> None:
    systems = [System(no, f"S{no}", Supplier.OURS) for no in range(3)]

    drawn = picture(systems, links_of([Interface(1, 0, 1)]), [Place(0, 0, 0), Place(0, 1, 1), Place(1, 0, 2)])

    (tag,) = drawn.tags
    assert tag.x > drawn.boxes[0].x + drawn.boxes[0].width


def test_a_name_too_long_for_its_box_ends_in_dots() -> None:
    lines, cut = wrapped("Lager " + "W" * 200, BOX - 2 * PADDING)

    assert cut
    assert lines[0] == "Lager"
    assert lines[-1].endswith("…")
