"""GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/), written by GeoPandas.

Edition, licence, citation and sources stand in the file's key-value metadata, as texts and JSON.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Sequence
from pathlib import Path

from services.exchange.downloads.frames import place_frame
from services.exchange.downloads.material import Material
from services.exchange.downloads.provenance import provenance
from services.exchange.downloads.rows import place_rows


def write_geoparquet(path: Path, material: Material, layers: Sequence[str], whole: bool) -> None:
    """Published places of some layers as one table."""
    import pyarrow.parquet as parquet

    given, shapes = place_rows(material, layers)
    made = io.BytesIO()
    # GeoPandas writes the `geo` metadata but takes none of ours: they are added to its table.
    place_frame(given, shapes).to_parquet(made, index=False, schema_version="1.1.0")
    table = parquet.read_table(made)
    told = provenance(material.edition, () if whole else layers)
    metadata = {name: text.encode() for name, text in told.lines}
    metadata["sources"] = json.dumps(told.sources, ensure_ascii=False).encode()
    held = table.schema.metadata
    metadata["geo"] = _sound(held[b"geo"])
    # What pandas notes of its own types names its version and says nothing of the data.
    kept = {key: text for key, text in held.items() if key not in (b"geo", b"pandas")}
    parquet.write_table(table.replace_schema_metadata(kept | metadata), path, compression="zstd")


def _sound(geo: bytes) -> bytes:
    """The `geo` metadata without an extent where no geometry has one: NaN is no JSON."""
    document = json.loads(geo)
    for column in document["columns"].values():
        if any(math.isnan(value) for value in column.get("bbox", ())):
            del column["bbox"]
    return json.dumps(document, allow_nan=False).encode()
