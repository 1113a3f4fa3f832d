// The median that this folder measures print by. Pure; thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sohoa::reading {

// The upper one of the two in the middle; `values` must not be empty.
template <typename Value>
Value UpperMedian(std::vector<Value> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace sohoa::reading
