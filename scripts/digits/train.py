#!/usr/bin/env python3
"""Teaches the net that reads digits written with a pen, and writes its weights. Needs numpy, Pillow, and for the print
beside the digits a serif font (fonts-croscore or fonts-liberation); without one the slots hold no print.

    train.py [--slots N] [--epochs N] [--seed S] [--out extractors/handwriting/data/digits.weights]

Everything is made from the seed: hands, digits, damage, weights. Of the slots, the first part teaches; on slots of other
hands the temperature is fitted; on slots of still other hands the figures are taken that the script prints. A fast BLAS
(libopenblas0) makes it four CPU minutes instead of ten.
"""
import argparse
import os
import struct
import time

import numpy as np

import net
import paths
import pen
import segments

FONTS = ['/usr/share/fonts/truetype/croscore/Tinos-Italic.ttf', '/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf',
         '/usr/share/fonts/truetype/liberation/LiberationSerif-Italic.ttf',
         '/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf']
TEMPERATURES = [.5, .6, .7, .85, 1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4]


def slots(count, seed, fonts):
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield pen.make_slot(pen.random_text(rng), pen.Hand(rng), fonts, rng)


def samples(count, seed, fonts):
    """Pictures, sizes and labels of segments; of those that show no digit, some."""
    rng = np.random.default_rng([seed, 1])
    pictures, sizes, labels = [], [], []
    for slot in slots(count, seed, fonts):
        atoms = segments.Atoms(slot.darkness, slot.reference, slot.window)
        labelled = [(f, l, segments.label_of(atoms, slot, f, l)) for f, l in atoms.segments()]
        strange = [s for s in labelled if s[2] == 10]
        rng.shuffle(strange)
        for first, last, label in [s for s in labelled if s[2] not in (None, 10)] + strange[:1 + len(slot.text) // 2]:
            pictures.append((255 * atoms.picture(first, last)).astype(np.uint8))
            sizes.append(atoms.sizes(first, last))
            labels.append(label)
    return np.array(pictures), np.array(sizes, np.float32), np.array(labels, np.int64)


def kind_of(text):
    return 'number' if len(text) > 2 or not 1 <= int(text) <= 31 else 'day'


def weigh(model, count, seed, fonts):
    """For each slot its digits and the weights of the strings that were read there."""
    found = []
    for slot in slots(count, seed, fonts):
        atoms = segments.Atoms(slot.darkness, slot.reference, slot.window)
        places = atoms.segments()
        logs = model.log_probabilities(
            np.array([atoms.picture(*p) for p in places], np.float32).reshape(-1, segments.SIDE, segments.SIDE),
            np.array([atoms.sizes(*p) for p in places], np.float32).reshape(-1, 2))
        found.append((slot.text, paths.strings(len(atoms.boxes), places, logs)))
    return found


def fit_temperature(found):
    def loss(temperature):
        total = 0
        for text, weights in found:
            share = {t: p for p, t in paths.ranked(kind_of(text), weights, temperature)}
            total -= np.log(share.get(text, 0) + 1e-3)
        return total
    return min(TEMPERATURES, key=loss)


def report(found, temperature):
    rows = []
    for text, weights in found:
        best = paths.ranked(kind_of(text), weights, temperature)[:1]
        rows.append((best[0][0], best[0][1] == text, len(text)) if best else (0, False, len(text)))
    print('slots read right: %.3f of %d' % (np.mean([r[1] for r in rows]), len(rows)))
    for length in sorted({r[2] for r in rows}):
        print('  of %d digits: %.3f' % (length, np.mean([r[1] for r in rows if r[2] == length])))
    for low, high in ((0, .3), (.3, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, .98), (.98, 1.01)):
        part = [r for r in rows if low <= r[0] < high]
        if part:
            print('  probability %.2f-%.2f: %d slots, right %.3f' % (low, min(1, high), len(part),
                                                                   np.mean([r[1] for r in part])))


def quantise(params):
    """Each column of a matrix in signed bytes with a scale of its own; biases stay as they are."""
    packed = []
    for weights, bias in zip(params[::2], params[1::2]):
        scale = np.maximum(np.abs(weights).max(0), 1e-8) / 127
        packed.append((scale.astype('<f4'), bias.astype('<f4'), np.rint(weights / scale).astype(np.int8)))
    return packed


def unpacked(packed):
    return [p for scale, bias, weights in packed for p in ((weights * scale).astype(np.float32), bias)]


def write(path, packed, temperature):
    with open(path, 'wb') as file:
        file.write(b'SOHOA-DIGITS 1\n' + struct.pack('<f', temperature))
        for scale, bias, weights in packed:
            file.write(scale.tobytes() + bias.tobytes() + weights.tobytes())
    print('%s: %d bytes' % (path, os.path.getsize(path)))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--slots', type=int, default=10000)
    parser.add_argument('--epochs', type=int, default=5)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--out', default=os.path.join(here, '../../extractors/handwriting/data/digits.weights'))
    options = parser.parse_args()
    fonts = [f for f in FONTS if os.path.exists(f)]
    start = time.process_time()
    pictures, sizes, labels = samples(options.slots, options.seed, fonts)
    print('%d pictures, by class %s' % (len(labels), np.bincount(labels).tolist()))
    rng = np.random.default_rng([options.seed, 2])
    model = net.Net(rng)
    net.train(model, pictures.astype(np.float32) / 255, sizes, labels, rng, epochs=options.epochs)
    packed = quantise(model.params)
    model = net.Net(params=unpacked(packed))
    temperature = fit_temperature(weigh(model, 600, [options.seed, 3], fonts))
    print('temperature %.2f' % temperature)
    report(weigh(model, 600, [options.seed, 4], fonts), temperature)
    write(options.out, packed, temperature)
    print('%.0f CPU s' % (time.process_time() - start))


if __name__ == '__main__':
    main()
