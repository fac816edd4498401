"""The files of a bundle, and what can be taken out of it."""

from enum import StrEnum
from typing import Final

PDF: Final = "report.pdf"
SUMMARY: Final = "summary.csv"
FHIR: Final = "fhir.json"


class Part(StrEnum):
    CSV = "csv"
    FHIR = "fhir"
    PDF = "pdf"
