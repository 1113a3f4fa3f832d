"""Small papers of every kind that the program reads, made from nothing: no two have the same bytes or the same words."""
import io
import random
import struct
import zipfile
import zlib


def pdf(words, pages=1):
    """A PDF with a text layer: read without recognition, in milliseconds."""
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>', b'', b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
    kids = []
    # A small sheet: a page costs little, and the proofs read thousands.
    for page in range(1, pages + 1):
        lines = ''.join(f'({line} trang {page}) Tj 0 -20 Td ' for line in words)
        content = f'BT /F1 11 Tf 12 90 Td {lines}ET'.encode('ascii')
        objects.append(b'<< /Length %d >>\nstream\n%s\nendstream' % (len(content), content))
        objects.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 110] /Contents %d 0 R '
                       b'/Resources << /Font << /F1 3 0 R >> >> >>' % len(objects))
        kids.append(b'%d 0 R' % len(objects))
    objects[1] = b'<< /Type /Pages /Kids [%s] /Count %d >>' % (b' '.join(kids), pages)
    out = bytearray(b'%PDF-1.4\n')
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    out += b'trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
    return bytes(out)


def paper(number, pages=1):
    """The paper of a number: a page of words with a text layer."""
    return pdf([f'Giay to thu {number} cua bo thu', f'So thu tu {number * 7919 % 100003}',
                'Noi dung gom nhieu chu de doc duoc ro rang'], pages)


def padded(paper_bytes, megabytes, number):
    """The same paper with a comment in front of its end that makes it so much larger, and does not compress."""
    line = b'%' + random.Random(number).randbytes(1 << 19).hex().encode('ascii') + b'\n'  # a byte is two digits
    end = paper_bytes.rindex(b'startxref')
    padding = (line * (1 + int(megabytes)))[:int(megabytes * (1 << 20))]
    return paper_bytes[:end] + padding + b'\n' + paper_bytes[end:]


def png(number, width=300, height=110):
    """A picture with heavy strokes, one for each binary digit of the number: it goes through recognition, which finds no
    word, so that it ends as a blank page."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            stroke, inside = divmod(x, 15)
            tall = 80 if number >> stroke & 1 else 45
            rows.append(0 if 3 <= inside < 9 and 15 <= y < 15 + tall and 1 <= stroke < 19 else 255)

    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(bytes(rows))) + chunk(b'IEND', b''))


def archive(members):
    """A ZIP of {name: bytes}."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return packed.getvalue()
