"""What only a browser can see of the overall solution: words stay inside their boxes, the phone scrolls the picture and not the
page, and a list of systems is written down by keyboard, without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from browser.conftest import PHONE_SIZE, Visit
from cast import TODAY, World

from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import architecture
from ropeteam.flows.architecture import Flow
from ropeteam.store import models

NAMES = (
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "MES 漢字漢字漢字漢字漢字漢字",
)
OUTSIDE = """() => {
  const out = [];
  for (const group of document.querySelectorAll('.arch-box, .arch-tag')) {
    const frame = group.querySelector('rect').getBBox();
    for (const text of group.querySelectorAll('text')) {
      const box = text.getBBox();
      if (box.x < frame.x || box.x + box.width > frame.x + frame.width) out.push(text.textContent);
      if (box.y < frame.y || box.y + box.height > frame.y + frame.height) out.push(text.textContent);
    }
  }
  return out;
}"""


def drawn(world: World, first: int, names: Iterable[str]) -> None:
    """Each gives something to our own, the second to all."""
    reports = models.Capability.objects.get(key="berichte")
    for no, name in enumerate(names, start=first):
        architecture.put_system(world.deal, actor=world.presales, on=TODAY, name=name, supplier=list(Supplier)[no % 3])
        said = Flow(no, 0, f"Seiten {no} mit 900 Seiten", Supplier.OURS, both_ways=no % 2 == 0, capability=reports)
        architecture.put_interface(world.deal, actor=world.presales, on=TODAY, said=said)


def test_a_solution_is_typed_drawn_and_read_on_the_phone(world: World, visit: Callable[..., Visit]) -> None:
    drawn(world, 1, NAMES)
    window = visit().sign_in(world.presales)
    window.open(f"/deals/{world.deal.pk}/architecture/")
    page = window.page
    window.accessible()
    assert page.evaluate(OUTSIDE) == []
    page.get_by_text("System hinzufügen").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Lager")
    page.keyboard.press("Enter")
    page.get_by_role("rowheader", name="Lager").wait_for()

    page.set_viewport_size(PHONE_SIZE)
    window.accessible()

    drawn(world, 5, (f"System {each}" for each in range(9)))
    window.open(f"/deals/{world.deal.pk}/architecture/")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('.arch-scroll').scrollWidth") > 390
