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
    return _pdf(objects)


def _pdf(objects):
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


WIDTH, HEIGHT = 300, 110  # of a picture


def _rows(number):
    """Grey rows with heavy strokes, one for each binary digit of the number. They go through recognition, which finds no
    word, so that they end as a blank page."""
    strokes = [(15 * place + 3, 45 + 35 * (number >> place & 1)) for place in range(1, 19)]
    for y in range(HEIGHT):
        row = bytearray(b'\xff' * WIDTH)
        for x, tall in strokes:
            if 15 <= y < 15 + tall:
                row[x:x + 6] = bytes(6)
        yield bytes(row)


def png(number):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    rows = b''.join(b'\x00' + row for row in _rows(number))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def tiff(numbers):
    """A page a number: one strip each, deflated, grey."""
    out, link = bytearray(b'II*\0\0\0\0\0'), 4
    for number in numbers:
        strip, at = zlib.compress(b''.join(_rows(number))), len(out)
        out += strip + b'\0' * (len(strip) % 2)
        out[link:link + 4] = struct.pack('<I', len(out))
        tags = [(256, WIDTH), (257, HEIGHT), (258, 8), (259, 8), (262, 1), (273, at), (277, 1), (278, HEIGHT),
                (279, len(strip))]
        out += struct.pack('<H', len(tags)) + b''.join(struct.pack('<HHII', tag, 4, 1, value) for tag, value in tags)
        link = len(out)
        out += bytes(4)
    return bytes(out)


def picture_pdf(number):
    """A PDF of one picture, as a scanner makes it."""
    picture = zlib.compress(b''.join(_rows(number)))
    content = b'q %d 0 0 %d 0 0 cm /I Do Q' % (WIDTH, HEIGHT)
    return _pdf([b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Kids [5 0 R] /Count 1 >>',
                 b'<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 '
                 b'/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream' % (WIDTH, HEIGHT, len(picture), picture),
                 b'<< /Length %d >>\nstream\n%s\nendstream' % (len(content), content),
                 b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R '
                 b'/Resources << /XObject << /I 3 0 R >> >> >>' % (WIDTH, HEIGHT)])


def archive(members):
    """A ZIP of {name: bytes}."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return packed.getvalue()
