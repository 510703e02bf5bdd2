"""Offers and contracts: files in, sentences that promise out, and the customer's own file back with remarks."""
