"""Reading the bars of a drawing back: how long each is, in the numbers of its own axis."""

import re
from collections import defaultdict

from bs4 import BeautifulSoup

_BAR = re.compile(
    r'<path d="M ([\d.]+) ([\d.]+) L ([\d.]+) \2 L \3 [\d.]+ L \1 [\d.]+ z"'
    r' style="fill: (?!var\(--paper)'  # not the ground behind a text
)


def bar_lengths(svg: str) -> list[list[float]]:
    """Return the lengths of the bars in each row, from the top: as shares, longest first.

    Parameters
    ----------
    svg
        A drawing with an axis in per cent. The patches of a key above it are rows too.
    """
    labels = BeautifulSoup(svg, "html.parser").select('g[class="tick-0"] text')
    ticks = {float(str(one["x"])): int(re.sub(r"\D", "", one.get_text())) for one in labels}
    zero = min(ticks, key=ticks.__getitem__)
    far = max(ticks, key=ticks.__getitem__)
    unit = abs(far - zero) / (ticks[far] / 100)
    found: dict[float, list[float]] = defaultdict(list)
    for start, height, end in _BAR.findall(svg):
        found[float(height)].append(abs(float(end) - float(start)) / unit)
    return [sorted(found[height], reverse=True) for height in sorted(found)]
