"""Voice notes as phones record them: recognised by content, freed of what tells the owner where that is easy.

WebM/Ogg (Opus, Vorbis, Speex), MP4/M4A/3GP (sound only), AAC, MP3, WAV, AMR. Names, places and dates written into MP3,
MP4 and WAV are taken out; the others are kept as they came. A voice itself tells who speaks: no room shows one to all.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEAD = 8192  # bytes in which a container names its codecs
WEBM = b"\x1a\x45\xdf\xa3"
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_TELLING = {b"udta", b"meta", b"uuid"}  # boxes of MP4 with titles, places, makers
_CONTAINERS = {b"moov", b"trak", b"mdia"}
_BITRATES = {  # kbit/s by index, of MPEG 1 and 2 layer III
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def recognise(data: bytes) -> tuple[str, bytes] | None:
    """The media type and the cleaned bytes of a recording; None when it is no recording we know."""
    head = data[:HEAD]
    if data[:4] == WEBM:
        sound = any(codec in head for codec in (b"A_OPUS", b"A_VORBIS"))
        return ("audio/webm", data) if sound and b"V_" not in head else None
    if data[:4] == b"OggS":
        known = any(mark in data[:200] for mark in (b"OpusHead", b"\x01vorbis", b"Speex   "))
        return ("audio/ogg", data) if known else None
    if data[:6] in (b"#!AMR\n", b"#!AMR-"):
        return "audio/amr", data
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _wav(data)
    if data[4:8] == b"ftyp":
        return _mp4(data)
    return _frames(data)


def is_heic(data: bytes) -> bool:
    """A photo in the format of newer phones (HEIF, AVIF)."""
    return data[4:8] == b"ftyp" and data[8:12] in HEIC


def _wav(data: bytes) -> tuple[str, bytes] | None:
    """Only what is needed to play it: the format and the samples."""
    kept, at = b"", 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])[0]
        body = data[at + 8 : at + 8 + size]  # a recording cut short tells more than it has
        if name in (b"fmt ", b"fact", b"data"):
            kept += name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
        at += 8 + size + size % 2
    if b"fmt " not in kept[:64] or b"data" not in kept[:128]:
        return None
    return "audio/wav", b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WAVE" + kept


def _boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(type, begin, begin of the body, end) of each box; stops at what is no box."""
    while start + 8 <= end:
        size, body = int.from_bytes(data[start : start + 4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        stop = start + size if size else end
        if stop < body or stop > end:
            return
        yield bytes(data[start + 4 : start + 8]), start, body, stop
        start = stop


def _mp4(data: bytes) -> tuple[str, bytes] | None:
    """Sound without pictures. Telling boxes become empty ones of the same length, so that nothing else moves."""
    out, handlers = bytearray(data), set()

    def walk(start: int, end: int, depth: int) -> None:
        for name, begin, body, stop in _boxes(out, start, end):
            if name in _TELLING:
                out[begin + 4 : begin + 8] = b"free"
                out[body:stop] = bytes(stop - body)
            elif name == b"hdlr":
                handlers.add(bytes(out[body + 8 : body + 12]))
            elif name in _CONTAINERS and depth < 4:
                walk(body, stop, depth + 1)

    walk(0, len(out), 0)
    if b"soun" not in handlers or b"vide" in handlers:
        return None
    return ("audio/3gpp" if data[8:11] == b"3gp" else "audio/mp4"), bytes(out)


def _frames(data: bytes) -> tuple[str, bytes] | None:
    """MP3 or AAC: a tag with titles is cut off, then two frames in a row must be right."""
    if data[:3] == b"ID3" and len(data) > 10:
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        data = data[10 + size :]
    if data[-128:-125] == b"TAG":
        data = data[:-128]
    for media_type, length in (("audio/aac", _aac), ("audio/mpeg", _mp3)):
        first = length(data, 0)
        if first and length(data, first):
            return media_type, data
    return None


def _aac(data: bytes, at: int) -> int:
    """The length of an ADTS frame, 0 when there is none."""
    frame = data[at : at + 7]
    if len(frame) < 7 or frame[0] != 0xFF or frame[1] & 0xF6 != 0xF0:
        return 0
    length = (frame[3] & 3) << 11 | frame[4] << 3 | frame[5] >> 5
    return length if length > 7 else 0


def _mp3(data: bytes, at: int) -> int:
    """The length of a layer III frame, 0 when there is none."""
    frame = data[at : at + 4]
    if len(frame) < 4 or frame[0] != 0xFF or frame[1] & 0xE6 != 0xE2:
        return 0
    version, bits, rate = frame[1] >> 3 & 3, frame[2] >> 4, frame[2] >> 2 & 3
    if version not in _RATES or rate == 3 or bits in (0, 15):
        return 0
    kbits = _BITRATES[3 if version == 3 else 2][bits]
    return (144 if version == 3 else 72) * kbits * 1000 // _RATES[version][rate] + (frame[2] >> 1 & 1)
