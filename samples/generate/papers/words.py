"""Dates and numbers as Vietnamese papers print them."""
ONES = ('không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín')


def long_date(day):
    """`05 tháng 01 năm 2020`: days below 10 and the months 1 and 2 are padded, the others are not (NĐ 30/2020)."""
    return f'{day.day:02d} tháng {month(day)} năm {day.year}'


def month(day):
    return f'{day.month:02d}' if day.month < 3 else str(day.month)


def short_date(day, sign='/'):
    return f'{day.day:02d}{sign}{day.month:02d}{sign}{day.year}'


def below_hundred(number, short_ten=True):
    tens, ones = divmod(number, 10)
    if tens == 0:
        return ONES[ones]
    if tens == 1:
        return 'mười' + ('' if ones == 0 else ' lăm' if ones == 5 else ' ' + ONES[ones])
    tail = {0: '', 1: ' mốt', 4: ' tư' if short_ten else ' bốn', 5: ' lăm'}.get(ones, ' ' + ONES[ones])
    return ONES[tens] + ' mươi' + tail


def year_in_words(year, thousand='nghìn', zero='linh'):
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    words = f'{ONES[thousands]} {thousand} {ONES[hundreds]} trăm'
    if rest == 0:
        return words
    return words + ' ' + (f'{zero} {ONES[rest]}' if rest < 10 else below_hundred(rest))


def date_in_words(day, thousand='nghìn', zero='linh', commas=True):
    months = {1: 'một', 4: 'tư', 12: 'mười hai'}
    comma = ',' if commas else ''
    return (
        f'Ngày {below_hundred(day.day)}{comma} tháng {months.get(day.month) or below_hundred(day.month)}{comma} '
        f'năm {year_in_words(day.year, thousand, zero)}'
    )


def with_dots(number):
    return f'{number:,}'.replace(',', '.')


def area(square_metres):
    """125.5 -> `125,5`: a decimal comma and no needless zero."""
    return f'{square_metres:.1f}'.rstrip('0').rstrip('.').replace('.', ',')
