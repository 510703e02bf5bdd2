"""The fitted body as an ONNX graph with 8-bit weights, and its heads as plain arrays."""

from __future__ import annotations

import json
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.training.encoder.model import Ear
from ropeteam.language.training.encoder.torch_body import EPSILON, Layer

OPSET = 20


def write(ear: Ear, body: Path, heads: Path, about: dict[str, Any]) -> str:
    """Both files; returns the encoder's name, which carries a hash of their content, with their size."""
    write_body(ear, body)
    arrays = heads_of(ear)
    digest = sha256(body.read_bytes())
    for name in sorted(arrays):
        digest.update(arrays[name].tobytes())
    name = f"own-1-{digest.hexdigest()[:8]}"
    np.savez_compressed(heads, allow_pickle=False, name=np.array(name), about=np.array(json.dumps(about)), **arrays)
    return f"{name}: {body.stat().st_size / 1e6:.1f} MB"


def write_body(ear: Ear, out: Path) -> None:
    """Inputs: `words` with places added and `sides` (batch, length, width), `mask` (batch, 1, 1, length) of 0 and -10000."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = _Graph()
    states = graph.norm("words", ear.body.norm.weight, ear.body.norm.bias)
    for layer in ear.body.lower:
        assert isinstance(layer, Layer)
        states = graph.layer(states, layer)
    states = graph.node("Add", [states, "sides"])
    for layer in ear.body.upper:
        assert isinstance(layer, Layer)
        states = graph.layer(states, layer)
    graph.node("Identity", [states], "states")
    width = ear.source.width
    real = onnx.TensorProto.FLOAT
    inputs = [
        onnx.helper.make_tensor_value_info("words", real, ["batch", "length", width]),
        onnx.helper.make_tensor_value_info("sides", real, ["batch", "length", width]),
        onnx.helper.make_tensor_value_info("mask", real, ["batch", 1, 1, "length"]),
    ]
    outputs = [onnx.helper.make_tensor_value_info("states", real, ["batch", "length", width])]
    made = onnx.helper.make_graph(graph.nodes, "ear", inputs, outputs, graph.constants)
    model = onnx.helper.make_model(made, opset_imports=[onnx.helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, str(whole))
        settings = {"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT}
        quantize_dynamic(str(whole), str(out), weight_type=QuantType.QInt8, per_channel=True, extra_options=settings)


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
        width = layer.out.in_features
        size = width // layer.heads
        shape = self.constant(np.array([0, 0, 3, layer.heads, size]))
        joint = self.node("Reshape", [self.linear(states, layer.joint), shape])
        turned = self.node("Transpose", [joint], perm=[2, 0, 3, 1, 4])
        parts = [self.node("Gather", [turned, self.constant(np.array(no))], axis=0) for no in range(3)]
        keys = self.node("Transpose", [parts[1]], perm=[0, 1, 3, 2])
        scores = self.node("MatMul", [parts[0], keys])
        scores = self.node("Mul", [scores, self.constant(np.array(size**-0.5, dtype=np.float32))])
        looked = self.node("Softmax", [self.node("Add", [scores, "mask"])], axis=-1)
        mixed = self.node("Transpose", [self.node("MatMul", [looked, parts[2]])], perm=[0, 2, 1, 3])
        mixed = self.node("Reshape", [mixed, self.constant(np.array([0, 0, width]))])
        states = self.norm(
            self.node("Add", [states, self.linear(mixed, layer.out)]), layer.first_norm.weight, layer.first_norm.bias
        )
        inner = self.linear(self.node("Gelu", [self.linear(states, layer.up)]), layer.down)
        return self.norm(self.node("Add", [states, inner]), layer.last_norm.weight, layer.last_norm.bias)
