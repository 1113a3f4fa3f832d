#!/usr/bin/env python3
"""Teaches the net that reads names, printed or stamped in a script face, and writes its weights. Needs numpy, Pillow and torch.

    train.py [--more-faces DIR] [--batches N] [--final-batches N] [--seed S] [--work DIR] [--out FILE]

First without the faces of HELD_OUT, on which the figures are then taken that it prints: how well letters are read in a face
that was never seen. Then on with all faces. Everything is made from the seed: names, letters, damage, weights.
"""
import argparse
import copy
import itertools
import os
import struct
import time

import numpy as np
import torch

import faces
import names
import net
import paths
import rows

HELD_OUT = ('texgyrechorus-mediumitalic.otf', 'Z003-MediumItalic.otf', 'great-vibes-latin-400-normal.woff', 'NotoSerif-Bold.ttf',
            'NotoSerif-Regular.ttf', 'DejaVuSerif.ttf', 'LinLibertine_R.otf')
BATCH = 32
TEMPERATURES = (.7, .85, 1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4)
SORTED = 8  # batches' rows are sorted by width, so that little is padded


class Rows(torch.utils.data.IterableDataset):
    """Batches of rows, made as they are asked for."""

    def __init__(self, all_faces, seed, count, ramp=0, again=False):
        self.all_faces, self.seed, self.count, self.ramp, self.again = all_faces, seed, count, ramp, again

    def __iter__(self):
        torch.set_num_threads(1)
        rng = np.random.default_rng(self.seed)
        before = []
        given = 0
        while given < self.count:
            hard = min(1, .1 + .9 * given / self.ramp) if self.ramp else 1
            made = [rows.make(self.all_faces, rng, hard) for _ in range(BATCH * SORTED)]
            shown = list(made)
            if self.again:  # making a row costs as much as learning from it: each is shown three times, in other company
                shown += [(moved(picture, rng), text) for picture, text in before]
                before = (made + before)[:2 * len(made)]
            shown.sort(key=lambda row: row[0].shape[1])
            for i in rng.permutation(len(shown) // BATCH):
                given += 1
                yield batch_of(shown[i * BATCH:(i + 1) * BATCH])


def moved(picture, rng):
    """The same picture a little aside, and paler or darker."""
    wide = np.pad(picture, ((2, 2), (3, 3)))
    y, x = rng.integers(0, 5), rng.integers(0, 7)
    return np.clip(wide[y:y + picture.shape[0], x:x + picture.shape[1]] * rng.uniform(.8, 1.2), 0, 1)


def batch_of(made):
    widest = (max(picture.shape[1] for picture, _ in made) + net.STEP - 1) // net.STEP * net.STEP
    pictures = np.zeros((len(made), 1, rows.SIDE, widest), np.float32)
    for i, (picture, _) in enumerate(made):
        pictures[i, 0, :, :picture.shape[1]] = picture
    widths = [picture.shape[1] // net.STEP for picture, _ in made]
    return torch.from_numpy(pictures), widths, [text for _, text in made]


def loss_of(model, batch, index):
    pictures, widths, texts = batch
    targets = torch.tensor([index[c] for text in texts for c in text], dtype=torch.long)
    logs = model(pictures).transpose(0, 1)
    return torch.nn.functional.ctc_loss(logs, targets, torch.tensor(widths), torch.tensor([len(t) for t in texts]),
                                        zero_infinity=True)


def teach(model, all_faces, seed, batches, rate, ramp, report, keep):
    index = {c: i + 1 for i, c in enumerate(names.alphabet())}
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-3)
    loader = torch.utils.data.DataLoader(Rows(all_faces, seed, batches, ramp, again=True), batch_size=None, num_workers=1, prefetch_factor=16)
    model.train()
    total, start = 0., time.time()
    for step, batch in enumerate(itertools.islice(loader, batches)):
        progress = step / batches
        now = rate * min(1, (step + 1) / 200) * (1 if progress < .3 else .5 * (1 + np.cos(np.pi * (progress - .3) / .7)) + .01)
        for group in optimiser.param_groups:
            group['lr'] = now
        loss = loss_of(model, batch, index)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2)
        optimiser.step()
        total += float(loss)
        if (step + 1) % 50 == 0:
            report('batch %d: loss %.4f, %.0f s' % (step + 1, total / 50, time.time() - start))
            total = 0.
        if (step + 1) % 250 == 0:
            keep(model)
    keep(model)


def followed(model, all_faces, seed, batches):
    """[(text, the texts that the net sees there)] of rows."""
    model.eval()
    found = []
    with torch.no_grad():
        for batch in Rows(all_faces, seed, batches):
            for log, width, text in zip(model(batch[0]).numpy(), batch[1], batch[2]):
                found.append((text, paths.follow(log[:width])))
    return found


def outcomes(found, temperature):
    """For each word that was read its probability and whether it is right; the share of rows that are."""
    words, rows_right = [], 0
    for text, ways in found:
        read, true = paths.words_of(ways, temperature), text.split()
        rows_right += [word for word, _ in read] == true
        words += [(share, len(read) == len(true) and word == true[i]) for i, (word, share) in enumerate(read)]
    return words, rows_right / len(found)


def fit_temperature(found):
    def loss(temperature):
        words, _ = outcomes(found, temperature)
        return -np.mean([np.log((share if right else 1 - share) + 1e-3) for share, right in words])
    return min(TEMPERATURES, key=loss)


def measure(found, temperature, report, title):
    words, rows_right = outcomes(found, temperature)
    report('%s: rows right %.3f of %d, words %.3f of %d' % (title, rows_right, len(found), np.mean([r for _, r in words]), len(words)))
    for low, high in ((0, .3), (.3, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, .98), (.98, .995), (.995, 1.01)):
        part = [right for share, right in words if low <= share < high]
        if part:
            report('  probability %.3f-%.3f: %d words, right %.3f' % (low, min(1, high), len(part), np.mean(part)))


def quantise(layers):
    """Each channel that leaves a layer in signed bytes with a scale of its own; biases stay as they are."""
    packed = []
    for weights, bias in layers:
        scale = np.maximum(np.abs(weights).max((0, 1)), 1e-8) / 127
        packed.append((scale.astype('<f4'), bias.astype('<f4'), np.rint(weights / scale).astype(np.int8)))
    return packed


def unpacked(packed):
    return [((weights * scale).astype(np.float32), bias.copy()) for scale, bias, weights in packed]


def write(path, packed, temperature):
    alphabet = names.alphabet()
    with open(path, 'wb') as file:
        file.write(b'SOHOA-NAMES 1\n' + struct.pack('<fI', temperature, len(alphabet)) + alphabet.encode('utf-32-le'))
        for scale, bias, weights in packed:
            file.write(scale.tobytes() + bias.tobytes() + weights.tobytes())


def finish(model, path, temperature):
    """Writes the weights, and gives back the net as the program has it."""
    packed = quantise(model.folded())
    write(path, packed, temperature)
    model.unfold(unpacked(packed))
    return model


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--more-faces')
    parser.add_argument('--batches', type=int, default=3000)
    parser.add_argument('--final-batches', type=int, default=800)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--start', help='a state of the net to go on from, such as first.pt in --work')
    parser.add_argument('--temperature', type=float, help='only go on with all faces; it was fitted before')
    parser.add_argument('--final-rate', type=float, default=.0006)
    parser.add_argument('--work', default='.', help='where states of the net are kept')
    parser.add_argument('--out', default=os.path.join(here, '../../extractors/lettering/data/names.weights'))
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)

    def report(line):
        print(line, flush=True)

    def keep(name):
        return lambda model: torch.save(model.state_dict(), os.path.join(options.work, name))

    known, missing = faces.load(options.more_faces, HELD_OUT)
    everything, _ = faces.load(options.more_faces)
    unseen = [(face, share) for face, share in everything if face.name in HELD_OUT]
    report('%d faces, %d of them held out; not here: %s' % (len(everything), len(unseen), ' '.join(missing) or 'none'))
    model = net.Net(len(names.alphabet()))
    if options.start:
        model.load_state_dict(torch.load(options.start))
    report('%d parameters' % sum(p.numel() for p in model.parameters()))
    temperature = options.temperature
    if temperature is None:
        teach(model, known, [options.seed, 1], options.batches, .002, options.batches // (10 if options.start else 5), report, keep('first.pt'))
        tried = finish(copy.deepcopy(model), os.path.join(options.work, 'first.weights'), 1)
        temperature = fit_temperature(followed(tried, unseen, [options.seed, 2], 16))
        report('temperature %.2f, fitted on rows of the faces that are held out' % temperature)
        measure(followed(tried, known, [options.seed, 3], 24), temperature, report, 'faces that were taught')
        for title, is_print in (('print', True), ('script faces', False)):
            of_kind = [(face, share) for face, share in unseen if face.is_print == is_print]
            measure(followed(tried, of_kind, [options.seed, 4], 32), temperature, report, title + ', never seen')
    teach(model, everything, [options.seed, 5], options.final_batches, options.final_rate, 0, report, keep('final.pt'))
    final = finish(copy.deepcopy(model), options.out, temperature)
    measure(followed(final, everything, [options.seed, 6], 48), temperature, report, 'all faces, after all')
    report('%s: %d bytes, %.0f CPU s' % (options.out, os.path.getsize(options.out), time.process_time()))


if __name__ == '__main__':
    main()
