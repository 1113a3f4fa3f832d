#include "extractors/nets/layers.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace sohoa::nets {

std::uint32_t WeightsReader::Word() {
  std::uint32_t bits = 0;
  for (int i = 0; i < 4; ++i) bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[i])) << (8 * i);
  bytes_.remove_prefix(4);
  return bits;
}

float WeightsReader::Float() { return std::bit_cast<float>(Word()); }

int WeightsReader::Byte() {
  const int byte = static_cast<unsigned char>(bytes_[0]);
  const int value = byte < 128 ? byte : byte - 256;
  bytes_.remove_prefix(1);
  return value;
}

std::optional<std::string> WeightsReader::ReadLayer(std::size_t inputs, std::size_t outputs, Layer* layer) {
  const std::size_t cells = inputs * outputs;
  if (!Has(8 * outputs + cells)) return "cut short";
  std::vector<float> scales(outputs);
  for (float& scale : scales) scale = Float();
  for (std::size_t c = 0; c < outputs; ++c) layer->bias.push_back(Float());
  layer->weights.reserve(cells);
  for (std::size_t c = 0; c < cells; ++c) {
    layer->weights.push_back(static_cast<float>(Byte()) * scales[c % outputs]);
  }
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::all_of(layer->weights.begin(), layer->weights.end(), finite) ||
      !std::all_of(layer->bias.begin(), layer->bias.end(), finite)) {
    return "a weight is not a number";
  }
  return std::nullopt;
}

// Vectors twice as wide where the processor has them. Each output is summed by itself, in the same order and without
// fused steps: the result is the same to the bit.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
void AddProduct(const float* from, std::size_t inputs, const float* weights, std::size_t outputs, float* sum) {
  for (std::size_t c = 0; c < inputs; ++c, weights += outputs) {
    const float value = from[c];
    if (value == 0) continue;  // paper, and half of what leaves a layer
    for (std::size_t o = 0; o < outputs; ++o) sum[o] += value * weights[o];
  }
}

}  // namespace sohoa::nets
