"""The container of old office files (.xls): named streams in chained sectors. Source: [MS-CFB]."""

import struct

_FREE = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128
_MINI_LIMIT = 4096
_MINI_SECTOR = 64


class CompoundFile:
    """Streams of a compound file by name.

    Raises ValueError, IndexError or struct.error on construction or reading if the file is damaged; a chain that
    runs in a circle counts as damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self._size: int = 1 << shift
        self._table = self._allocation()
        directory = self._chain(struct.unpack_from("<I", data, 48)[0])
        if len(directory) % _ENTRY:
            raise ValueError("directory cut short")
        self._streams: dict[str, tuple[int, int]] = {}
        own = _places_in_root(directory)
        self._mini = b""
        root = (0, 0)
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            kind = directory[place + 66]
            length = struct.unpack_from("<H", directory, place + 64)[0]
            name = directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            where = struct.unpack_from("<II", directory, place + 116)
            if kind == 5:
                root = where
            elif kind == 2 and place in own:
                self._streams.setdefault(name, where)
        self._mini = self._chain(root[0]) if root[1] else b""
        first, count = struct.unpack_from("<II", data, 60)
        mini_table = self._chain(first) if count else b""
        self._mini_table = struct.unpack(f"<{len(mini_table) // 4}I", mini_table[: len(mini_table) // 4 * 4])

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams that are the document's own, not those of things embedded in it."""
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream, None if there is none of this name."""
        if name not in self._streams:
            return None
        start, size = self._streams[name]
        whole = self._mini_chain(start) if size < _MINI_LIMIT else self._chain(start)
        if len(whole) < size:
            raise ValueError("stream cut short")
        return whole[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise ValueError("sector outside the file")
        return self._data[start : start + self._size]

    def _allocation(self) -> tuple[int, ...]:
        """The table that says which sector follows which."""
        per_sector = self._size // 4
        parts = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _FREE]
        following = struct.unpack_from("<I", self._data, 68)[0]
        for _ in range(len(self._data) // self._size + 1):
            if following >= _FREE:
                break
            more = struct.unpack(f"<{per_sector}I", self._sector(following).ljust(self._size, b"\xff"))
            parts += [n for n in more[:-1] if n < _FREE]
            following = more[-1]
        table: list[int] = []
        for part in parts:
            table += struct.unpack(f"<{per_sector}I", self._sector(part).ljust(self._size, b"\xff"))
        return tuple(table)

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _FREE:
            pieces.append(self._sector(sector))
            if len(pieces) > len(self._table):
                raise ValueError("circle of sectors")
            sector = self._table[sector]
        return b"".join(pieces)

    def _mini_chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _FREE:
            pieces.append(self._mini[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            if len(pieces) > len(self._mini_table):
                raise ValueError("circle of sectors")
            sector = self._mini_table[sector]
        return b"".join(pieces)


def _places_in_root(directory: bytes) -> set[int]:
    """Where in the directory the entries stand that lie in its root and in no storage below."""
    seen: set[int] = set()
    waiting: list[int] = list(struct.unpack_from("<I", directory, 76))
    while waiting:
        place = waiting.pop() * _ENTRY
        if place not in seen and place + _ENTRY <= len(directory):
            seen.add(place)
            waiting.extend(struct.unpack_from("<II", directory, place + 68))
    return seen
