"""Our own line drawings, 24 x 24, stroked in the text's colour. Verdict marks are 16 x 16 and filled by shape."""

from __future__ import annotations

from ropeteam.core.vocabulary import Shape

ICONS: dict[str, str] = {
    "today": '<path d="M3 19h18M5 19l5-9 3.4 5.6L16 12l4 7"/><path d="M16 6.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0"/>',
    "ask": '<path d="M4 5h16v11H11l-5 4v-4H4z"/><path d="M9.7 9a2.3 2.3 0 1 1 3.3 2c-.7.4-1 .8-1 1.5M12 14.3v.1"/>',
    "note": '<path d="M5 4h10l4 4v12H5z"/><path d="M15 4v4h4M8.5 12h7M8.5 15.5h5"/>',
    "deals": '<path d="M3 19c4-1 5-12 9-12s4 9 9 12"/><path d="M12 7V3l4 1.5-4 1.5"/>',
    "conversations": '<path d="M3 5h12v8H8l-3 3v-3H3z"/><path d="M18 9h3v8h-2v3l-3-3h-5v-1.5"/>',
    "promises": '<path d="M8 4v16M16 4v16"/><path d="M4 8c4 3 12-1 16 2M4 15c4 3 12-1 16 2"/>',
    "product": '<path d="m12 3 8 4.5v9L12 21l-8-4.5v-9z"/><path d="m4 7.5 8 4.5 8-4.5M12 12v9"/>',
    "more": '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
    "person": '<path d="M8 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>',
    "keyboard": '<path d="M3 6h18v12H3z"/><path d="M7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8"/>',
    "search": '<path d="M5 10.5a5.5 5.5 0 1 0 11 0 5.5 5.5 0 0 0-11 0M15 15l5 5"/>',
    "copy": '<path d="M8 8h11v12H8z"/><path d="M16 5V4H5v12h1"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "next": '<path d="m9 5 7 7-7 7"/>',
    "previous": '<path d="m15 5-7 7 7 7"/>',
    "info": '<path d="M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 0 0-17 0M12 11v5M12 8v.1"/>',
    "warn": '<path d="M12 4 2.5 20h19z"/><path d="M12 10v5M12 17.5v.1"/>',
    "silent": '<path d="M7 16c-1.5-1.5-2-3-2-5a6.5 6.5 0 0 1 13 0c0 4-4 4-4 7.5a2.5 2.5 0 0 1-4.5 1.2"/>'
    '<path d="m3 3 18 18"/>',
    "gate-pass": '<path d="M4 21V5M20 21V5"/><path d="M4 8 9 5M20 8l-5-3"/><path d="m8.5 14 2.5 2.5 4.5-5"/>',
    "gate-pass_unheard": '<path d="M4 21V5M20 21V5"/>'
    '<path d="M4 8 9 5M20 8l-5-3"/><path d="M10 11a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M12 17v.1"/>',
    "gate-blocked": '<path d="M4 21V5M20 21V5"/><path d="M4 9h16M4 15h16"/><path d="m7 15 4-6M13 15l4-6"/>',
}

MARKS: dict[Shape, str] = {
    Shape.FULL: '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
    Shape.HALF: '<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor"/>',
    Shape.EMPTY: '<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.75"/>',
    Shape.CROSS: '<path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" stroke-width="2.25"/>',
}


def icon(name: str) -> str:
    """One drawing, hidden from screen readers: the word beside it speaks."""
    return (
        '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"'
        f' stroke-linejoin="round" aria-hidden="true" focusable="false">{ICONS[name]}</svg>'
    )


def mark(shape: Shape) -> str:
    return f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{MARKS[shape]}</svg>'
