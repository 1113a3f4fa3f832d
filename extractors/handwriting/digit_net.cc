#include "extractors/handwriting/digit_net.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace sohoa::handwriting {
namespace {

using nets::AddProduct;

constexpr std::string_view kMagic = "SOHOA-DIGITS 1\n";
constexpr std::array<std::array<size_t, 2>, 4> kShapes = {{{9, 12}, {108, 24}, {1178, 64}, {64, 11}}};

Error Bad(const std::string& what) { return Error{ErrorCode::kConfigInvalid, "digits.weights", 0, what}; }

// Each place's 3x3 surroundings through one layer, negative results cut off, then the greatest of each 2x2.
std::vector<float> Convolve(const std::vector<float>& in, int side, size_t channels, const std::vector<float>& weights,
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
        AddProduct(from, channels, &weights[place * channels * out_channels], out_channels, sum.data());
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
  AddProduct(in.data(), in.size(), weights.data(), out.size(), out.data());
  return out;
}

}  // namespace

Result<DigitNet> DigitNet::Load(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return Bad("not a file of weights, or of another version");
  nets::WeightsReader cursor(bytes.substr(kMagic.size()));
  DigitNet net;
  if (!cursor.Has(4)) return Bad("cut short");
  net.temperature_ = cursor.Float();
  if (!(net.temperature_ > 0.05 && net.temperature_ < 20)) return Bad("the temperature is out of bounds");
  for (size_t i = 0; i < kShapes.size(); ++i) {
    const auto wrong = cursor.ReadLayer(kShapes[i][0], kShapes[i][1], &net.layers_[i]);
    if (wrong) return Bad(*wrong);
  }
  if (cursor.left() != 0) return Bad("longer than it may be");
  return net;
}

DigitLogs DigitNet::Judge(const DigitPicture& picture, const std::array<float, 2>& sizes) const {
  std::vector<float> values(picture.begin(), picture.end());
  values = Convolve(values, kSide, 1, layers_[0].weights, layers_[0].bias);
  values = Convolve(values, kSide / 2, layers_[0].bias.size(), layers_[1].weights, layers_[1].bias);
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
