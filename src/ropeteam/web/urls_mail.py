"""Addresses of mail: one's own letters, and the mail of a deal."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import mail

urlpatterns = [
    path("mail/", mail.mail, name="mail"),
    path("mail/switch/", mail.switch, name="mail_switch"),
    path("mail/again/", mail.again, name="mail_again"),
    path("deals/<int:pk>/mail/", mail.deal_mail, name="deals_mail"),
    path("deals/<int:pk>/mail/address/", mail.deal_address, name="deals_mail_address"),
]
