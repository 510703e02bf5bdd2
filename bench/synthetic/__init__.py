"""Synthetic data: an invented company of any size, made of word lists and fixed seeds. It says nothing about real people.

A talk has six turns between one of us and one customer, German or English, and belongs to one deal of ten talks. Its day
follows its number over five years; a deal is open while its talks are young. About every third talk holds a promise: two
thirds of them are confirmed and stand in the ledger, the old ones mostly ended. Four words are planted to be searched:
one that most talks have, one in every thirtieth, one in every 2500th, and one that only talks of the first year have.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ropeteam.project.settings")
django.setup()  # tables can be imported only after this; so whatever imports from here imports them later
