#!/usr/bin/env python3
"""Fits the weights of config/confidence.yaml on papers whose content is known. Python 3 standard library only.

    extract_pages CONFIG READINGS --features > records.ndjson
    fit_confidence.py SCORER TRUTH.jsonl:records.ndjson [TRUTH.jsonl:records.ndjson ...]
                      [--config config/confidence.yaml] [--judge TRUTH.jsonl:records.ndjson ...] [--write]

The papers should be such that no rule was made on them; those behind --judge only judge what the others taught.
SCORER is the scoring program; its right(field, want, got) says whether a value is right. Half of the files (by a hash of
their names' first part, so that a rescan stays with its paper) train the weights and the other half judges them, and the
other way round; with --write the weights are then fitted on all files. Each group of weights in the file is fitted on its
own. Weights keep the sign that their meaning demands, and stay near those in the file when the data say little.
"""
import argparse
import hashlib
import importlib.util
import json
import math
import re

FEATURES = ['bias', 'mean_doubt', 'worst_doubt', 'misfit', 'label_doubt', 'mended', 'agreement', 'contradiction',
            'listed', 'pen', 'rivals', 'type_doubt', 'length', 'page_doubt', 'page_odd', 'page_rivals', 'rarity',
            'doubtful']
POSITIVE = {'agreement', 'listed'}  # all others but the bias speak against a value
BARS = (('pen', 1e-9), ('contradiction', 1), ('doubtful', 1e-9))  # never accepted, whatever the weights say
PRIOR_STRENGTH = 0.2  # one over the variance that a weight is thought to have around the one in the file
ROUNDS = 80
LONGEST_STEP = 1


def load_scorer(path):
    spec = importlib.util.spec_from_file_location('scorer', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(truth_path, records_path, scorer):
    truth = {}
    known = {}
    for line in open(truth_path, encoding='utf-8'):
        entry = json.loads(line)
        truth[entry['file'].rsplit('/', 1)[-1]] = entry['documents']
        for document in entry['documents']:
            known.setdefault(document['type'], set()).update(document['fields'])
    for line in open(records_path, encoding='utf-8'):
        record = json.loads(line)
        name = record['source'].rsplit('/', 1)[-1]
        same = [d for d in truth.get(name, []) if set(d['pages']) & set(record['pages'])]
        if not same:
            continue
        document = same[0]
        for field, found in record['fields'].items():
            if field not in known[document['type']] or field in document.get('by_hand', []):
                continue
            if found['value'] in ('', None):  # stands on the paper, could not be read
                continue
            right = field in document['fields'] and scorer.right(field, document['fields'][field], found['value'])
            yield name, found['features'], bool(right), found


def probability(weights, features):
    total = sum(w * x for w, x in zip(weights, features))
    return 1 / (1 + math.exp(-max(-30, min(30, total))))


def fit(data, prior):
    """Newton's step on one weight after the other, each pulled towards its prior and kept to the sign it must have."""
    weights = list(prior)
    columns = [[(n, sample[1][i]) for n, sample in enumerate(data) if sample[1][i]] for i in range(len(FEATURES))]
    right = [sample[2] for sample in data]
    totals = [sum(w * x for w, x in zip(weights, sample[1])) for sample in data]
    for _ in range(ROUNDS):
        for i, name in enumerate(FEATURES):
            slope = PRIOR_STRENGTH * (weights[i] - prior[i])
            bend = PRIOR_STRENGTH
            for n, x in columns[i]:
                p = 1 / (1 + math.exp(-max(-30, min(30, totals[n]))))
                slope += (p - right[n]) * x
                bend += p * (1 - p) * x * x
            step = max(-LONGEST_STEP, min(LONGEST_STEP, slope / bend))
            new = weights[i] - step
            if name in POSITIVE:
                new = max(0.0, new)
            elif name != 'bias':
                new = min(0.0, new)
            for n, x in columns[i]:
                totals[n] += (new - weights[i]) * x
            weights[i] = new
    return weights


def judge(name, data, weights):
    line = name + ':'
    for threshold in (0.95, 0.97, 0.98, 0.985, 0.99):
        accepted = [right for _, features, right, found in data
                    if probability(weights[found['group']], features) >= threshold
                    and all(features[FEATURES.index(bar)] < least for bar, least in BARS)]
        silent = accepted.count(False) / max(1, len(accepted))
        line += '\n    at %.3f accepted %.3f silent %.4f' % (threshold, len(accepted) / max(1, len(data)), silent)
    print(line)


def sections(text):
    """The groups of the file: name, and where its lines begin and end."""
    found = []
    for match in re.finditer(r'^  (\w+):\n((?:    .*\n)+)', text[text.index('weights:'):], re.M):
        found.append((match.group(1), match.group(2)))
    return found


def read_weights(path):
    text = open(path, encoding='utf-8').read()
    return {group: [float(re.search(r'^    %s: (\S+)|\Z' % name, body, re.M).group(1) or 0) for name in FEATURES]
            for group, body in sections(text)}


def write_weights(path, weights):
    text = open(path, encoding='utf-8').read()
    for group, body in sections(text):
        fitted = ''.join('    %s: %.2f\n' % pair for pair in zip(FEATURES, weights[group]))
        text = text.replace(body, fitted, 1)
    open(path, 'w', encoding='utf-8').write(text)


def fit_groups(data, prior):
    fitted = {}
    for group, weights in prior.items():
        own = [sample for sample in data if sample[3]['group'] == group]
        fitted[group] = fit(own, weights) if any(not right for _, _, right, _ in own) else weights
    return fitted


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('scorer')
    arguments.add_argument('sets', nargs='+', help='TRUTH.jsonl:records.ndjson')
    arguments.add_argument('--judge', nargs='+', default=[])
    arguments.add_argument('--config', default='config/confidence.yaml')
    arguments.add_argument('--write', action='store_true')
    arguments = arguments.parse_args()
    scorer = load_scorer(arguments.scorer)

    def load(pairs):
        return [('%d/%s' % (n, sample[0]), *sample[1:]) for n, pair in enumerate(pairs)
                for sample in samples(*pair.split(':'), scorer)]
    data = load(arguments.sets)
    prior = read_weights(arguments.config)
    side = lambda name: hashlib.sha256(name.split('.')[0].split('_')[0].encode()).digest()[0] % 2
    halves = [[sample for sample in data if side(sample[0]) == half] for half in (0, 1)]
    print('%d values, %d wrong' % (len(data), sum(1 for sample in data if not sample[2])))
    judge('as it is, all', data, prior)
    for learn, check, name in ((halves[0], halves[1], 'first'), (halves[1], halves[0], 'second')):
        judge('fitted on the %s half, judged on the other' % name, check, fit_groups(learn, prior))
    weights = fit_groups(data, prior)
    judge('fitted on all', data, weights)
    for pair in arguments.judge:
        judge('fitted on all, judged on ' + pair, load([pair]), weights)
    for group, row in weights.items():
        print(group + ': ' + '  '.join('%s %.2f' % pair for pair in zip(FEATURES, row)))
    if arguments.write:
        write_weights(arguments.config, weights)


if __name__ == '__main__':
    main()
