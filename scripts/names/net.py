"""A row's picture to the probabilities of letters along it: a layer of 5x5 at every other pixel, three of 3x3, one that folds a
column into one place, three along the row with a wider and wider view, one of letters. The same forward pass stands in extractors/lettering/row_net.cc.
Needs torch."""
import torch
from torch import nn

CHANNELS = (12, 24, 48, 64)
WIDTH = 96
SPANS = (1, 2, 4)  # between the five places that a layer along the row sees
STEP = 4           # pixels of the picture in one place


def layer(kind, *arguments, **more):
    convolution = kind(*arguments, **more, bias=False)
    norm = nn.BatchNorm2d if kind is nn.Conv2d else nn.BatchNorm1d
    return nn.Sequential(convolution, norm(convolution.out_channels))


class Net(nn.Module):
    def __init__(self, letters):
        super().__init__()
        before = (1,) + CHANNELS
        self.planes = nn.ModuleList(layer(nn.Conv2d, a, b, side, padding=side // 2, stride=step)
                                    for a, b, side, step in zip(before, CHANNELS, (5, 3, 3, 3), (2, 1, 1, 1)))
        self.column = layer(nn.Conv2d, CHANNELS[-1], WIDTH, (5, 1))
        self.along = nn.ModuleList(layer(nn.Conv1d, WIDTH, WIDTH, 5, padding=2 * s, dilation=s) for s in SPANS)
        self.drop = nn.Dropout(.15)
        self.letters = nn.Conv1d(WIDTH, letters + 1, 1)

    def forward(self, x):
        """(n, 1, 40, w) to logarithms (n, w / 4, letters + 1), the blank first."""
        pools = (None, (2, 2), (2, 1), None)
        for plane, pool in zip(self.planes, pools):
            x = torch.relu(plane(x))
            if pool:
                x = nn.functional.max_pool2d(x, pool)
        x = torch.relu(self.column(x))[:, :, 0]
        for along in self.along:
            x = x + torch.relu(along(x))
        return torch.log_softmax(self.letters(self.drop(x)).transpose(1, 2), -1)

    def folded(self):
        """[(weights, bias)] of every layer, norms folded in; weights as (places, channels in, channels out)."""
        result = []
        for convolution, norm in list(self.planes) + [self.column] + list(self.along):
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            result.append((convolution.weight * scale.reshape(-1, *[1] * (convolution.weight.dim() - 1)),
                           norm.bias - norm.running_mean * scale))
        result.append((self.letters.weight, self.letters.bias))
        return [(w.detach().flatten(2).permute(2, 1, 0).contiguous().numpy(), b.detach().numpy()) for w, b in result]

    def unfold(self, layers):
        """Takes folded layers back, as they are after quantising."""
        modules = list(self.planes) + [self.column] + list(self.along)
        for (convolution, norm), (weights, bias) in zip(modules, layers):
            back = torch.from_numpy(weights).permute(2, 1, 0).reshape(convolution.weight.shape)
            convolution.weight.data = back
            norm.weight.data.fill_(1)
            norm.bias.data = torch.from_numpy(bias).clone()
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
        weights, bias = layers[-1]
        self.letters.weight.data = torch.from_numpy(weights).permute(2, 1, 0).reshape(self.letters.weight.shape)
        self.letters.bias.data = torch.from_numpy(bias).clone()
