#include "extractors/handwriting/digit_net.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

namespace sohoa::handwriting {
namespace {

constexpr std::string_view kMagic = "SOHOA-DIGITS 1\n";
constexpr std::array<std::array<int, 2>, 4> kShapes = {{{9, 12}, {108, 24}, {1178, 64}, {64, 11}}};

Error Bad(const std::string& what) { return Error{ErrorCode::kConfigInvalid, "digits.weights", 0, what}; }

// Takes numbers from the front of the bytes.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  bool Has(size_t count) const { return bytes_.size() >= count; }
  size_t left() const { return bytes_.size(); }

  float Float() {
    std::uint32_t bits = 0;
    for (int i = 0; i < 4; ++i) bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
    bytes_.remove_prefix(4);
    return std::bit_cast<float>(bits);
  }

  int Byte() {
    const int value = static_cast<signed char>(bytes_[0]);
    bytes_.remove_prefix(1);
    return value;
  }

 private:
  std::string_view bytes_;
};

// Each place's 3x3 surroundings through one layer, negative results cut off, then the greatest of each 2x2.
std::vector<float> Convolve(const std::vector<float>& in, int side, int channels, const std::vector<float>& weights,
                            const std::vector<float>& bias) {
  const size_t out_channels = bias.size();
  const int half = side / 2;
  std::vector<float> out(static_cast<size_t>(half) * half * out_channels, 0.0F);
  std::vector<float> sum(out_channels);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      sum = bias;
      for (int place = 0; place < 9; ++place) {
        const int py = y + place / 3 - 1;
        const int px = x + place % 3 - 1;
        if (py < 0 || px < 0 || py >= side || px >= side) continue;
        const float* from = &in[(static_cast<size_t>(py) * side + px) * channels];
        const float* row = &weights[static_cast<size_t>(place) * channels * out_channels];
        for (int c = 0; c < channels; ++c, row += out_channels) {
          if (from[c] == 0) continue;  // most of a digit's picture is paper
          for (size_t o = 0; o < out_channels; ++o) sum[o] += from[c] * row[o];
        }
      }
      float* to = &out[(static_cast<size_t>(y / 2) * half + x / 2) * out_channels];
      for (size_t o = 0; o < out_channels; ++o) to[o] = std::max(to[o], sum[o]);
    }
  }
  return out;
}

std::vector<float> Multiply(const std::vector<float>& in, const std::vector<float>& weights,
                            const std::vector<float>& bias) {
  std::vector<float> out = bias;
  const float* row = weights.data();
  for (const float value : in) {
    if (value != 0) {
      for (size_t o = 0; o < out.size(); ++o) out[o] += value * row[o];
    }
    row += out.size();
  }
  return out;
}

}  // namespace

Result<DigitNet> DigitNet::Load(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return Bad("not a file of weights, or of another version");
  Cursor cursor(bytes.substr(kMagic.size()));
  DigitNet net;
  if (!cursor.Has(4)) return Bad("cut short");
  net.temperature_ = cursor.Float();
  if (!(net.temperature_ > 0.05 && net.temperature_ < 20)) return Bad("the temperature is out of bounds");
  for (size_t i = 0; i < kShapes.size(); ++i) {
    Layer& layer = net.layers_[i];
    layer.rows = kShapes[i][0];
    layer.columns = kShapes[i][1];
    const auto columns = static_cast<size_t>(layer.columns);
    const size_t cells = columns * static_cast<size_t>(layer.rows);
    if (!cursor.Has(8 * columns + cells)) return Bad("cut short");
    std::vector<float> scales(columns);
    for (float& scale : scales) scale = cursor.Float();
    for (size_t c = 0; c < columns; ++c) layer.bias.push_back(cursor.Float());
    for (size_t c = 0; c < cells; ++c) layer.weights.push_back(static_cast<float>(cursor.Byte()) * scales[c % columns]);
    const auto finite = [](float value) { return std::isfinite(value); };
    if (!std::all_of(layer.weights.begin(), layer.weights.end(), finite) ||
        !std::all_of(layer.bias.begin(), layer.bias.end(), finite)) {
      return Bad("a weight is not a number");
    }
  }
  if (cursor.left() != 0) return Bad("longer than it may be");
  return net;
}

DigitLogs DigitNet::Judge(const DigitPicture& picture, const std::array<float, 2>& sizes) const {
  std::vector<float> values(picture.begin(), picture.end());
  values = Convolve(values, kSide, 1, layers_[0].weights, layers_[0].bias);
  values = Convolve(values, kSide / 2, layers_[0].columns, layers_[1].weights, layers_[1].bias);
  values.insert(values.end(), sizes.begin(), sizes.end());
  values = Multiply(values, layers_[2].weights, layers_[2].bias);
  for (float& value : values) value = std::max(0.0F, value);
  values = Multiply(values, layers_[3].weights, layers_[3].bias);
  const float top = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (const float value : values) sum += std::exp(value - top);
  DigitLogs logs{};
  for (size_t i = 0; i < logs.size(); ++i) logs[i] = values[i] - top - std::log(sum);
  return logs;
}

}  // namespace sohoa::handwriting
