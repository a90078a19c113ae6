"""A toy Piper voice: a real ONNX model with Piper's inputs and config, that hums every phoneme with a little noise."""

from __future__ import annotations

import json
from pathlib import Path

RATE = 22050
SAMPLES_PER_PHONEME = 1100


def build(folder: Path) -> Path:
    """Write `toy.onnx` and its config; give the model's path."""
    import onnx
    from onnx import TensorProto, helper

    def constant(name: str, kind: int, values: list[float]) -> onnx.NodeProto:
        shape = [len(values)] if len(values) > 1 else []
        return helper.make_node("Constant", [], [name], value=helper.make_tensor(name, kind, shape, values))

    nodes = [
        constant("per_phoneme", TensorProto.FLOAT, [SAMPLES_PER_PHONEME]),
        constant("step", TensorProto.FLOAT, [0.004]),
        constant("low", TensorProto.FLOAT, [1.0]),
        constant("loud", TensorProto.FLOAT, [0.5]),
        constant("zero", TensorProto.FLOAT, [0.0]),
        constant("first", TensorProto.INT64, [0]),
        constant("second", TensorProto.INT64, [1]),
        constant("column", TensorProto.INT64, [-1, 1]),
        constant("flat", TensorProto.INT64, [1, 1, -1]),
        helper.make_node("Gather", ["scales", "first"], ["noise_scale"]),
        helper.make_node("Gather", ["scales", "second"], ["length_scale"]),
        helper.make_node("Mul", ["per_phoneme", "length_scale"], ["count"]),
        helper.make_node("Range", ["zero", "count", "low"], ["time"]),
        helper.make_node("Cast", ["input"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("Reshape", ["ids", "column"], ["rows"]),
        helper.make_node("Mul", ["rows", "step"], ["pitches"]),
        helper.make_node("Mul", ["pitches", "time"], ["angles"]),
        helper.make_node("Sin", ["angles"], ["tones"]),
        helper.make_node("RandomNormalLike", ["tones"], ["noise"]),
        helper.make_node("Mul", ["noise", "noise_scale"], ["hiss"]),
        helper.make_node("Add", ["tones", "hiss"], ["sum"]),
        helper.make_node("Mul", ["sum", "loud"], ["sound"]),
        helper.make_node("Reshape", ["sound", "flat"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "samples"])
    graph = helper.make_graph(nodes, "toy", inputs, [output])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path = folder / "toy.onnx"
    onnx.save(model, path)
    phonemes = [*"_^$ .,!?-:;ˈˌːʲ", *map(chr, range(ord("a"), ord("z") + 1)), *map(chr, range(0x250, 0x2A0)), "ɕ", "æ"]
    config = {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "ru"},
        "phoneme_type": "espeak",
        "num_symbols": 256,
        "num_speakers": 1,
        "inference": {"noise_scale": 0.2, "length_scale": 1.0, "noise_w": 0.0},
        "phoneme_id_map": {phoneme: [number] for number, phoneme in enumerate(dict.fromkeys(phonemes))},
    }
    path.with_name("toy.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    return path
