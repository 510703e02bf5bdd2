"""What an Ask is about, and which two names are one feature."""

from __future__ import annotations

import pytest

from ropeteam.core.drafts import AskPlace, about, proposed_status, same_feature
from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin


class TestAbout:
    @pytest.mark.parametrize(
        ("capabilities", "drafts", "place", "key"),
        [
            ([(1, 0.8), (2, 0.1)], [(9, 0.9)], AskPlace.CAPABILITY, 1),
            ([(1, 0.45), (2, 0.45)], [], AskPlace.CAPABILITY, 1),  # two alike share the chance: still no third
            ([(1, 0.24), (2, 0.21), (3, 0.2)], [(9, 0.6)], AskPlace.DRAFT, 9),
            ([(1, 0.24), (2, 0.21), (3, 0.2)], [(9, 0.2)], AskPlace.NEW, None),
            ([(1, 0.5)], [], AskPlace.CAPABILITY, 1),
            ([], [], AskPlace.NEW, None),
        ],
    )
    def test_goes_where_it_is_likelier_than_that_nothing_is_meant(self, capabilities, drafts, place, key):
        meant = about(capabilities, drafts)

        assert (meant.place, meant.key) == (place, key)
        assert 0.0 <= meant.chance <= 1.0


class TestSameFeature:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("SAP-Export", "Export nach SAP"),
            ("PDF-Berichte", "Berichte als PDF"),
            ("Benutzerverwaltung", "Verwaltung von Benutzern"),
            ("Reports as PDF", "PDF reports"),
        ],
    )
    def test_in_other_words(self, one, other):
        assert same_feature(one, other, likeness=0.8)
        assert same_feature(other, one, likeness=0.8)
        assert not same_feature(one, other, likeness=0.6)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Export nach SAP", "Import aus SAP"),
            ("CSV-Import", "CSV-Export"),
            ("Daten von SAP", "Daten zu SAP"),
            ("bis 100 Benutzer", "bis 500 Benutzer"),
            ("Berichte mit Freigabe", "Berichte ohne Freigabe"),
            ("Export", "Export nach SAP"),
            ("Alarm per SMS", "Alarm per E-Mail"),
            ("API", "REST-API"),
            ("", ""),
        ],
    )
    def test_never_by_nearness_alone(self, one, other):
        assert not same_feature(one, other, likeness=1.0)
        assert not same_feature(other, one, likeness=1.0)


class TestProposedStatus:
    @pytest.mark.parametrize(
        ("origin", "said", "limits", "proposed"),
        [
            (DraftOrigin.LIST, None, False, CapabilityStatus.AVAILABLE),
            (DraftOrigin.LIST, None, True, CapabilityStatus.LIMITED),
            (DraftOrigin.LIST, CapabilityStatus.PLANNED, True, CapabilityStatus.PLANNED),
            (DraftOrigin.TENDER, None, True, None),
            (DraftOrigin.ASK, None, False, None),
        ],
    )
    def test_never_says_of_a_wish_that_it_is_there(self, origin, said, limits, proposed):
        assert proposed_status(origin, said, limits=limits) == proposed
