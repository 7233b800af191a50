"""Why a report could not be built, said so that a colleague knows what to do."""


class ReportError(Exception):
    """The report cannot be built; the message says why and where.

    The report that was published before is untouched whenever this is raised.
    """
