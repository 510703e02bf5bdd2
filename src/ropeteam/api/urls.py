"""The HTTP API: typed, token per person, OpenAPI at /api/openapi.json is the contract."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI

from ropeteam import __version__
from ropeteam.api import (
    alignment,
    answers,
    architecture,
    attention,
    calls,
    capability_drafts,
    captures,
    climb,
    deals,
    early_adopters,
    exchange,
    handover,
    inbox,
    incentives,
    intake,
    market,
    offers,
    papers,
    product,
    projects,
    promises,
    references,
    requests,
    requirements,
    signals,
    strategy,
    studies,
    tracker_imports,
    truth,
)
from ropeteam.api.tokens import Token
from ropeteam.core.errors import NotAllowed, NotFound, RopeteamError
from ropeteam.wording.say import known, say

api = NinjaAPI(title="Ropeteam", version=__version__, auth=Token(), docs_url=None, urls_namespace="api")
api.add_router("/deals", deals.router)
api.add_router("", calls.router)
api.add_router("", architecture.router)
api.add_router("", intake.router)
api.add_router("", promises.router)
api.add_router("", signals.router)
api.add_router("", product.router)
api.add_router("", truth.router)
api.add_router("", strategy.router)
api.add_router("", market.router)
api.add_router("", alignment.router)
api.add_router("", attention.router)
api.add_router("", capability_drafts.router)
api.add_router("", captures.router)
api.add_router("", climb.router)
api.add_router("", tracker_imports.router)
api.add_router("", requests.router)
api.add_router("", inbox.router)
api.add_router("", answers.router)
api.add_router("", exchange.router)
api.add_router("", offers.router)
api.add_router("", requirements.router)
api.add_router("", studies.router)
api.add_router("", papers.router)
api.add_router("", projects.router)
api.add_router("", references.router)
api.add_router("", early_adopters.router)
api.add_router("", incentives.router)
api.add_router("", handover.router)


@api.exception_handler(RopeteamError)
def anticipated(request: HttpRequest, error: RopeteamError) -> HttpResponse:
    """404 for what is missing or not yours, 403 for a missing role, 409 for what a rule refuses."""
    status = 404 if isinstance(error, NotFound) else 403 if isinstance(error, NotAllowed) else 409
    language = "de" if request.headers.get("accept-language", "").startswith("de") else "en"
    code = f"error.{error.code}"
    message = say(code, language, **error.values) if known(code) else error.code
    return api.create_response(request, {"code": error.code, "message": message}, status=status)


urlpatterns = [path("", api.urls)]
