"""Bodies of answers, compressed once."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

import brotli


@dataclass(frozen=True)
class Body:
    """One content in three encodings, with its tag.

    Parameters
    ----------
    etag : first 32 hex digits of the SHA-256 of the plain bytes
    """

    identity: bytes
    gzip: bytes
    brotli: bytes
    etag: str
    media_type: str


def body(data: bytes, media_type: str) -> Body:
    """Compress a content; the same bytes give the same body on every machine and day."""
    return Body(
        identity=data,
        gzip=gzip.compress(data, compresslevel=9, mtime=0),
        # The best quality costs a second above a few hundred KB and saves a few per cent.
        brotli=brotli.compress(data, quality=11 if len(data) < 200_000 else 9),
        etag=hashlib.sha256(data).hexdigest()[:32],
        media_type=media_type,
    )
