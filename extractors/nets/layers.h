// What our small nets share: the numbers in their files of weights, and one layer's product. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::nets {

struct Layer {
  std::vector<float> weights;  // of each input its outputs, side by side
  std::vector<float> bias;     // one for each output
};

// Takes numbers from the front of a file of weights, little endian. Ask Has() first.
class WeightsReader {
 public:
  explicit WeightsReader(std::string_view bytes) : bytes_(bytes) {}

  bool Has(std::size_t count) const { return bytes_.size() >= count; }
  std::size_t left() const { return bytes_.size(); }
  std::uint32_t Word();
  float Float();

  // A layer of inputs x outputs: a scale and then a bias for each output, then the cells, one byte each, times their
  // output's scale. Otherwise what is wrong with it.
  std::optional<std::string> ReadLayer(std::size_t inputs, std::size_t outputs, Layer* layer);

 private:
  int Byte();

  std::string_view bytes_;
};

// Adds what `inputs` values at `from` say of each output to `sum`.
void AddProduct(const float* from, std::size_t inputs, const float* weights, std::size_t outputs, float* sum);

}  // namespace sohoa::nets
