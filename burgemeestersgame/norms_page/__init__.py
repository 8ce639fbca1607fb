"""The catalogue of norms as a page: to search in, to read on paper, and without a network."""

from burgemeestersgame.norms_page.html import to_html
from burgemeestersgame.norms_page.places import Place, places

__all__ = ["Place", "places", "to_html"]
