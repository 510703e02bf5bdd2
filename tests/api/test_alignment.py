"""Alignment over the API: the figures without a person in them, for who may read them."""

from __future__ import annotations

from api.callers import ApiCase, client_of

from ropeteam.core.vocabulary_alignment import Figure


class TestAlignment(ApiCase):
    def test_is_read_by_role_and_without_a_name(self):
        found = self.seller.get("/api/alignment?period=rolling")
        whole = client_of(self.world.management).get(f"/api/alignment?product={self.world.product.pk}").json()

        told = {row["figure"]: row for row in found.json()["figures"]}
        assert set(told) == {figure.value for figure in Figure}
        assert (told["reached"]["now"]["due"], told["reached"]["step"]) == (1, "sort_inbox")
        assert (told["guesses"]["withheld"], told["guesses"]["now"]["due"]) == ("few", 0)
        assert (found.json()["confidential"], whole["confidential"]) == (False, True)
        assert "Nora" not in found.content.decode()
        assert client_of(self.world.admin).get("/api/alignment").status_code == 403
        assert self.stranger.get("/api/alignment").json()["figures"][0]["now"]["due"] == 0

    def test_refuses_what_is_no_period_or_no_product_of_ours(self):
        product = self.world.product.pk

        assert self.seller.get("/api/alignment?period=2026-q7").json()["code"] == "period_unknown"
        assert self.stranger.get(f"/api/alignment?product={product}").status_code == 404
