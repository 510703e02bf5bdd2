"""The encoder's body in torch, started from the package's weights: post-norm transformer over given word vectors."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from ropeteam.language.encoder.e5_file import E5File

EPSILON = 1e-12
SIDES = 4
KEPT = 4


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.joint = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.first_norm = nn.LayerNorm(width, eps=EPSILON)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=EPSILON)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = states.shape
        parts = self.joint(states).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].transpose(2, 3) * (width // self.heads) ** -0.5
        looked = functional.softmax(scores + mask, dim=-1).to(states.dtype) @ parts[2]
        looked = looked.transpose(1, 2).reshape(batch, length, width)
        states = self.first_norm(states + self.out(looked))
        inner = self.down(functional.gelu(self.up(states)))
        normed: Tensor = self.last_norm(states + inner)
        return normed


class Body(nn.Module):
    """Word vectors (batch, length, width) with a mask to states of that shape.

    The lower layers stay as they came (`lower`, run once for all of training); the side is told where the learning begins.
    `layers` are the package's layers that are taken, the first `kept` of them stay. The last `joint` of them read words and a
    catalogue line together, what is below reads each alone (None: all read them together).
    """

    def __init__(
        self, source: E5File, layers: Sequence[int] | None = None, kept: int = KEPT, joint: int | None = None
    ) -> None:
        super().__init__()
        taken = range(source.layers) if layers is None else layers
        width = source.width
        self.register_buffer("places", _tensor(source, "emb.pos").view(-1, width) + _tensor(source, "emb.type")[:width])
        self.norm = _normed(source, "emb.ln", width)
        self.lower = nn.ModuleList(_layer(source, no) for no in taken[:kept])
        self.sides = nn.Embedding(SIDES, width)
        nn.init.zeros_(self.sides.weight)
        self.upper = nn.ModuleList(_layer(source, no) for no in taken[kept:])
        self.alone = 0 if joint is None else len(self.upper) - joint
        for value in [*self.norm.parameters(), *self.lower.parameters()]:
            value.requires_grad_(False)

    def below(self, words: Tensor, mask: Tensor) -> Tensor:
        places: Tensor = self.places
        states: Tensor = self.norm(words + places[: words.shape[1]])
        for layer in self.lower:
            states = layer(states, hidden(mask))
        return states

    def above(self, states: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        return self.together(self.apart(states, sides, mask), mask)

    def apart(self, states: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        states = states + self.sides(sides)
        for layer in self.upper[: self.alone]:
            states = layer(states, hidden(mask))
        return states

    def together(self, states: Tensor, mask: Tensor) -> Tensor:
        for layer in self.upper[self.alone :]:
            states = layer(states, hidden(mask))
        return states

    def layers(self) -> list[nn.Module]:
        return [*self.lower, *self.upper]

    def learning(self) -> list[nn.Parameter]:
        return [value for value in self.parameters() if value.requires_grad]


def hidden(mask: Tensor) -> Tensor:
    return torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :].to(torch.bfloat16)


def _tensor(source: E5File, name: str) -> Tensor:
    return torch.from_numpy(source.floats(name).copy())


def _normed(source: E5File, name: str, width: int) -> nn.LayerNorm:
    norm = nn.LayerNorm(width, eps=EPSILON)
    norm.weight.data = _tensor(source, f"{name}.w")
    norm.bias.data = _tensor(source, f"{name}.b")
    return norm


def _layer(source: E5File, no: int) -> Layer:
    width, inner = source.width, source.inner
    layer = Layer(width, inner, source.heads)

    def fill(target: nn.Linear, names: tuple[str, ...], rows: int) -> None:
        parts = [torch.from_numpy(source.matrix(f"l{no}.{name}.w", rows)) for name in names]
        target.weight.data = torch.cat(parts)
        target.bias.data = torch.cat([_tensor(source, f"l{no}.{name}.b") for name in names])

    fill(layer.joint, ("q", "k", "v"), width)
    fill(layer.out, ("ao",), width)
    fill(layer.up, ("fi",), inner)
    fill(layer.down, ("fo",), width)
    layer.first_norm = _normed(source, f"l{no}.aln", width)
    layer.last_norm = _normed(source, f"l{no}.oln", width)
    return layer
