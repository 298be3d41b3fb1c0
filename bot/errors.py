"""Every error Relais raises, in one tree.

``code`` and ``fields`` are for machines and logs; the text a person reads is chosen in their language
where it is shown, never here. No error carries what a person wrote.
"""

from __future__ import annotations


class RelaisError(Exception):
    """Base of all errors of Relais."""

    code = "error"

    def __init__(self, message: str = "", **fields: object) -> None:
        super().__init__(message or self.code)
        self.fields = fields


class SettingsError(RelaisError):
    """A setting is missing or wrong; the message says which one and what to do."""

    code = "settings"


class CatalogueError(RelaisError):
    """A text is missing in every language of the look-up order."""

    code = "catalogue"


class DirectoryUnavailable(RelaisError):
    """The directory's database cannot be reached or did not answer in time."""

    code = "directory_unavailable"


class UnknownRecord(RelaisError):
    """No record has this id."""

    code = "unknown_record"


class InvalidRecord(RelaisError):
    """One or more records are wrong. ``problems`` lists all of them."""

    code = "invalid_record"

    def __init__(self, problems: list[RecordProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class RecordProblem:
    """One thing to mend in a data file: where it is and what is wrong with it."""

    def __init__(self, file: str, record: str, field: str, message: str) -> None:
        self.file, self.record, self.field, self.message = file, record, field, message

    def __str__(self) -> str:
        return f"{self.file}: {self.record}: {self.field}: {self.message}"


class InvalidSubmission(RelaisError):
    """A submitted value is refused; ``code`` names the catalogue key of the explanation."""

    code = "invalid_submission"
