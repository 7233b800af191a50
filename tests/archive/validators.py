"""The formats' own validators, made to work without a network."""

import importlib.resources
import io
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings
from urllib3 import HTTPResponse

CONTEXT = "https://w3id.org/ro/crate/1.2/context"


def crate_issues(crate: Path, scratch: Path, severity: Severity = Severity.REQUIRED) -> list[str]:
    """Return what the RO-Crate validator finds wrong with a crate.

    It asks the network for one thing, the terms that the metadata are written in. They are put in
    its cache beforehand, from the copy that comes with the rocrate package.

    Parameters
    ----------
    crate
        The folder that holds ``ro-crate-metadata.json``.
    scratch
        A folder for the cache.
    severity
        The least severe fault to report.
    """
    cache = scratch / "http-cache"
    with CachedSession(str(cache), backend="sqlite", expire_after=-1) as session:
        session.mount(CONTEXT, _BundledTerms())
        assert session.get(CONTEXT).ok
    result = services.validate(
        ValidationSettings(
            rocrate_uri=crate,
            profile_identifier="ro-crate-1.2",
            requirement_severity=severity,
            cache_path=cache,
            offline=True,
        )
    )
    return [f"{issue.severity.name}: {issue.message}" for issue in result.get_issues()]


class _BundledTerms(HTTPAdapter):
    """Answers every request with the terms that the rocrate package holds."""

    def send(
        self, request: requests.PreparedRequest, *_: object, **__: object
    ) -> requests.Response:
        terms = importlib.resources.files("rocrate") / "data/ro-crate.jsonld"
        answer = HTTPResponse(
            body=io.BytesIO(terms.read_bytes()),
            headers={"Content-Type": "application/ld+json"},
            status=200,
            preload_content=False,
            request_url=request.url,
        )
        return self.build_response(request, answer)
