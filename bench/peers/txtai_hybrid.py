"""Answers questions by txtai's hybrid search over given chunks and vectors: one JSON line in, one out."""

import json
import sys
import time

import numpy as np
from txtai.embeddings import Embeddings

vectors = {}


def transform(texts):
    """Vectors that were made elsewhere, by their text."""
    return np.array([vectors[text] for text in texts], dtype=np.float32)


def main(path):
    with open(path, encoding="utf-8") as lines:
        chunks = [json.loads(line) for line in lines]
    for chunk in chunks:
        vectors[chunk["text"]] = chunk["vector"]

    embeddings = Embeddings({"method": "external", "transform": transform, "hybrid": True, "content": False})
    embeddings.index((chunk["id"], chunk["text"], None) for chunk in chunks)
    vectors.clear()
    settings = {name: embeddings.config.get(name) for name in ("backend", "hybrid", "scoring")}
    print(json.dumps({"ready": embeddings.count(), "settings": str(settings)}), flush=True)

    for line in sys.stdin:
        asked = json.loads(line)
        vectors[asked["question"]] = asked["vector"]
        started = time.perf_counter()
        hits = embeddings.search(asked["question"], asked["limit"])
        ms = (time.perf_counter() - started) * 1000
        del vectors[asked["question"]]
        print(json.dumps({"ids": [uid for uid, _ in hits], "ms": ms}), flush=True)


main(sys.argv[1])
