"""Which version of the program this is, and in which folder: after an update both tell which one runs."""

from pathlib import Path


def version() -> str:
    """As `--version` prints it. What reads it from the installation takes a while to import."""
    from importlib import metadata

    try:
        number = metadata.version("sanming-bot")
    except metadata.PackageNotFoundError:  # a folder that was only copied
        number = "of no version"
    return f"sanming-bot {number} in {Path(__file__).resolve().parent}"
