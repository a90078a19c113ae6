"""Make `briefing/normalization/data/tagger.weights`, the tagger that tells which case a place in a sentence asks for.

    pip download --no-deps natasha==1.6.0
    python tools/make_tagger.py natasha-1.6.0-py3-none-any.whl

The wheel (MIT) carries slovnet's tagger of news and navec's word vectors. Of navec's 250,000 words the most frequent
ones are kept that are Russian words, acronyms or marks: more of them made no place read better (`familiar.py` stands in
for the rest). Weights become sixteen-bit integers with a scale, a power of two, for each array, no finer than the grid
of `syntax/lanes.py`. A line of JSON at the beginning says where each array lies, and how large sums can become with any
of the words kept, layer by layer.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TARGET = Path(__file__).parent.parent / "briefing" / "normalization" / "data" / "tagger.weights"
WORDS = 20_000
_KEPT = re.compile(r"[а-яё]+(?:[-.][а-яё]+)*\.?|[a-z]{1,5}|[^\w\s]+|<unk>")
_DATA = "natasha/data/"
_GRID = 12  # the exponent of 1/4096

Stored = tuple[NDArray[Any], int]
"""An array of whole numbers, and how many of them (2 to the power of this) make 1."""


def main() -> None:
    """Write the file."""
    options = argparse.ArgumentParser()
    options.add_argument("wheel", type=Path)
    with zipfile.ZipFile(options.parse_args().wheel) as wheel:
        model = _tar(wheel, "model/slovnet_morph_news_v1.tar")
        vectors = _tar(wheel, "emb/navec_news_v1_1B_250K_300d_100q.tar")
    weights = _packed(_weights(model, json.loads(_read(model, "model.json"))))
    shapes, tags = _text(_lines(model, "vocabs/shape.gz")), _text(_lines(model, "vocabs/tag.gz"))
    vocabulary = _vocabulary(vectors)
    lanes = _lanes({**weights, **vocabulary})
    TARGET.write_bytes(_file({"shapes": shapes, "tags": tags, **weights, **vocabulary}, lanes))


def _tar(wheel: zipfile.ZipFile, name: str) -> tarfile.TarFile:
    return tarfile.open(fileobj=io.BytesIO(wheel.read(_DATA + name)))


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    assert member is not None, name
    return member.read()


def _lines(tar: tarfile.TarFile, name: str) -> list[str]:
    return gzip.decompress(_read(tar, name)).decode().splitlines()


def _weights(tar: tarfile.TarFile, tree: Any, path: str = "") -> dict[str, NDArray[np.float32]]:
    """Give the arrays of a model by their place in its description («encoder.layers.0.conv.weight»)."""
    if isinstance(tree, list):
        tree = {str(index): value for index, value in enumerate(tree)}
    if not isinstance(tree, dict):
        return {}
    if "array" in tree:
        return {path: np.frombuffer(_read(tar, f"arrays/{tree['array']}.bin"), tree["dtype"]).reshape(tree["shape"])}
    found: dict[str, NDArray[np.float32]] = {}
    for key, value in tree.items():
        found |= _weights(tar, value, f"{path}.{key}" if path else key)
    return found


_LAYERS = 3
_HEAD = "head.proj.weight"
Bounds = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Of each of several numbers the least and the most."""


def _lanes(arrays: dict[str, Stored]) -> dict[str, int]:
    """Give the bytes that hold every sum of each matrix, in parts of the grid's square, and its sign."""
    meant = {name: array * 2.0**-exponent for name, (array, exponent) in arrays.items() if array.dtype.char == "h"}
    for name, (array, exponent) in arrays.items():
        if array.dtype.char == "H":
            meant[name] = (array.astype(float) - 0x8000) * 2.0**-exponent
    first = meant["encoder.layers.0.conv.weight"]
    words = _word_vectors(arrays["indexes"][0], meant["codes"])
    sums = _added(
        [_range(words @ place[: words.shape[1]]) for place in first]
        + [_range(meant["emb.shape.weight"] @ place[words.shape[1] :]) for place in first]
    )
    lanes = {"encoder.layers.0.conv.weight": _bytes(sums)}
    for number in range(_LAYERS):
        outcome = _outcome(meant, f"encoder.layers.{number}", sums)
        name = f"encoder.layers.{number + 1}.conv.weight" if number + 1 < _LAYERS else _HEAD
        sums = _added([_through(place, outcome) for place in meant[name].reshape(-1, *meant[name].shape[-2:])])
        lanes[name] = _bytes(sums)
    return lanes


def _word_vectors(indexes: NDArray[Any], codes: NDArray[np.float64]) -> NDArray[np.float64]:
    return codes[np.arange(len(codes))[None, :], indexes].reshape(len(indexes), -1)


def _range(values: NDArray[np.float64]) -> Bounds:
    return values.min(axis=0), values.max(axis=0)


def _added(parts: list[Bounds]) -> Bounds:
    """Give the bounds of a sum, any part of which may be missing: a sentence ends."""
    return sum(np.minimum(least, 0) for least, _ in parts), sum(np.maximum(most, 0) for _, most in parts)


def _outcome(meant: dict[str, NDArray[np.float64]], name: str, sums: Bounds) -> Bounds:
    """Give the bounds of what a layer makes of sums: `_Convolution._outcome`."""
    scale = meant[f"{name}.norm.weight"] / meant[f"{name}.norm.std"]
    least, most = (
        (np.maximum(bound + meant[f"{name}.conv.bias"], 0) - meant[f"{name}.norm.mean"]) * scale
        + meant[f"{name}.norm.bias"]
        for bound in sums
    )
    return np.minimum(least, most) - 0.5**_GRID, np.maximum(least, most) + 0.5**_GRID


def _through(matrix: NDArray[np.float64], values: Bounds) -> Bounds:
    ends = [matrix * bound[:, None] for bound in values]
    return np.minimum(*ends).sum(axis=0), np.maximum(*ends).sum(axis=0)


def _bytes(sums: Bounds) -> int:
    most = int(max(-sums[0].min(), sums[1].max()) * 4.0**_GRID) + 1
    return most.bit_length() // 8 + 1


def _file(arrays: dict[str, Stored], lanes: dict[str, int]) -> bytes:
    head: dict[str, dict[str, Any]] = {}
    body = b""
    for name, (array, exponent) in arrays.items():
        head[name] = {"at": len(body), "type": array.dtype.char, "shape": array.shape, "exponent": exponent}
        if name in lanes:
            head[name]["lane"] = lanes[name]
        body += array.tobytes()
    return json.dumps(head).encode() + b"\n" + body


def _packed(arrays: dict[str, NDArray[np.float32]]) -> dict[str, Stored]:
    return {name: _stored(name, *_scaled(array)) for name, array in arrays.items()}


def _stored(name: str, array: NDArray[Any], exponent: int) -> Stored:
    """Lay the matrices out as they are multiplied: place in the window, input, output; from 0 on."""
    if name.endswith(".conv.weight"):  # of a layer: output, input, place
        array = array.transpose(2, 1, 0)
    matrix = name.endswith((".conv.weight", ".proj.weight"))
    assert exponent == _GRID or not (matrix or name in ("codes", "emb.shape.weight")), f"{name} is not on the grid"
    return (np.ascontiguousarray(array).view("<u2") ^ 0x8000 if matrix else array), exponent


def _scaled(array: NDArray[np.float32]) -> Stored:
    exponent = int(np.floor(np.log2(32767 / np.abs(array).max())))
    finer = max(0, exponent - _GRID)
    return np.rint(np.rint(array * 2.0**exponent) * 2.0**-finer).astype("<i2"), exponent - finer


def _vocabulary(tar: tarfile.TarFile) -> dict[str, Stored]:
    packed = gzip.decompress(_read(tar, "vocab.bin"))
    size = int(np.frombuffer(packed[:4], np.uint32)[0])
    counts = np.frombuffer(packed[4 : 4 + 4 * size], np.uint32)
    words = packed[4 + 4 * size :].decode().splitlines()
    kept = [index for index, word in enumerate(words) if _KEPT.fullmatch(word)]
    kept.sort(key=lambda index: (words[index] != "<unk>", -int(counts[index]), index))
    del kept[WORDS:]
    pieces = _read(tar, "pq.bin")
    vectors, _, parts, centroids = (int(number) for number in np.frombuffer(pieces[:16], np.uint32))
    codes = np.frombuffer(pieces[16 + vectors * parts :], np.float32).reshape(parts, centroids, -1)
    indexes = np.frombuffer(pieces[16 : 16 + vectors * parts], np.uint8).reshape(vectors, parts)[kept]
    return {"words": _text([words[index] for index in kept]), "indexes": (indexes, 0), **_packed({"codes": codes})}


def _text(lines: list[str]) -> Stored:
    return np.frombuffer("\n".join(lines).encode(), np.uint8), 0


if __name__ == "__main__":
    main()
