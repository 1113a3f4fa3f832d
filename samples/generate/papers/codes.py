"""QR codes as squares, made by Debian's python3-qrcode."""
import qrcode


def qr_matrix(text, quiet=2):
    code = qrcode.QRCode(border=quiet, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text.encode('utf-8'))
    code.make(fit=True)
    return code.get_matrix()
