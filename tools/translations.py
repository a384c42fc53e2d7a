# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep the translations beside the code: collect every text, carry over what is translated, list what is not.

translations.py update     bring resources/i18n/*.ts up to date with the code
translations.py missing    print the texts that lack a translation, one JSON object a line
translations.py fill FILE  take translations from such lines, with "translation" added

Qt's own collector knows only translate functions that are methods, so the texts are read from the syntax tree.
"""

from __future__ import annotations

import ast
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "ClearSky"
MARKERS = {"tr": 0, "QT_TRANSLATE_NOOP": 1}
"""Names of the functions that mark a text, and which of their arguments it is."""


def main() -> int:
    """Run the command named on the command line and return its exit code."""
    command, *names = sys.argv[1:] or [""]
    if (command, len(names)) not in (("update", 0), ("missing", 0), ("fill", 1)):
        print(__doc__)
        return 2
    for path in sorted(FOLDER.glob("*.ts")):
        if command == "missing":
            _print_missing(path)
        else:
            write(path, {**read(path), **(_lines_of(Path(names[0]), path) if names else {})})
    return 0


def texts_in_code() -> list[str]:
    """Collect every text that is marked for translation, sorted."""
    files = [ROOT / "plugin.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    return sorted({text for path in files for text in _texts_of(path)})


def read(path: Path) -> dict[str, str]:
    """Map each text of the code to its translation in a .ts file; "" where it has none."""
    known = {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(path).iter("message")  # noqa: S314 (a file of this very folder)
    }
    return {text: known.get(text, "") for text in texts_in_code()}


def write(path: Path, translations: dict[str, str]) -> None:
    """Write a .ts file as Qt Linguist does, without line numbers: they would change with every commit."""
    root = ET.Element("TS", version="2.1", language=language_of(path), sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, translation in translations.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        state = {} if translation else {"type": "unfinished"}
        ET.SubElement(message, "translation", state).text = translation
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def language_of(path: Path) -> str:
    """Return the language of a .ts file, e.g. "da"."""
    return path.stem.rpartition("_")[2]


def _print_missing(path: Path) -> None:
    for text, translation in read(path).items():
        if not translation:
            print(json.dumps({"language": language_of(path), "text": text}, ensure_ascii=False))


def _lines_of(lines: Path, path: Path) -> dict[str, str]:
    """Take the translations of one language from a file of JSON lines; a text that is not in the code is left out."""
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines() if line.strip()]
    known = read(path)
    return {
        row["text"]: row["translation"]
        for row in rows
        if row["language"] == language_of(path) and row["text"] in known
    }


def _texts_of(path: Path) -> list[str]:
    """List the texts of one file; a text that is no literal is marked where it stands in its table."""
    texts = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            argument = node.args[MARKERS[node.func.id]]
            if isinstance(argument, ast.Constant):
                texts.append(argument.value)
    return texts


if __name__ == "__main__":
    raise SystemExit(main())
