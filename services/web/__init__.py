"""Holds HTTP only: parse a request, call one service, render; words and addresses of pages.

May import: every other room of services/.
May not: read mapdata/, compute statistics or geometry, build Leaflet; never be imported by a room.
"""
