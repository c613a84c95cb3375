"""What the comparisons found, as a table for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.documents.readers.word.compared.case import Compared, Difference
from tests.documents.readers.word.compared.readings import Words


@dataclass(slots=True)
class Row:
    """The row of a file: how many words each tool has, and what differs by tool."""

    maker: str
    words: dict[str, int] = field(default_factory=dict)
    differences: dict[str, tuple[int, list[str]]] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """Collects the rows of the table."""

    rows: dict[str, Row] = field(default_factory=dict)

    def take(self, case: Compared, tool: str, here: Words, there: Words, left: list[Difference]) -> None:
        """Take down one comparison; *left* are the differences that no known defect explains."""
        row = self.rows.setdefault(case.name, Row(case.maker))
        row.words["ours"] = sum(map(len, here.values()))
        row.words[tool] = sum(map(len, there.values()))
        known = case.pandoc if tool == "pandoc" else case.python_docx
        said = [f"{tool}: {one.why} ({len(one.differences)})" for one in known]
        said += [f"NOT EXPLAINED: {tool} {one}" for one in left]
        row.differences[tool] = sum(len(one.differences) for one in known) + len(left), said

    def table(self) -> str:
        """The table in Markdown."""
        head = "| File | Maker | Words ours | pandoc | python-docx | Differences | Whose |"
        lines = [head, "|---|---|--:|--:|--:|--:|---|"]
        for name, row in self.rows.items():
            counts = " | ".join(str(row.words.get(one, "–")) for one in ("ours", "pandoc", "python-docx"))
            number = sum(count for count, _ in row.differences.values())
            said = "; ".join(one for _, found in row.differences.values() for one in found)
            lines.append(f"| {name} | {row.maker} | {counts} | {number} | {said or 'none'} |")
        return "\n".join(lines) + "\n"
