"""Formulas written out, so that results can be compared with something that is not our library."""

from __future__ import annotations

import math

A = 6378137.0
F = 1 / 298.257223563
B = A * (1 - F)
E2 = F * (2 - F)


def vincenty(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Distance on the WGS84 ellipsoid [m] (Vincenty 1975, inverse)."""
    if (lon1, lat1) == (lon2, lat2):
        return 0.0
    u1 = math.atan((1 - F) * math.tan(math.radians(lat1)))
    u2 = math.atan((1 - F) * math.tan(math.radians(lat2)))
    wide = math.radians(lon2 - lon1)
    lam = wide
    for _ in range(200):
        s = math.hypot(
            math.cos(u2) * math.sin(lam),
            math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam),
        )
        c = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(s, c)
        alpha = math.cos(u1) * math.cos(u2) * math.sin(lam) / s
        cos2 = 1 - alpha**2
        mid = c - 2 * math.sin(u1) * math.sin(u2) / cos2 if cos2 else 0.0
        k = F / 16 * cos2 * (4 + F * (4 - 3 * cos2))
        before = lam
        lam = wide + (1 - k) * F * alpha * (sigma + k * s * (mid + k * c * (-1 + 2 * mid**2)))
        if abs(lam - before) < 1e-13:
            break
    up = cos2 * (A**2 - B**2) / B**2
    big = 1 + up / 16384 * (4096 + up * (-768 + up * (320 - 175 * up)))
    small = up / 1024 * (256 + up * (-128 + up * (74 - 47 * up)))
    turn = (
        small
        * s
        * (
            mid
            + small
            / 4
            * (c * (-1 + 2 * mid**2) - small / 6 * mid * (-3 + 4 * s**2) * (-3 + 4 * mid**2))
        )
    )
    return B * big * (sigma - turn)


def _q(sine: float) -> float:
    e = math.sqrt(E2)
    return (1 - E2) * (
        sine / (1 - E2 * sine**2) - 1 / (2 * e) * math.log((1 - e * sine) / (1 + e * sine))
    )


def albers(
    lon: float, lat: float, lat0: float, lon0: float, lat1: float, lat2: float
) -> tuple[float, float]:
    """Albers equal-area conic on WGS84 [m] (Snyder 1987, p. 101)."""

    def m(phi: float) -> float:
        return math.cos(phi) / math.sqrt(1 - E2 * math.sin(phi) ** 2)

    p0, p1, p2, phi = (math.radians(value) for value in (lat0, lat1, lat2, lat))
    n = (m(p1) ** 2 - m(p2) ** 2) / (_q(math.sin(p2)) - _q(math.sin(p1)))
    c = m(p1) ** 2 + n * _q(math.sin(p1))
    rho, rho0 = (A * math.sqrt(c - n * _q(math.sin(each))) / n for each in (phi, p0))
    theta = n * math.radians(lon - lon0)
    return rho * math.sin(theta), rho0 - rho * math.cos(theta)


def shoelace(ring: list[tuple[float, float]]) -> float:
    """Area of a ring in a plane, as it turns."""
    return 0.5 * sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
