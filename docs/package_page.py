"""What the package index is told: where the project lives, and a README that reads there.

The index shows the README without the repository around it, so links to files of ours lead nowhere. All
of them follow one setting, ``address`` under ``[tool.srccompare]``:

    address set      [the report](docs/report.md)  ->  [the report](ADDRESS/blob/main/docs/report.md)
    address unknown  [the report](docs/report.md)  ->  the report
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# A picture or a link whose target is a file of the repository: no scheme, no anchor of the page itself.
LINK = re.compile(r"(!?)\[([^]]*)]\((?![a-z]+:|#)([^)\s]+)\)")


class PackagePage(MetadataHookInterface):
    """Fills in ``readme`` and ``urls``, which pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by the build backend with the project's metadata, which is changed in place."""
        root = Path(self.root)
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        address = project["tool"]["srccompare"]["address"].rstrip("/")
        readme = (root / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": readme_for_index(readme, address)}
        metadata["urls"] = urls_at(address)


def readme_for_index(readme: str, address: str) -> str:
    """The README with its links made absolute, or taken out where nobody knows what they would lead to."""

    def link(match: re.Match[str]) -> str:
        picture, text, target = match.groups()
        if not address:
            return "" if picture else text
        return f"{picture}[{text}]({address}/{'raw' if picture else 'blob'}/main/{target})"

    return LINK.sub(link, readme)


def urls_at(address: str) -> dict[str, str]:
    """The addresses the index lists beside the package; none while there is none."""
    if not address:
        return {}
    return {
        "Homepage": address,
        "Source": address,
        "Issues": f"{address}/issues",
        "Changelog": f"{address}/blob/main/CHANGELOG.md",
    }
