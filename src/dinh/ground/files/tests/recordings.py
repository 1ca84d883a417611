"""Recordings as phones make them, as small as they may be."""

from __future__ import annotations

import io
import struct
import wave


def wav(title: bytes = b"") -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\1\2" * 400)
    data = out.getvalue()
    if title:
        told = b"INAM" + struct.pack("<I", len(title)) + title
        data += b"LIST" + struct.pack("<I", 4 + len(told)) + b"INFO" + told
    return data


def mp3(title: bytes = b"") -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"\0" * 413  # MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes
    tag = b"ID3\x03\0\0" + bytes([0, 0, len(title) >> 7, len(title) & 0x7F]) + title if title else b""
    return tag + frame * 3


def aac() -> bytes:
    return (b"\xff\xf1\x50\x80\x02\x1f\xfc" + b"\0" * 9) * 3  # 16 bytes a frame


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(brand: bytes = b"M4A ", handler: bytes = b"soun", place: bytes = b"") -> bytes:
    spoken = box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12)
    told = [box(b"udta", box(b"\xa9xyz", place))] if place else []
    track = box(b"trak", box(b"mdia", spoken))
    return box(b"ftyp", brand + b"\0\0\0\0") + box(b"moov", track, *told) + box(b"mdat", b"\7" * 64)


WEBM = b"\x1a\x45\xdf\xa3" + b"\x93\x42\x82\x84webm" + b"\0" * 40 + b"A_OPUS" + b"\0" * 90
OGG = b"OggS\0\2" + b"\0" * 22 + b"OpusHead\1\1" + b"\0" * 80
AMR = b"#!AMR\n" + b"\x3c" * 96
HEIC = box(b"ftyp", b"heic\0\0\0\0mif1heic") + b"\0" * 40
