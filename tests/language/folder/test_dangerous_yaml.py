"""company.yaml that is broken, hostile, or no text at all: one problem, and nothing hangs."""

from __future__ import annotations

from pathlib import Path

import pytest
from language.folder.written import HEAD, codes, company

from ropeteam.language.folder import read_folder


class TestDanger:
    @pytest.mark.parametrize(
        ("body", "code", "line"),
        [
            ("a: b: c\n", "broken_yaml", 3),
            ("\tx: 1\n", "broken_yaml", 3),
            ("x: 'offen\n", "broken_yaml", 4),
            ("x: *nirgends\n", "broken_yaml", 3),
            ("x: &a [*a]\n", "broken_yaml", 3),
            ("---\nzwei\n", "broken_yaml", 3),
            ("x: " + "[" * 100_000, "yaml_too_large", 3),
            ("x: " + "{a: " * 3000, "yaml_too_large", 3),
        ],
    )
    def test_broken_yaml_is_one_problem_with_its_line(self, tmp_path: Path, body: str, code: str, line: int) -> None:
        found = company(tmp_path, body)

        assert codes(found) == [(code, line)]
        assert found.company == ""

    def test_of_what_names_ids_of_a_broken_catalogue_nothing_more_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "accounts.csv").write_text("id,name,segment\nk1,Kessel AG,mb\nk2,Zahn KG,mb\n")

        found = company(tmp_path, "a: b: c\n")

        assert codes(found) == [("broken_yaml", 3)]
        assert [(row.id, row.segment) for row in found.accounts] == [("k1", None), ("k2", None)]

    def test_a_billion_laughs_are_refused(self, tmp_path: Path) -> None:
        levels = "".join(
            f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )

        assert codes(company(tmp_path, f"a: &a [{', '.join('x' * 9)}]\n{levels}")) == [("yaml_too_large", 8)]

    def test_aliases_and_merge_keys_of_honest_size_work(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            """capabilities:
  - &basis {id: a, status: available, limits: &grenzen [nur PDF]}
  - {<<: *basis, id: b}
  - {id: c, status: available, limits: *grenzen}
  - {id: d, <<: *basis, name: D}
""",
        )

        assert [(row.id, row.status, row.limits[0].text) for row in found.capabilities] == [
            ("a", "available", "nur PDF"),
            ("b", "available", "nur PDF"),
            ("c", "available", "nur PDF"),
            ("d", "available", "nur PDF"),
        ]

    def test_a_key_twice_is_a_problem_the_later_holds(self, tmp_path: Path) -> None:
        found = company(tmp_path, "vision: eins\nvision: zwei\n")

        assert (found.vision, codes(found)) == ("zwei", [("duplicate_key", 4)])

    def test_a_list_as_a_key_is_kept_as_unknown(self, tmp_path: Path) -> None:
        assert [key.path for key in company(tmp_path, "? [a, b]\n: c\n").unknown] == ["?3"]

    def test_too_large_binary_and_outside(self, tmp_path: Path) -> None:
        path = tmp_path / "company.yaml"
        with path.open("wb") as file:
            file.truncate(200_000_000)
        assert codes(read_folder(tmp_path)) == [("file_too_large", None)]
        path.write_bytes(b"\x00\x01\x02" * 100)
        assert codes(read_folder(tmp_path)) == [("binary_file", None)]
        path.unlink()
        outside = tmp_path.parent / "fremd.yaml"
        outside.write_text(HEAD)
        path.symlink_to(outside)
        assert codes(read_folder(tmp_path)) == [("outside_folder", None)]
