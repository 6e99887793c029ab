"""Texts, and the vectors that the published code of the model makes of them.

reference_vectors.npz was made with sentence-transformers 6.2.0, transformers 5.24.0, tokenizers 0.23.3
and PyTorch 2.13.0 (CPU, Python 3.11), HF_HUB_OFFLINE=1, from the folder of the pinned package:

    model = SentenceTransformer(folder, device="cpu")
    vectors = model.encode(TEXTS, normalize_embeddings=True)
    np.savez_compressed("reference_vectors.npz", vectors=vectors)

`vectors` is (texts, 384), float32.
"""

from pathlib import Path

import numpy as np

LONG = (
    "Our contact centre answers the same forty questions about bins, parking permits and council "
    "tax bands every morning, while people with a real emergency wait behind them. "
)
TEXTS = [
    "How can we find missed bin collections before residents ring us?",
    "potholes",
    "Sut gallwn ni gyfieithu llythyrau'r cyngor i'r Gymraeg yn gynt, heb golli eu hystyr?",
    "🗑️ overflowing again 😡 — photos to be sorted by street 👷🏽‍♀️",
    '<p class="lead">An <strong>assistant</strong> &amp; planner for <a href="#x">SEND</a> teams</p>',
    "EHCP, DPIA & UPRN: £1,250.50 per licence (ex. VAT) – 24/7 @ first-line support!",
    "null\x00byte and\ttabs\r\n\r\nand   wide\u00a0spaces",
    "naïve café façade Ångström ÉCOLE",
    "住宅 ремонт επισκευή إصلاح",
    "the of and to a in",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "x" * 300,
    LONG,
    LONG * 20,
]
VECTORS = np.load(Path(__file__).with_name("reference_vectors.npz"))["vectors"]
