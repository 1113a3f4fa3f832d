#include "extractors/lettering/row_net.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace sohoa::lettering {
namespace {

using nets::AddProduct;

constexpr std::string_view kMagic = "SOHOA-NAMES 1\n";

// Places that a layer looks at, channels in and out; the last one's are the alphabet's.
struct Shape {
  size_t places, in, out;
};
constexpr std::array<Shape, 9> kShapes = {{{25, 1, 12},
                                           {9, 12, 24},
                                           {9, 24, 48},
                                           {9, 48, 64},
                                           {5, 64, 96},
                                           {5, 96, 96},
                                           {5, 96, 96},
                                           {5, 96, 96},
                                           {1, 96, 0}}};
constexpr std::array<int, 3> kSpans = {1, 2, 4};  // between the places that a layer along the row sees

Error Bad(const std::string& what) { return Error{ErrorCode::kConfigInvalid, "names.weights", 0, what}; }

// Values on a grid, the channels of a place side by side.
struct Grid {
  int width = 0;
  int height = 0;
  size_t channels = 0;
  std::vector<float> values;

  Grid(int w, int h, size_t c) : width(w), height(h), channels(c), values(c * static_cast<size_t>(w) * h, 0.0F) {}
  float* At(int x, int y) { return &values[(static_cast<size_t>(y) * width + x) * channels]; }
  const float* At(int x, int y) const { return &values[(static_cast<size_t>(y) * width + x) * channels]; }
};

void CutOff(float* values, size_t count) {
  for (size_t i = 0; i < count; ++i) values[i] = std::max(0.0F, values[i]);
}

// Each place's surroundings of side x side, at every `stride`-th place; negative results are cut off.
Grid Convolve(const Grid& in, int side, int stride, const std::vector<float>& weights, const std::vector<float>& bias) {
  Grid out((in.width + stride - 1) / stride, (in.height + stride - 1) / stride, bias.size());
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      float* sum = out.At(x, y);
      std::copy(bias.begin(), bias.end(), sum);
      for (int place = 0; place < side * side; ++place) {
        const int px = x * stride + place % side - side / 2;
        const int py = y * stride + place / side - side / 2;
        if (px < 0 || py < 0 || px >= in.width || py >= in.height) continue;
        AddProduct(in.At(px, py), in.channels, &weights[static_cast<size_t>(place) * in.channels * out.channels],
                   out.channels, sum);
      }
      CutOff(sum, out.channels);
    }
  }
  return out;
}

// The greatest of each w x h; what is left over at the ends goes.
Grid Pool(const Grid& in, int w, int h) {
  Grid out(in.width / w, in.height / h, in.channels);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      float* to = out.At(x, y);
      for (int i = 0; i < w * h; ++i) {
        const float* from = in.At(x * w + i % w, y * h + i / w);
        for (size_t c = 0; c < in.channels; ++c) to[c] = std::max(to[c], from[c]);
      }
    }
  }
  return out;
}

Grid FoldColumns(const Grid& in, const std::vector<float>& weights, const std::vector<float>& bias) {
  Grid out(in.width, 1, bias.size());
  for (int x = 0; x < in.width; ++x) {
    float* sum = out.At(x, 0);
    std::copy(bias.begin(), bias.end(), sum);
    for (int y = 0; y < in.height; ++y) {
      AddProduct(in.At(x, y), in.channels, &weights[static_cast<size_t>(y) * in.channels * out.channels], out.channels,
                 sum);
    }
    CutOff(sum, out.channels);
  }
  return out;
}

// What five places `span` apart say is added to what was there.
Grid LookAlong(const Grid& in, int span, const std::vector<float>& weights, const std::vector<float>& bias) {
  Grid out(in.width, 1, in.channels);
  for (int x = 0; x < in.width; ++x) {
    float* sum = out.At(x, 0);
    std::copy(bias.begin(), bias.end(), sum);
    for (int place = 0; place < 5; ++place) {
      const int px = x + span * (place - 2);
      if (px < 0 || px >= in.width) continue;
      AddProduct(in.At(px, 0), in.channels, &weights[static_cast<size_t>(place) * in.channels * out.channels],
                 out.channels, sum);
    }
    CutOff(sum, out.channels);
    const float* before = in.At(x, 0);
    for (size_t c = 0; c < out.channels; ++c) sum[c] += before[c];
  }
  return out;
}

}  // namespace

Result<RowNet> RowNet::Load(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return Bad("not a file of weights, or of another version");
  nets::WeightsReader cursor(bytes.substr(kMagic.size()));
  RowNet net;
  if (!cursor.Has(8)) return Bad("cut short");
  net.temperature_ = cursor.Float();
  if (!(net.temperature_ > 0.05 && net.temperature_ < 20)) return Bad("the temperature is out of bounds");
  const size_t letters = cursor.Word();
  if (letters == 0 || letters > 1000) return Bad("the alphabet is out of bounds");
  if (!cursor.Has(4 * letters)) return Bad("cut short");
  for (size_t i = 0; i < letters; ++i) net.alphabet_.push_back(cursor.Word());
  if (net.alphabet_.front() != U' ') return Bad("the alphabet does not begin with a space");
  for (size_t i = 0; i < kShapes.size(); ++i) {
    const Shape& shape = kShapes[i];
    const size_t out = i + 1 < kShapes.size() ? shape.out : letters + 1;
    const auto wrong = cursor.ReadLayer(shape.places * shape.in, out, &net.layers_[i]);
    if (wrong) return Bad(*wrong);
  }
  if (cursor.left() != 0) return Bad("longer than it may be");
  return net;
}

LetterLogs RowNet::Judge(const RowPicture& picture) const {
  // Whole places: paper is added at the end.
  const int width = (picture.width + kPlace - 1) / kPlace * kPlace;
  Grid grid(width, kSide, 1);
  for (int y = 0; y < kSide; ++y) {
    std::copy_n(&picture.darkness[static_cast<size_t>(y) * picture.width], picture.width, grid.At(0, y));
  }
  grid = Convolve(grid, 5, 2, layers_[0].weights, layers_[0].bias);
  grid = Pool(Convolve(grid, 3, 1, layers_[1].weights, layers_[1].bias), 2, 2);
  grid = Pool(Convolve(grid, 3, 1, layers_[2].weights, layers_[2].bias), 1, 2);
  grid = Convolve(grid, 3, 1, layers_[3].weights, layers_[3].bias);
  grid = FoldColumns(grid, layers_[4].weights, layers_[4].bias);
  for (size_t i = 0; i < kSpans.size(); ++i) {
    grid = LookAlong(grid, kSpans[i], layers_[5 + i].weights, layers_[5 + i].bias);
  }
  const nets::Layer& last = layers_.back();
  LetterLogs result{static_cast<size_t>(grid.width), last.bias.size(), {}};
  result.logs.resize(result.places * result.letters);
  for (size_t place = 0; place < result.places; ++place) {
    float* logs = &result.logs[place * result.letters];
    std::copy(last.bias.begin(), last.bias.end(), logs);
    AddProduct(grid.At(static_cast<int>(place), 0), grid.channels, last.weights.data(), result.letters, logs);
    const float top = *std::max_element(logs, logs + result.letters);
    float sum = 0;
    for (size_t i = 0; i < result.letters; ++i) sum += std::exp(logs[i] - top);
    const float whole = top + std::log(sum);
    for (size_t i = 0; i < result.letters; ++i) logs[i] -= whole;
  }
  return result;
}

}  // namespace sohoa::lettering
