"""``watchfloor init``: an archive of somebody's own, whole and checked, or one clear line."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from watchfloor.checking import read_settings
from watchfloor.desk.cli import main
from watchfloor.desk.founding import adapting, inventory
from watchfloor.loading import load
from watchfloor.settings import Axis, Settings

from . import sites
from .archives import TODAY
from .founded import GIVEN, KESTREL, LANTERN, NAME, begun, command
from .test_contributing import BRIEFING, templates
from .test_habits import tracked

OURS = (
    *(
        "tests/",
        "bench/",
        "scripts/",
        ".ci/run",
        ".ci/chromium",
        "briefings/",
        "docs/assets/",
        "CHANGELOG.md",
    ),
    *("docs/actors/", "docs/regions/", "docs/themes/", "docs/minerals/", "docs/tags/"),
    *("docs/publishers/", "docs/about/performance.md", "requirements/test.txt"),
    "requirements/properdocs.txt",
    *(".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
)
"""What no other archive takes over: what we wrote, and what looks after the code."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Night Watch before anything is written."""
    return begun(tmp_path_factory.mktemp("begun") / "night-watch")


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def guide(root: Path) -> str:
    """All that contributors are told in *root*."""
    return "".join(path.read_text("utf-8") for path in sorted((root / "docs/contribute").iterdir()))


def test_every_file_of_ours_is_taken_adapted_begun_or_left() -> None:
    """Whoever adds a file says what another archive has of it, in `inventory.py` or here."""
    taken = tuple(
        f"{name}/" if (sites.ROOT / name).is_dir() else name
        for name in (*inventory.AS_THEY_ARE, *inventory.ADAPTED)
    )
    anew = {path.relative_to(inventory.SKELETON) for path in inventory.SKELETON.rglob("*.md")}
    names = {path.relative_to(sites.ROOT) for path in tracked()} - anew - {Path("LICENSE")}

    assert {str(name) for name in names if not name.as_posix().startswith((*taken, *OURS))} == set()
    assert not [name for name in taken if name.startswith(OURS)]


def test_what_is_ours_alone_is_marked_from_beginning_to_end() -> None:
    """A mark that is never closed would take nothing away."""
    for name in inventory.ADAPTED:
        for path in [sites.ROOT / name, *(sites.ROOT / name).rglob("*.*")]:
            said = path.read_text("utf-8") if path.is_file() else ""
            assert said.count(" only here: ") == said.count(" only here ends"), path


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\n\n# only here: it\nb\n\n# only here ends\n\nc\n", "a\n\nc\n"),
        ("a\n  # only here: it\n  b\n  # only here ends\n", "a\n"),
        ("a\n\n<!-- only here: it -->\n\nb\n\n<!-- only here ends -->\n\nc\n", "a\n\nc\n"),
        ("a\nb # only here\nc\n", "a\nc\n"),
        ("a\n\n\n\nb\n", "a\n\n\n\nb\n"),
    ],
)
def test_what_is_marked_goes(said: str, kept: str) -> None:
    assert adapting.without_own(said) == kept


def test_it_is_told_what_was_made(tmp_path: Path) -> None:
    root = tmp_path / "new" / "night-watch"
    result = CliRunner().invoke(main, ["init", str(root), *GIVEN])

    assert result.output.splitlines()[1:] == [
        "  axis malware: Malware, one malware, required",
        "  axis sectors: Sectors, one sector, hierarchical",
        "  ids for good: tag:night-watch.example,2026-11-27:…",
        "  site: https://night-watch.example/",
        "  edited at: https://git.example/night-watch",
        f"what is still to be done: {root}/README.md",
        f"next: cd {root}; make site; make new",
    ]


def test_its_settings_are_what_was_asked_for(empty: Path) -> None:
    """Each key with its meaning."""
    data = (empty / "pyproject.toml").read_bytes()
    settings, problems = read_settings(data)

    assert problems == []
    assert (settings.name, settings.authority) == (NAME, "night-watch.example")
    assert settings.authority_date == TODAY
    assert [axis.model_dump() for axis in settings.declared] == [
        {
            "key": "malware",
            "label": "Malware",
            "singular": "malware",
            "required": True,
            "hierarchical": False,
        },
        {
            "key": "sectors",
            "label": "Sectors",
            "singular": "sector",
            "required": False,
            "hierarchical": True,
        },
    ]
    notes = [
        field.description or ""
        for model in (Settings, Axis)
        for field in model.model_fields.values()
    ]
    said = re.sub(r"\n# ", " ", data.decode())
    assert all(notes)
    assert [note for note in notes if " ".join(note.split()) not in said] == []


def test_it_has_our_dependencies_and_none_of_our_tools(empty: Path) -> None:
    ours = tomllib.loads(text(sites.ROOT, "pyproject.toml"))
    its = tomllib.loads(text(empty, "pyproject.toml"))

    assert {**its["project"], "optional-dependencies": {}} == {
        **ours["project"],
        "optional-dependencies": {},
    }
    assert its["project"]["optional-dependencies"].keys() == {"build", "links"}
    assert its["tool"].keys() == {"watchfloor", "hatch"}


def test_its_site_is_ours_but_for_name_and_axes(empty: Path) -> None:
    ours, its = (yaml.safe_load(text(root, "mkdocs.yml")) for root in (sites.ROOT, empty))

    assert its["site_name"] == NAME
    assert its["site_url"] == "https://night-watch.example/"
    assert {key for key in ours if ours[key] != its[key]} == {
        *("site_name", "site_url", "site_description", "nav", "not_in_nav"),
    }
    tabs = [*map(str, its["nav"])]
    assert "{'Malware': 'malware/index.md'}" in tabs
    assert "{'Sectors': 'sectors/index.md'}" in tabs
    assert {"/malware/", "/sectors/"} < set(its["not_in_nav"].split())
    assert "performance" not in str(its["nav"])


def test_nothing_in_it_names_our_archive(empty: Path) -> None:
    """Examples in prose may be about cobalt; keys, folders, options and names are its own."""
    ours = re.compile(
        r"^ *minerals:|\bminerals/|--mineral\b|critical minerals"
        r"|watchfloor\.example|git\.example/watchfloor",
        re.MULTILINE | re.IGNORECASE,
    )
    found = {
        name: ours.findall(text(empty, name))
        for name in sites.files(empty)
        if not name.startswith("hooks/")
    }

    assert {name: words for name, words in found.items() if words} == {}
    assert ours.findall(text(sites.ROOT, "pyproject.toml"))


def test_every_command_and_file_it_speaks_of_is_there(empty: Path) -> None:
    """In its workflows and in what its owner and its contributors read first."""
    targets = set(re.findall(r"^(\w+):", text(empty, "Makefile"), re.MULTILINE))
    told = {name: text(empty, name) for name in ("README.md", "CONTRIBUTING.md")}
    wanted = set(re.findall(r"[`$] ?make (\w+)", "".join(told.values())))

    assert {"site", "serve", "new", "check"} <= wanted <= targets
    for said in told.values():
        links = re.findall(r"\]\((?!https?:)([^)#]+)", said)
        assert links
        assert [link for link in links if not (empty / link).exists()] == []
    for path in (empty / ".github/workflows").iterdir():
        jobs = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["jobs"]
        needs = {need for job in jobs.values() for need in [job.get("needs", [])] if need}
        runs = [step.get("run", "") for job in jobs.values() for step in job["steps"]]
        assert needs <= jobs.keys()
        assert set(re.findall(r"make (\w+)", "\n".join(runs))) <= targets
        programs = re.findall(r"(?:\.ci|scripts)/\w+", "\n".join(runs))
        assert [program for program in programs if not (empty / program).exists()] == []


def test_its_guide_has_a_template_for_its_axes(empty: Path) -> None:
    """As ours has for ours: each key where ours stands, and what is optional so called."""
    ours, its = (templates(guide(root))[BRIEFING] for root in (sites.ROOT, empty))

    assert its == ours.replace("minerals: […]\n", "malware: […]\nsectors: […]  # optional\n")
    assert "- malware, in `docs/malware/`\n- sectors, in `docs/sectors/`\n" in guide(empty)


def test_contributors_may_change_its_briefings_and_terms(empty: Path) -> None:
    """Whose word the rest needs, its founder says: until then a blank stands there."""
    lines = text(empty, ".github/CODEOWNERS").splitlines()
    owners = dict(line.split() for line in lines if line and not line.startswith("#"))

    axes = read_settings((empty / "pyproject.toml").read_bytes())[0].vocabularies
    assert owners.pop("*") == "@your-organisation/maintainers"
    assert owners.keys() == {
        "/briefings/",
        "/.github/flaky-hosts.txt",
        *(f"/docs/{axis.key}/" for axis in axes),
    }
    assert set(owners.values()) == {"@your-organisation/analysts"}
    assert all((empty / name.strip("/")).exists() for name in owners)


def test_its_scripts_can_be_run(empty: Path) -> None:
    scripts = [path for path in (empty / ".ci").iterdir() if path.suffix == ""]

    assert {path.name for path in scripts} == {"preview", "review", "summary"}
    assert all(os.access(path, os.X_OK) for path in scripts)


def test_the_licence_travels_with_the_code(empty: Path) -> None:
    assert text(empty, "hooks/LICENSE") == text(sites.ROOT, "LICENSE")
    assert not (empty / "LICENSE").exists()


def test_from_it_another_can_be_begun(empty: Path, tmp_path: Path) -> None:
    """The same as from ours, with its own code."""
    given = ("--name", "Grain", "--authority", "grain.example", "--axis", "crops")
    done = command(empty, "init", str(tmp_path / "from-its"), *given)
    begun(tmp_path / "from-ours", *given)

    assert done.returncode == 0, done.stderr
    assert sites.files(tmp_path / "from-its") == {
        **sites.files(tmp_path / "from-ours"),
    }


def test_without_an_axis_of_its_own_it_has_those_of_the_house(tmp_path: Path) -> None:
    """And from it again one with others."""
    root = begun(tmp_path / "plain", "--name", "Plain", "--authority", "plain.example")

    assert read_settings((root / "pyproject.toml").read_bytes())[0].declared == ()
    assert load(root, TODAY).problems == ()
    axis = Axis.model_validate(
        {
            "key": "crops",
            "label": "Crops",
            "singular": "crop",
            "required": "true",
            "hierarchical": "true",
        }
    )
    assert "\nthemes: […]\ncrops: […]\njudgements:" in adapting.adapted(guide(root), (), (axis,))


@pytest.mark.parametrize("words", ['A "name": with {all} $that \\1 # is: odd', "守夜"])
def test_any_name_is_kept_as_it_is(tmp_path: Path, words: str) -> None:
    """In TOML, YAML and Markdown alike."""
    given = ("--name", words, "--description", words, "--site-url", "https://a.example/b/")
    root = begun(tmp_path / "new", *given, "--axis", "things: All: of 'it'")

    settings, problems = read_settings((root / "pyproject.toml").read_bytes())
    site = yaml.safe_load(text(root, "mkdocs.yml"))
    assert problems == []
    assert (settings.name, site["site_name"], site["site_description"]) == (words, words, words)
    assert settings.authority == "a.example"
    assert (settings.declared[0].label, settings.declared[0].singular) == ("All", "of 'it'")
    assert text(root, "README.md").startswith(f"# {words}\n")


def test_its_own_code_checks_what_its_analysts_write(night_watch: Path) -> None:
    """Two briefings, begun with its own command."""
    said = command(night_watch, "check")

    assert said.stdout == "11 files: nothing wrong\n"
    loaded = load(night_watch, TODAY)
    assert [briefing.id for briefing in loaded.archive.briefings] == [LANTERN, KESTREL]


def test_it_builds_strictly_with_its_own_code(night_watch: Path) -> None:
    """The pages of its axes are there, and none of ours."""
    pages = sites.pages(night_watch / "site").keys()

    assert {"malware/gray-kestrel/index.html", "malware/index.html", "sectors/index.html"} < pages
    assert f"briefings/2026/{KESTREL}/index.html" in pages
    assert not [page for page in pages if page.startswith(("minerals", "about/performance"))]


def test_it_builds_before_anything_is_written(empty: Path) -> None:
    done = sites.mkdocs("build", "--strict", cwd=empty, PYTHONPATH=str(empty / "hooks"))

    assert done.returncode == 0, done.stderr
    assert "There is none yet." in sites.read(empty / "site", "")
