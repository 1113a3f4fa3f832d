"""Writes scans as the files that offices keep: PDF around the scanner's own pictures, TIFF, JPEG, PNG; and born-digital PDF."""
import contextlib
import io
import zipfile

import cairo
import img2pdf

FIXED_TIME = (2024, 1, 1, 0, 0, 0)


def _encoded(page, scan):
    """One page as the bytes of a JPEG or, black and white, of a G4 TIFF."""
    made = io.BytesIO()
    if page.mode == '1':
        page.save(made, 'TIFF', compression='group4', dpi=(scan.dpi, scan.dpi))
    else:
        page.save(
            made, 'JPEG', quality=scan.quality, dpi=(scan.dpi, scan.dpi), subsampling=2 if page.mode == 'RGB' else 0
        )
    return made.getvalue()


def write(scan, path):
    """The ending decides: .pdf, .tif (all pages), .jpg or .png (one page)."""
    ending = path.suffix.lower()
    if ending == '.pdf' and scan.signed_by:
        _signed_pdf(scan, path)
    elif ending == '.pdf':
        pages = [_encoded(page, scan) for page in scan.pages]
        with contextlib.redirect_stdout(None):  # img2pdf 0.4.4 prints a setting
            path.write_bytes(img2pdf.convert(pages, engine=img2pdf.Engine.internal, nodate=True))
    elif ending == '.tif':
        _tiff(scan, path)
    elif ending == '.png':
        scan.pages[0].save(path, dpi=(scan.dpi, scan.dpi))
    else:
        path.write_bytes(_encoded(scan.pages[0].convert('RGB') if scan.pages[0].mode == '1' else scan.pages[0], scan))


def _signed_pdf(scan, path):
    """A scan that was signed electronically: the only text that can be selected is the signature's own, on the first page."""
    surface = cairo.PDFSurface(str(path), 1, 1)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, '2024-01-01T00:00:00Z')
    context = cairo.Context(surface)
    for number, page in enumerate(scan.pages):
        width, height = (side * 72 / scan.dpi for side in page.size)
        surface.set_size(width, height)
        picture = page.convert('RGBA')
        data = bytearray(picture.tobytes('raw', 'BGRA'))
        image = cairo.ImageSurface.create_for_data(data, cairo.FORMAT_RGB24, *page.size)
        jpeg = io.BytesIO()
        page.convert('L' if page.mode == '1' else page.mode).save(jpeg, 'JPEG', quality=max(scan.quality, 40))
        image.set_mime_data(cairo.MIME_TYPE_JPEG, jpeg.getvalue())
        context.save()
        context.scale(72 / scan.dpi, 72 / scan.dpi)
        context.set_source_surface(image)
        context.paint()
        context.restore()
        if number == 0:
            context.select_font_face('Tinos')
            context.set_font_size(7)
            context.set_source_rgb(0.75, 0.1, 0.1)
            for row, line in enumerate(scan.signed_by):
                context.move_to(14, 14 + 9 * row)
                context.show_text(line)
        context.show_page()
    surface.finish()


def _tiff(scan, path):
    first, *others = scan.pages
    if first.mode == '1':
        options = {'compression': 'group4'}
    elif scan.quality > 70:
        options = {'compression': 'tiff_lzw'}
    else:
        options = {'compression': 'jpeg', 'quality': scan.quality}
    first.save(path, 'TIFF', save_all=True, append_images=others, dpi=(scan.dpi, scan.dpi), **options)


def write_digital(papers, path):
    """A PDF that was never paper: its text can be selected."""
    width, height = (side / 25.4 * 72 for side in papers[0].size)
    surface = cairo.PDFSurface(str(path), width, height)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, '2024-01-01T00:00:00Z')
    context = cairo.Context(surface)
    for paper in papers:
        for page in paper.pages:
            context.set_source_surface(page)
            context.paint()
            context.show_page()
    surface.finish()


def write_zip(members, path):
    """`members`: {name in the archive: file}. Stored with one fixed time, so that the same seed gives the same bytes."""
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, file in sorted(members.items()):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), file.read_bytes())


def grey(scan):
    """The same scan without colour: a quarter of the bytes."""
    scan.pages = [page if page.mode == '1' else page.convert('L') for page in scan.pages]
    return scan
