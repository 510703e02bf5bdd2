"""The docs tell the truth: every command, route, export and dependency stands there, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

from ropeteam.api.urls import api
from ropeteam.cli.exports import KINDS
from ropeteam.flows.company_state.whole import OWN
from ropeteam.project.commands import table

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text()


class TestCommands:
    def test_every_command_has_its_line_and_no_line_invents_one(self):
        documented = set(re.findall(r"^\| `([a-z-]+)|, `([a-z-]+) FILE`", page("commands.md"), re.MULTILINE))
        named = {name for pair in documented for name in pair if name}

        assert named == set(table.NAMES)


class TestApi:
    def test_every_route_has_its_line(self):
        schema = api.get_openapi_schema()
        routes = {f"{method.upper()} {path}" for path, item in schema["paths"].items() for method in item}

        assert set(re.findall(r"^\| `([A-Z]+ /api/[^`]*)`", page("api.md"), re.MULTILINE)) == routes


class TestExports:
    def test_every_kind_and_every_own_file_is_described(self):
        text = page("exports.md")

        assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == set(KINDS)
        assert all(f"`{name}`" in text for name in OWN)


class TestDependencies:
    def test_every_direct_dependency_says_why_it_is_there(self):
        listed = re.search(r"\ndependencies = \[(.*?)\n\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL)
        names = re.findall(r'"([a-z0-9-]+)', listed.group(1))
        why = (ROOT / "docs" / "why" / "dependencies.md").read_text()

        assert names
        assert [name for name in names if f"| {name} |" not in why] == []


class TestLinks:
    def test_every_page_named_in_the_docs_exists(self):
        missing = []
        for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
            for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
                if not (path.parent / target).exists():
                    missing.append(f"{path.name}: {target}")
            for target in re.findall(r"`(docs/[a-z0-9/_.-]+\.md)`", path.read_text()):
                if not (ROOT / target).exists():
                    missing.append(f"{path.name}: {target}")

        assert missing == []


class TestDocstrings:
    def test_pages_that_code_cites_exist(self):
        cited = set()
        for path in (ROOT / "src").rglob("*.py"):
            cited |= set(re.findall(r"docs/[a-z0-9/_-]+\.md", path.read_text()))

        assert sorted(name for name in cited if not (ROOT / name).exists()) == []


class TestNoGapsLeft:
    def test_no_page_waits_for_a_figure(self):
        """A word in capitals with an underscore outside code is a place where somebody meant to put a number."""
        pages = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
        gaps = {}
        for path in pages:
            text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(), flags=re.DOTALL)
            gaps |= {str(path): found for found in [re.findall(r"\b[A-Z]{2,}_[A-Z0-9_]+\b", text)] if found}

        assert len(pages) > 15
        assert gaps == {}
