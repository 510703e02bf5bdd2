"""Addresses of the gate beside its deal: overrides, ends by two, and how strict it is."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import gate_settings, overrides, promise_ends

urlpatterns = [
    path("deals/<int:pk>/gate/overrides/", overrides.overrides, name="deals_overrides"),
    path("overrides/<int:pk>/second/", overrides.approval, name="override_second"),
    path("overrides/<int:pk>/refusal/", overrides.refusal, name="override_refusal"),
    path("promises/<int:pk>/wording/", promise_ends.wording, name="promise_wording"),
    path("promises/<int:pk>/renegotiation/", promise_ends.renegotiation, name="promise_renegotiation"),
    path("promises/<int:pk>/end/", promise_ends.end, name="promise_end"),
    path("ends/<int:pk>/agreement/", promise_ends.agreement, name="end_agreement"),
    path("ends/<int:pk>/refusal/", promise_ends.refusal, name="end_refusal"),
    path("settings/gate/", gate_settings.settings, name="gate_settings"),
    path("settings/gate/notices/", gate_settings.blocking, name="gate_notices"),
    path("settings/gate/override-days/", gate_settings.override_days, name="gate_override_days"),
    path("settings/gate/endings/", gate_settings.by_two, name="gate_endings"),
    path("settings/gate/delegations/", gate_settings.delegations, name="gate_delegations"),
    path("settings/gate/delegations/<int:pk>/end/", gate_settings.delegation_end, name="gate_delegation_end"),
    path("settings/gate/hooks/", gate_settings.hooks, name="gate_hooks"),
    path("settings/gate/hooks/<int:pk>/end/", gate_settings.hook_end, name="gate_hook_end"),
    path("settings/gate/hooks/<int:pk>/ping/", gate_settings.hook_ping, name="gate_hook_ping"),
]
