"""Words that a style puts between the parts of a citation, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StyleWords:
    """Words of one language; `%(...)s` in them takes a date, an address or names.

    Parameters
    ----------
    language : BCP 47 code that decides how dates are written
    accessed : 'Accessed %(date)s', as Chicago begins a sentence with it
    accessed_inside : 'accessed: %(date)s', inside the brackets of GOST
    retrieved : 'Retrieved %(date)s, from %(address)s', as APA has it
    electronic : 'Electronic resource'
    version : 'Version %(version)s'
    edited_by : 'edited by %(names)s'
    editor, editors : 'ed.', 'eds.'
    contained : 'In %(title)s'
    both : 'and', before the last of several names
    and_others : 'et al.'
    no_date : 'n.d.'
    data_set : 'Data set'
    number : 'No.'
    volume : 'Vol.'
    pages : 'P.' of GOST
    in_pages : 'pp. %(pages)s' of APA
    """

    language: str = "en"
    accessed: str = "Accessed %(date)s"
    accessed_inside: str = "accessed: %(date)s"
    retrieved: str = "Retrieved %(date)s, from %(address)s"
    electronic: str = "Electronic resource"
    version: str = "Version %(version)s"
    edited_by: str = "edited by %(names)s"
    editor: str = "ed."
    editors: str = "eds."
    contained: str = "In %(title)s"
    both: str = "and"
    and_others: str = "et al."
    no_date: str = "n.d."
    data_set: str = "Data set"
    number: str = "No."
    volume: str = "Vol."
    pages: str = "P."
    in_pages: str = "pp. %(pages)s"
