"""Files inside files: a zip or gzip that holds one table."""

from __future__ import annotations

import io
import zipfile
import zlib

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.faults import some

MOST_UNPACKED = 2 * 1024**3
"""The largest file that is unpacked: 2 GiB."""
MOST_RATIO = 1000
"""A member that unpacks to more than this many times its packed size is a bomb (text packs to a tenth)."""
DEEPEST = 3
"""Wrappers within wrappers."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_STEP = 1 << 24
_SLICE = 1 << 14


def unpack(data: bytes, name: str, member: str = "") -> tuple[bytes, str]:
    """The table's own bytes and name: out of its zip or gzip, or as given. Workbooks stay closed.

    SourceError: a broken or locked zip, several members and none named, no such member, a bomb.
    """
    for _ in range(DEEPEST):
        if data.startswith(_GZIP):
            data, name = gunzip(data, name), name.removesuffix(".gz")
        elif data.startswith(_ZIP) and not _is_workbook(data):
            data, name = _unzip(data, name, member)
            member = ""
        else:
            if member and not data.startswith(_ZIP):
                raise SourceError(Fault(name, f"it is no zip, so it has no member {member!r}", "no `member`"))
            return data, name
    raise SourceError(Fault(name, "a packed file within packed files", "a table packed once"))


def _is_workbook(data: bytes) -> bool:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
    return "[Content_Types].xml" in names or "content.xml" in names


def gunzip(data: bytes, name: str, most: int = MOST_UNPACKED) -> bytes:
    """The bytes in a gzip file. SourceError: broken, breaks off, a bomb, more than `most`."""
    reader = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size, place, rest, view = 0, 0, b"", memoryview(data)
    try:
        while True:
            if (
                not rest
            ):  # what is left over is copied at every step and for every member: so a little at a time
                rest, place = bytes(view[place : place + _SLICE]), place + _SLICE
                if not rest:
                    break
            part = reader.decompress(rest, _STEP)
            size += len(part)
            if size > most or size > max(MOST_RATIO * len(data), _STEP):
                raise SourceError(_bomb(name, size, most))
            parts.append(part)
            rest = reader.unconsumed_tail
            if reader.eof:
                rest = reader.unused_data
                if not (rest + bytes(view[place : place + len(_GZIP)])).startswith(_GZIP):
                    break
                reader = zlib.decompressobj(wbits=31)
        if not reader.eof:
            raise SourceError(Fault(name, "the gzip file breaks off", "a whole one"))
    except zlib.error as error:
        raise SourceError(Fault(name, f"a broken gzip file: {error}", "a whole one")) from None
    return b"".join(parts)


def _unzip(data: bytes, name: str, member: str) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = _member(archive, name, member)
            if info.file_size > MOST_UNPACKED or info.file_size > max(MOST_RATIO * info.compress_size, _STEP):
                raise SourceError(_bomb(f"{name}, member {info.filename!r}", info.file_size))
            if info.flag_bits & 1:
                raise SourceError(Fault(name, f"{info.filename!r} is locked with a password", "an open file"))
            return archive.read(info), f"{name}, member {info.filename!r}"
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise SourceError(Fault(name, f"a broken zip file: {error}", "a whole one")) from None


def _member(archive: zipfile.ZipFile, name: str, member: str) -> zipfile.ZipInfo:
    files = {
        info.filename: info
        for info in archive.infolist()
        if not info.is_dir() and not info.filename.startswith("__MACOSX/") and "/." not in f"/{info.filename}"
    }
    if member:
        if member not in files:
            wanted = f"one of {some(files)}"
            raise SourceError(
                Fault(name, f"the zip has no member {member!r}", wanted, nearest(member, files))
            )
        return files[member]
    if len(files) != 1:
        found = f"the zip has {len(files)} members" if files else "the zip has no member"
        raise SourceError(
            Fault(name, found, f"`member` to be one of {some(files)}" if files else "one table")
        )
    return next(iter(files.values()))


def _bomb(name: str, size: int, most: int = MOST_UNPACKED) -> Fault:
    wanted = f"at most {MOST_RATIO} times its packed size"
    return Fault(
        name, f"it unpacks to {size:,} bytes or more", f"at most {most:,}" if size > most else wanted
    )
