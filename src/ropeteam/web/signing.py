"""The page on which a customer signs. Reading it changes nothing; the button sends one answer. What they allow there they take back
there, on any day."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ropeteam.core.errors import Refused
from ropeteam.flows import signing as flow
from ropeteam.store.queries import signing as query
from ropeteam.web import notices
from ropeteam.web.public_pages import for_customers, speak
from ropeteam.wording.reference_text import left_out

DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
@for_customers
def page(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    asked = flow.request_of(token, now=now)
    speak(request, asked.language)
    if request.method != "POST":
        return _shown(request, token)
    form = request.POST
    try:
        if "back" in form:
            flow.take_back(token, what=form["back"], words="", now=now, on=timezone.localdate())
            return redirect(request.get_full_path())
        flow.answer(
            token,
            agreed=form.get("answer") in ("yes", "defects"),
            defects=form.get("answer") == "defects",
            name=form.get("name", ""),
            words=form.get("defects" if form.get("answer") == "defects" else "words", ""),
            shown=form.get("shown", ""),
            now=now,
            on=timezone.localdate(),
        )
    except Refused as error:
        return _shown(request, token, refused=notices.sentence_of(error), status=409)
    return redirect(request.get_full_path())


def _shown(request: HttpRequest, token: str, *, refused: str = "", status: int = 200) -> HttpResponse:
    asked, today = flow.request_of(token, now=timezone.now()), timezone.localdate()
    sheet = query.sheet(asked, on=today)
    context = {
        "sheet": sheet,
        "wrong": left_out(sheet.words, sheet.troubles, asked.story.language) if asked.story else (),
        "over": flow.is_over(asked, on=today),
        "open_until": timezone.localtime(asked.link.expires_at).date() - DAY if asked.link else None,
        "refused": refused,
        "given": request.POST,
    }
    return render(request, "signing/page.html", context, status=status)
