import time
def test_a(world):
    assert world.deal.title
def test_b(world):
    assert world.deal.title
