"""A small project of its own: a survey folder and three short notebooks that need no helpers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from nbformat import v4

from helpers.exhibits import MIME_TYPE

SURVEY = "sample-2024"
LONG = 1200  # seconds: what takes longer hangs, however loaded the machine
NOTEBOOK: Any = v4
# What Python runs for a command line whose kernels start without the libraries.
LEAN = ("-P", str(Path(__file__).with_name("lean_command.py")))

CODEBOOK = {
    "survey": SURVEY,
    "year": 2024,
    "title": {"sv": "Provrapport", "en": "Sample report"},
    "area": {"sv": "Provlän", "en": "Sample County"},
    "authority": {"sv": "Provmyndigheten", "en": "Sample Authority"},
    "wording": "original",
    "export": {
        "files": ["responses.csv"],
        "columns": {"respondent": "id", "actor": "actor", "submitted": "time"},
    },
    "sectors": [
        {
            "id": "authorities",
            "label": {"sv": "Myndigheter", "en": "Authorities"},
            "among": {"sv": "bland myndigheter", "en": "among authorities"},
            "actors": [
                {"id": "police", "label": {"sv": "Polisen", "en": "Police"}, "invited": 3},
            ],
        }
    ],
    "questions": [
        {
            "id": "seen",
            "theme": "experience",
            "type": "single",
            "text": {"sv": "Har ni sett?", "en": "Have you seen?"},
            "label": {"sv": "Sett", "en": "Seen"},
            "column": "seen",
            "levels": [
                {"id": "yes", "label": {"sv": "Ja", "en": "Yes"}},
                {"id": "no", "label": {"sv": "Nej", "en": "No"}},
            ],
            "headline": ["yes"],
            "headline_label": {"sv": "Har sett", "en": "Has seen"},
        }
    ],
}

TABLE = (
    """
mark = ' <span class="mark synthetic">X</span>' if source == "synthetic" else ""
records = {}
for language, caption in captions.items():
    html = (
        f'<figure class="exhibit table-exhibit" id="{name}" data-source="{source}">'
        f'<div class="scroll" role="region" aria-labelledby="{name}-caption" tabindex="0"><table>'
        f'<caption id="{name}-caption"><a class="number" href="#{name}">T {number}.</a> '
        f'{caption}{mark}</caption>'
        '<thead><tr><th scope="col">Actor</th><th scope="col">Cases</th></tr></thead>'
        '<tbody><tr><th scope="row">Police</th><td class="number">2</td></tr></tbody></table></div>'
        '<p class="source">Source: sample</p></figure>'
    )
    records[language] = {
        "kind": "table", "id": name, "number": number, "caption": caption, "source": source,
        "csv": "actor,cases\\nPolice,2\\n", "key_finding": False, "html": html,
        "results": [{"id": name, "appendix": number[0], "source": source}],
        "declared": {"cases": ["count cases/seen/police/low"]}, "shown": [["actor"], ["cases"]],
    }
display({"text/html": records[lang]["html"], "%s": records, "text/plain": ""}, raw=True)
""".strip()
    % MIME_TYPE
)


@dataclass(frozen=True)
class Project:
    """A project folder in which a report can be built."""

    root: Path

    @property
    def report(self) -> Path:
        return self.root / "reports" / SURVEY

    def notebook(self, name: str, *cells: Any) -> Path:
        """Write a notebook that starts with the parameters."""
        parameters = code('survey = "none"\nlang = "sv"', "parameters")
        document = NOTEBOOK.new_notebook(cells=[parameters, *cells])
        path = self.root / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(document), "utf-8")
        return path

    def files(self) -> dict[str, bytes]:
        """Every file of the published report, by its path inside it."""
        return {
            path.relative_to(self.report).as_posix(): path.read_bytes()
            for path in sorted(self.report.rglob("*"))
            if path.is_file()
        }


def code(source: str, *tags: str) -> Any:
    return NOTEBOOK.new_code_cell(source, metadata={"tags": list(tags)})


def text(source: str, *tags: str) -> Any:
    return NOTEBOOK.new_markdown_cell(source, metadata={"tags": list(tags)})


def table_cell(name: str, number: str, source: str) -> Any:
    captions = 'captions = {"sv": "Fall per aktör", "en": "Cases by actor"}\n'
    return code(f"name, number, source = {name!r}, {number!r}, {source!r}\n{captions}{TABLE}")


def statement_cell(name: str, source: str) -> Any:
    mark = ' <span class="mark synthetic">X</span>' if source == "synthetic" else ""
    sentences = {"sv": "Två fall är kända.", "en": "Two cases are known."}
    records: dict[str, dict[str, Any]] = {
        language: {
            "kind": "statement", "id": name, "number": None, "caption": "", "source": source,
            "csv": None, "results": [], "key_finding": True, "brief": sentence,
            "html": f'<p class="statement" id="{name}" data-source="{source}">{sentence}{mark}</p>',
        }
        for language, sentence in sentences.items()
    }  # fmt: skip
    return code(
        f"records = {records!r}\n"
        f"display({{'text/html': records[lang]['html'], '{MIME_TYPE}': records}}, raw=True)"
    )


def appendix_cells(letter: str, name: str) -> tuple[Any, Any]:
    return (
        text(f"# Bilaga {letter} – {name} sv\n\nVad bilaga {letter} visar.\n\n## Underlag", "sv"),
        text(f"# Appendix {letter} – {name} en\n\nWhat {letter} shows.\n\n## Data", "en"),
    )


def make_project(root: Path) -> Project:
    """Write a project with three notebooks: A without exhibits, B published, C synthetic."""
    raw = root / "data/raw" / SURVEY
    raw.mkdir(parents=True)
    (root / "notebooks").mkdir()
    (raw / "codebook.yml").write_text(yaml.safe_dump(CODEBOOK, allow_unicode=True), "utf-8")
    (raw / "responses.csv").write_text(
        "id;actor;time;seen\nr-0001;Polisen;2024-01-02 10:00;Ja\n", "utf-8"
    )
    provenance = {"survey": SURVEY, "files": {"responses.csv": {"source": "survey", "note": "x"}}}
    (raw / "provenance.yml").write_text(yaml.safe_dump(provenance), "utf-8")
    project = Project(root)
    project.notebook("01_clean", *appendix_cells("A", "Rensning"))
    project.notebook(
        "02_rates",
        *appendix_cells("B", "Svar"),
        table_cell("rates", "B1", "published"),
        statement_cell("two-cases", "published"),
    )
    project.notebook(
        "03_cases",
        *appendix_cells("C", "Fall"),
        table_cell("cases", "C1", "synthetic"),
        text("Se [bilaga B](02_rates.ipynb#rates).", "sv"),
        text("See [appendix B](02_rates.ipynb#rates).", "en"),
    )
    return project


def execute(language: str, *cells: Any) -> Any:
    """Run a notebook's cells in this process: quick, for tests of what comes after the run."""
    outputs: list[Any] = []

    def display(data: dict[str, Any], raw: bool) -> None:
        assert raw
        outputs.append(NOTEBOOK.new_output("display_data", data=data))

    names: dict[str, Any] = {"lang": language, "display": display}
    notebook = NOTEBOOK.new_notebook(cells=list(cells))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            outputs.clear()
            exec(cell.source, names)
            cell.outputs = list(outputs)
    return notebook
