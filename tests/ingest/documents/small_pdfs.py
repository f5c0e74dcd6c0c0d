"""Write small PDFs, page by page and line by line, for the tests of reading them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: points from the left and from the bottom, and the size of its letters."""

    x: float
    y: float
    text: str
    size: float = 10


def column(x: float, top: float, lines: Sequence[str], size: float = 10, leading: float = 12) -> list[Line]:
    """Set lines below each other; an empty one is a gap."""
    return [Line(x, top - index * leading, text, size) for index, text in enumerate(lines) if text]


def write_pdf(pages: Sequence[Sequence[Line]], *, info: str = "", compress: bool = False) -> bytes:
    """Return a PDF of pages; `info` is the inside of its information dictionary."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(b"\n".join(_show(line) for line in lines), compress))
    return assemble([*objects, f"<< {info} >>".encode()], info=len(objects) + 1)


def assemble(objects: Sequence[bytes], *, info: int | None = None) -> bytes:
    """Give objects their numbers from 1 on, and write the table that finds them."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    named = b"" if info is None else b" /Info %d 0 R" % info
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, named, start)
    return bytes(out)


def _show(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (line.size, line.x, line.y, text)


def _stream(content: bytes, compress: bool) -> bytes:
    if not compress:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
