"""The fitted body as two ONNX graphs with 8-bit weights, and its heads as plain arrays."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.encoder.presence import HEADS, LOWER, UPPER
from ropeteam.language.training.encoder.model import Ear
from ropeteam.language.training.encoder.torch_body import EPSILON, Layer

OPSET = 20
RUNTIME = "com.microsoft"  # the runtime's own: attention in one step


def write(ear: Ear, folder: Path, about: dict[str, Any]) -> str:
    """All files; returns the encoder's name, which carries a hash of their content, with their size."""
    lower, upper, heads = (folder / file.name for file in (LOWER, UPPER, HEADS))
    write_lower(ear, lower)
    write_upper(ear, upper)
    arrays = heads_of(ear)
    digest = sha256(lower.read_bytes() + upper.read_bytes())
    for name in sorted(arrays):
        digest.update(arrays[name].tobytes())
    name = f"own-2-{digest.hexdigest()[:8]}"
    np.savez_compressed(heads, allow_pickle=False, name=np.array(name), about=np.array(json.dumps(about)), **arrays)
    return f"{name}: {sum(one.stat().st_size for one in (lower, upper)) / 1e6:.1f} MB"


def write_lower(ear: Ear, out: Path) -> None:
    """Inputs: `words` with places added and `sides`, output: `begun`; each (batch, length, width). Nothing is padded or hidden."""
    graph = _Graph()
    states = graph.norm("words", ear.body.norm.weight, ear.body.norm.bias)
    states = graph.layers(states, ear.body.lower)
    states = graph.node("Add", [states, "sides"])
    states = graph.layers(states, ear.body.upper[: ear.body.alone])
    graph.node("Identity", [states], "begun")
    graph.save(out, ["words", "sides"], "begun", ear.source.width)


def write_upper(ear: Ear, out: Path) -> None:
    """Input: `begun`, output: `states`, both as above."""
    graph = _Graph()
    graph.node("Identity", [graph.layers("begun", ear.body.upper[ear.body.alone :])], "states")
    graph.save(out, ["begun"], "states", ear.source.width)


def heads_of(ear: Ear) -> dict[str, NDArray[Any]]:
    """The heads and side vectors by name, half precision."""
    arrays = {}
    for name in ("sentence", "clause", "query", "key", "relation", "goal"):
        head = getattr(ear, name)
        arrays[f"{name}.weight"] = head.weight.detach().numpy().T.astype(np.float16)
        arrays[f"{name}.bias"] = head.bias.detach().numpy().astype(np.float32)
    arrays["none"] = ear.no_key.detach().numpy().astype(np.float32)
    arrays["sides"] = ear.body.sides.weight.detach().numpy().astype(np.float16)
    return arrays


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def layers(self, states: str, layers: Iterable[Any]) -> str:
        for layer in layers:
            assert isinstance(layer, Layer)
            states = self.layer(states, layer)
        return states

    def save(self, out: Path, inputs: Sequence[str], output: str, width: int) -> None:
        """With weights of 8 bit."""
        import onnx
        from onnxruntime.quantization import QuantType, quantize_dynamic

        real, shape = onnx.TensorProto.FLOAT, ["batch", "length", width]
        given = [onnx.helper.make_tensor_value_info(name, real, shape) for name in inputs]
        made = [onnx.helper.make_tensor_value_info(output, real, shape)]
        graph = onnx.helper.make_graph(self.nodes, "ear", given, made, self.constants)
        sets = [onnx.helper.make_opsetid("", OPSET), onnx.helper.make_opsetid(RUNTIME, 1)]
        model = onnx.helper.make_model(graph, opset_imports=sets, ir_version=9)
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "whole.onnx"
            onnx.save(model, str(whole))
            settings = {"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT}
            quantize_dynamic(
                str(whole), str(out), weight_type=QuantType.QInt8, per_channel=True, extra_options=settings
            )

    def node(self, kind: str, inputs: list[str], name: str = "", **settings: Any) -> str:
        import onnx

        name = name or f"{kind}{len(self.nodes)}"
        self.nodes.append(onnx.helper.make_node(kind, inputs, [name], name=name, **settings))
        return name

    def constant(self, values: NDArray[Any]) -> str:
        import onnx

        name = f"constant{len(self.constants)}"
        self.constants.append(onnx.numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def norm(self, states: str, weight: Any, bias: Any) -> str:
        parts = [self.constant(one.detach().numpy()) for one in (weight, bias)]
        return self.node("LayerNormalization", [states, *parts], axis=-1, epsilon=EPSILON)

    def linear(self, states: str, head: Any) -> str:
        product = self.node("MatMul", [states, self.constant(head.weight.detach().numpy().T)])
        return self.node("Add", [product, self.constant(head.bias.detach().numpy())])

    def layer(self, states: str, layer: Layer) -> str:
        parts = self.thirds(self.linear(states, layer.joint))
        looked = self.node("MultiHeadAttention", parts, domain=RUNTIME, num_heads=layer.heads)
        states = self.norm(
            self.node("Add", [states, self.linear(looked, layer.out)]), layer.first_norm.weight, layer.first_norm.bias
        )
        inner = self.linear(self.node("Gelu", [self.linear(states, layer.up)]), layer.down)
        return self.norm(self.node("Add", [states, inner]), layer.last_norm.weight, layer.last_norm.bias)

    def thirds(self, joint: str) -> list[str]:
        """Queries, keys and values, which one product made."""
        import onnx

        names = [f"third{len(self.nodes)}_{no}" for no in range(3)]
        self.nodes.append(onnx.helper.make_node("Split", [joint], names, name=names[0], axis=-1, num_outputs=3))
        return names
