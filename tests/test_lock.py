"""`requirements.lock` holds what pyproject.toml asks for, and the tests run with exactly that."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RENEW = "the README's second command brings this environment to the lock; bot/README.md says how to renew the lock"
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
LOCKED = [Requirement(line) for line in LINES if line and not line.startswith("#")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def asked_for(*extras: str) -> list[Requirement]:
    """The direct dependencies, and those of extras; not the project's own name, by which one extra includes another."""
    lines = chain(PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras))
    return [wanted for wanted in map(Requirement, lines) if wanted.name != PROJECT["name"]]


def pinned(requirement: Requirement) -> str:
    """The one version that a line of the lock allows."""
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


def test_every_line_of_the_lock_pins_one_version() -> None:
    for locked in LOCKED:
        assert pinned(locked), locked
        assert not locked.extras, "pip takes no extras in a file of constraints"


def test_the_lock_says_nothing_of_where_it_was_made() -> None:
    told = [line for line in LINES if "://" in line or "--index" in line or "--find-links" in line]
    assert told == []


@pytest.mark.parametrize(
    "wanted", asked_for(*PROJECT["optional-dependencies"]), ids=lambda wanted: wanted.name
)
def test_the_lock_names_every_direct_dependency_as_it_is_asked_for(wanted: Requirement) -> None:
    versions = [
        pinned(locked)
        for locked in LOCKED
        if canonicalize_name(locked.name) == canonicalize_name(wanted.name)
    ]
    assert versions, RENEW
    assert [found for found in versions if found not in wanted.specifier] == [], RENEW


def test_what_is_locked_is_what_is_installed_here() -> None:
    others = {}
    for locked in LOCKED:
        if locked.marker is None or locked.marker.evaluate():
            try:
                installed = version(locked.name)
            except PackageNotFoundError:  # of an extra that the tests do not need
                continue
            if installed != pinned(locked):
                others[locked.name] = installed
    assert others == {}, RENEW


@pytest.mark.parametrize("wanted", asked_for("import", "dev"), ids=lambda wanted: wanted.name)
def test_what_the_tests_need_is_installed_here(wanted: Requirement) -> None:
    assert version(wanted.name) in wanted.specifier, RENEW
