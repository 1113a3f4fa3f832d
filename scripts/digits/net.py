"""A small convolutional net in numpy: two layers of 3x3, two of matrices. The same forward pass stands in
extractors/handwriting/digit_net.cc. Needs numpy."""
import numpy as np

CLASSES = 11  # ten digits and "no digit"


def patches(x):
    """Each place's 3x3 surroundings as a row: (n, h, w, c) to (n * h * w, 9 * c)."""
    n, h, w, c = x.shape
    wide = np.zeros((n, h + 2, w + 2, c), x.dtype)
    wide[:, 1:-1, 1:-1] = x
    rows = np.empty((n, h, w, 9, c), x.dtype)
    for i in range(9):
        rows[:, :, :, i] = wide[:, i // 3:i // 3 + h, i % 3:i % 3 + w]
    return rows.reshape(n * h * w, 9 * c)


def unpatch(rows, shape):
    n, h, w, c = shape
    rows = rows.reshape(n, h, w, 9, c)
    wide = np.zeros((n, h + 2, w + 2, c), rows.dtype)
    for i in range(9):
        wide[:, i // 3:i // 3 + h, i % 3:i % 3 + w] += rows[:, :, :, i]
    return wide[:, 1:-1, 1:-1]


def pool(x):
    n, h, w, c = x.shape
    cells = x.reshape(n, h // 2, 2, w // 2, 2, c)
    most = cells.max((2, 4))
    return most, cells == most[:, :, None, :, None]


def unpool(grad, chosen, shape):
    return (chosen * grad[:, :, None, :, None]).reshape(shape)


class Net:
    SHAPES = [(9, 12), (108, 24), (7 * 7 * 24 + 2, 64), (64, CLASSES)]

    def __init__(self, rng=None, params=None):
        if params is None:
            params = []
            for rows, columns in self.SHAPES:
                params.append(rng.normal(0, np.sqrt(2 / rows), (rows, columns)).astype(np.float32))
                params.append(np.zeros(columns, np.float32))
        self.params = params

    def forward(self, pictures, sizes, keep=None, rng=None):
        w1, b1, w2, b2, w3, b3, w4, b4 = self.params
        n = len(pictures)
        self.p1 = patches(pictures[..., None])
        a1 = np.maximum(self.p1 @ w1 + b1, 0).reshape(n, 28, 28, -1)
        m1, self.c1 = pool(a1)
        self.a1, self.m1 = a1, m1
        self.p2 = patches(m1)
        self.a2 = np.maximum(self.p2 @ w2 + b2, 0).reshape(n, 14, 14, -1)
        m2, self.c2 = pool(self.a2)
        self.m2 = m2
        self.flat = np.concatenate([m2.reshape(n, -1), sizes], 1)
        self.h = np.maximum(self.flat @ w3 + b3, 0)
        self.drop = (rng.random(self.h.shape) < keep).astype(np.float32) / keep if keep else 1
        self.hd = self.h * self.drop
        return self.hd @ w4 + b4

    def backward(self, grad):
        w1, b1, w2, b2, w3, b3, w4, b4 = self.params
        n = len(grad)
        g4 = self.hd.T @ grad
        gh = grad @ w4.T * self.drop * (self.h > 0)
        g3 = self.flat.T @ gh
        gm2 = (gh @ w3.T)[:, :-2].reshape(self.m2.shape)
        ga2 = (unpool(gm2, self.c2, self.a2.shape) * (self.a2 > 0)).reshape(n * 196, -1)
        g2 = self.p2.T @ ga2
        gm1 = unpatch(ga2 @ w2.T, self.m1.shape)
        ga1 = (unpool(gm1, self.c1, self.a1.shape) * (self.a1 > 0)).reshape(n * 784, -1)
        g1 = self.p1.T @ ga1
        return [g1, ga1.sum(0), g2, ga2.sum(0), g3, gh.sum(0), g4, grad.sum(0)]

    def log_probabilities(self, pictures, sizes):
        rows = []
        for at in range(0, len(pictures), 512):
            rows.append(self.forward(pictures[at:at + 512], sizes[at:at + 512]))
        z = np.concatenate(rows) if rows else np.zeros((0, CLASSES), np.float32)
        z = z - z.max(1, keepdims=True)
        return z - np.log(np.exp(z).sum(1, keepdims=True))


def shifted(pictures, rng):
    """The same pictures a pixel aside, paler, with a bite of ink missing: for training."""
    out = np.zeros_like(pictures)
    for i, (dy, dx) in enumerate(rng.integers(-1, 2, (len(pictures), 2))):
        out[i] = np.roll(pictures[i], (dy, dx), (0, 1))
        if rng.random() < .1:
            y, x = rng.integers(3, 24, 2)
            out[i, y:y + 3, x:x + 3] = 0
    return out * rng.uniform(.75, 1, (len(out), 1, 1)).astype(np.float32)


def train(net, pictures, sizes, labels, rng, epochs=8, batch=128, rate=.0015, report=print):
    first = [np.zeros_like(p) for p in net.params]
    second = [np.zeros_like(p) for p in net.params]
    steps = epochs * (len(labels) // batch)
    step = 0
    for epoch in range(epochs):
        order = rng.permutation(len(labels))
        loss = 0
        for at in range(0, len(order) - batch + 1, batch):
            pick = order[at:at + batch]
            z = net.forward(shifted(pictures[pick], rng), sizes[pick], keep=.8, rng=rng)
            p = np.exp(z - z.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            want = np.full(p.shape, .02 / CLASSES, np.float32)
            want[np.arange(batch), labels[pick]] += .98
            loss -= float(np.log(p[np.arange(batch), labels[pick]] + 1e-9).sum())
            grads = net.backward(((p - want) / batch).astype(np.float32))
            step += 1
            now = rate * .5 * (1 + np.cos(np.pi * step / steps)) * min(1, step / 100)
            for i, grad in enumerate(grads):
                if net.params[i].ndim == 2:
                    grad = grad + 1e-4 * net.params[i]
                first[i] += .1 * (grad - first[i])
                second[i] += .001 * (grad * grad - second[i])
                net.params[i] -= now * (first[i] / (1 - .9 ** step)) / (np.sqrt(second[i] / (1 - .999 ** step)) + 1e-8)
        report('epoch %d: loss %.4f' % (epoch + 1, loss / len(order)))
