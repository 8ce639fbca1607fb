"""The story as a picture: a graph of its scenes, laid out, as SVG, as a page, or as Mermaid.

`graph` says in words what there is; `layout` decides where it stands; `svg`, `html` and `mermaid`
write it down. Nothing here judges a condition or plays a scene.
"""

from burgemeestersgame.storymap.graph import StoryGraph, graph_of
from burgemeestersgame.storymap.hits import Hits, HitsError, read_hits
from burgemeestersgame.storymap.html import to_html
from burgemeestersgame.storymap.layout import NoLayout, Picture, lay_out
from burgemeestersgame.storymap.mermaid import to_mermaid
from burgemeestersgame.storymap.svg import to_svg

__all__ = [
    "Hits",
    "HitsError",
    "NoLayout",
    "Picture",
    "StoryGraph",
    "graph_of",
    "lay_out",
    "read_hits",
    "to_html",
    "to_mermaid",
    "to_svg",
]
