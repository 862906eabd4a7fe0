"""Every word that the code keeps stands in the glossary, and the glossary speaks of nothing that is not there."""

import re
from pathlib import Path

from koplopers.database import Base

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"


def test_each_model_has_its_line(app):
    """Building the site imports every model."""
    kept = GLOSSARY.read_text(encoding="utf-8").split("## Standings")[0]
    explained = set(re.findall(r"^\|[^|]+\| `(\w+)` \|", kept, re.MULTILINE))

    assert explained == {mapper.class_.__name__ for mapper in Base.registry.mappers}
