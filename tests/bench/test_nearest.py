"""What Ask keeps in memory for speed is what the database holds: changed words, merged wishes, rows that commit late."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, transaction
from flows.stage import tables
from pytest_django import DjangoDbBlocker

from ropeteam.flows import ear, nearest
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.store import models

__all__ = ["tables"]


@pytest.fixture
def product(
    tables: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[models.Product]:
    """Committed, because other connections must see it; taken away again."""
    monkeypatch.setattr(ear, "embedder", ScriptedEmbedder)
    nearest.forget()
    with django_db_blocker.unblock():
        company = models.Company.objects.create(key="nearest", name="Nearest AG")
        product = models.Product.objects.create(company=company, key="p", name="P")
        yield product
        models.Vector.objects.filter(company=company).delete()
        models.ChangeRequest.objects.filter(product=product).delete()
        product.delete()
        company.delete()
        connection.close()


def wish(product: models.Product, key: str, title: str) -> models.ChangeRequest:
    request = models.ChangeRequest.objects.create(product=product, key=key, title=title)
    nearest.keep(request)
    return request


def first(text: str, product: models.Product) -> int:
    return nearest.nearest(text, product)[0][0]


def test_changed_words_take_the_place_of_the_old_ones(product: models.Product) -> None:
    request = wish(product, "a", "labels in three languages")
    other = wish(product, "b", "printing at night")
    assert first("labels in three languages", product) == request.pk

    request.title = "an export to the warehouse"
    request.save()
    nearest.keep(request)

    assert first("an export to the warehouse", product) == request.pk
    found = dict(nearest.nearest("labels in three languages", product))
    assert found.keys() == {request.pk, other.pk}
    assert found[request.pk] < 0.9


def test_merged_wishes_in_front_do_not_hide_what_is_behind_them(product: models.Product) -> None:
    target = wish(product, "target", "something else entirely")
    for no in range(60):
        merged = wish(product, f"m{no}", "labels in three languages")
        models.ChangeRequest.objects.filter(pk=merged.pk).update(merged_into=target)
    behind = wish(product, "behind", "labels in two languages")

    assert [pk for pk, _ in nearest.nearest("labels in three languages", product)] == [behind.pk, target.pk]
    models.ChangeRequest.objects.filter(product=product).update(merged_into=None)


def test_a_row_that_commits_after_a_later_one_is_still_found(product: models.Product) -> None:
    late = models.ChangeRequest.objects.create(product=product, key="late", title="labels in three languages")
    vector = ScriptedEmbedder().embed(["labels in three languages."])[0].astype("<f4").tobytes()
    columns = "company_id, of_table, of_id, part, model, language, text_hash, values"
    row = [product.company_id, nearest.OF, late.pk, 0, ScriptedEmbedder.name, "en", "x", vector]
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as slow:
        slow.execute(f"INSERT INTO store_vector ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", row)
        early = wish(product, "early", "printing at night")
        assert first("labels in three languages", product) == early.pk
    assert first("labels in three languages", product) == late.pk
    with transaction.atomic():
        assert first("labels in three languages", product) == late.pk
