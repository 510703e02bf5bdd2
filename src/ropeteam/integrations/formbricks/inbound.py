"""Formbricks' webhook in: signed as Standard Webhooks say, read strictly, each answer once.

Which question of which survey is a measuring point a company names itself (`ropeteam observations survey`). The deal, and the
contact where it is known, come as hidden fields of the survey (`deal`, `contact`). What is signed but none of our business is
answered with 200 and left: Formbricks would send it again otherwise.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import observations
from ropeteam.flows.observations import SURVEY
from ropeteam.language.observation_table import Row, read_row
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Setting

TOLERANCE = 300  # seconds between their clock and ours
MOST_BYTES = 256 * 1024
FINISHED = "responseFinished"
NAME = "formbricks"
PREFIX = "whsec_"


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """401 where it is not signed by the secret that we know, 400 where it is no JSON; else 200 with how many points are new."""
    secret = settings.ROPETEAM_FORMBRICKS_SECRET
    if not secret:
        return JsonResponse({"error": "off"}, status=404)
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        return JsonResponse({"error": "too_large"}, status=413)
    now = timezone.now()
    if not is_signed(request.body, request.headers, secret=secret, now=now):
        return JsonResponse({"error": "signature"}, status=401)
    try:
        told = json.loads(request.body)
    except ValueError:
        return JsonResponse({"error": "json"}, status=400)
    new, problems = take(told, now=now)
    return JsonResponse({"new": new, "problems": problems})


def is_signed(body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime) -> bool:
    """Whether one of the signatures is ours, over `id.timestamp.body`, and made lately."""
    identity, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not identity or not (stamp.isascii() and stamp.isdigit()) or abs(now.timestamp() - int(stamp)) > TOLERANCE:
        return False
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return False
    wanted = hmac.new(key, f"{identity}.{stamp}.".encode() + body, hashlib.sha256).digest()
    given = (one.partition(",") for one in headers.get("webhook-signature", "").split())
    return any(version == "v1" and hmac.compare_digest(_decoded(text), wanted) for version, _, text in given)


def take(told: Any, *, now: datetime) -> tuple[int, list[str]]:
    """One message, or a list of them as their documentation shows; how many points are new, and what was wrong by code."""
    new, problems = 0, list[str]()
    for message in told if isinstance(told, list) else [told]:
        for setting, found in _points(message, problems):
            taken = observations.take_in(
                setting.company, [found], actor=OPERATOR, source=PointSource.FORMBRICKS, on=timezone.localdate(now),
                name=NAME,
            )  # fmt: skip
            new += taken.new
            problems += [problem.code for problem in taken.problems]
    return new, problems


def _points(message: Any, problems: list[str]) -> Iterator[tuple[Setting, Row]]:
    if not isinstance(message, dict) or message.get("event") != FINISHED or not isinstance(message.get("data"), dict):
        return
    response = message["data"]
    answers, survey, identity = response.get("data"), str(response.get("surveyId", "")), str(response.get("id", ""))
    if not isinstance(answers, dict) or not survey or not identity:
        return
    for setting in _named(survey):
        row = _row(setting.value, answers, identity, str(response.get("updatedAt", "")), problems)
        if row is not None:
            yield setting, row


def _named(survey: str) -> list[Setting]:
    """The newest word of each company on this survey."""
    found = Setting.objects.filter(key=f"{SURVEY}{survey}").select_related("company").order_by("company_id", "-pk")
    return list(found.distinct("company_id"))


def _row(
    named: Mapping[str, str], answers: Mapping[str, Any], identity: str, at: str, problems: list[str]
) -> Row | None:
    raw = answers.get(named["question"])
    if raw is None:
        return None
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        problems.append("unknown_value")
        return None
    day = timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    line = answers.get(named["line"], "") if named.get("line") else ""
    told = {
        "id": f"{identity}:{named['question']}", "deal": str(answers.get("deal", "")), "date": day.isoformat(),
        "channel": named["channel"], "answer": str(raw), "scale": named["scale"], "method": NAME,
        "contact": str(answers.get("contact", "")), "line": str(line),
    }  # fmt: skip
    wrong: list[Problem] = []
    row = read_row(told, name=NAME, line=1, problems=wrong)
    problems += [problem.code for problem in wrong]
    return row


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
