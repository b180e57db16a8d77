"""Holds benchmarks, run by hand; results that were kept stand in docs/performance.md."""
