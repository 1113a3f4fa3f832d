// What page and record coding share: boxes, enumerators, and the guard around protobuf. Internal to codec/.
#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/message_lite.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <string>
#include <string_view>

#include "codec/sohoa.pb.h"
#include "model/geometry.h"
#include "model/result.h"

namespace sohoa::codec {

inline constexpr double kBoxSteps = 1e5;  // in the length of a page
inline constexpr std::uint32_t kFormat = 1;

inline std::int32_t ToSteps(double value, double steps) {
  // A not-a-number or a box far outside the page is a mistake upstream; it must not become undefined behaviour here.
  const double scaled = std::round(value * steps);
  if (!(scaled > -1e9)) return -1'000'000'000;
  return scaled < 1e9 ? static_cast<std::int32_t>(scaled) : 1'000'000'000;
}

inline double FromSteps(std::int64_t value, double steps) { return static_cast<double>(value) / steps; }

void PutBox(const sohoa::Box& box, proto::Box* out);
bool GetBox(const proto::Box& in, sohoa::Box* out);

// Reads an enumerator with the values 0..last; false for one that this version does not know.
template <class E>
bool GetEnum(std::uint32_t number, E last, E* out) {
  if (number > static_cast<std::uint32_t>(last)) return false;
  *out = static_cast<E>(number);
  return true;
}

inline Error Damaged(std::string_view what) {
  return {.code = ErrorCode::kStoreDamaged, .file = "", .page = 0, .detail = std::string(what) + " does not decode"};
}

// Parses into M and converts with `convert(message, &value)`, which may take the message's texts for its own; protobuf
// reports some mistakes by exceptions, which end here.
template <class M, class T, class Convert>
Result<T> Decode(std::string_view bytes, std::string_view what, Convert convert) {
  try {
    // A record is some hundred small pieces, and a lookup decodes twenty records: pieces of their own on the heap would
    // cost more than all the rest of it.
    alignas(std::max_align_t) std::array<char, 16 * 1024> block;  // NOLINT(*-member-init): the arena's to fill
    google::protobuf::ArenaOptions options;
    options.initial_block = block.data();
    options.initial_block_size = block.size();
    google::protobuf::Arena arena(options);
    M& message = *google::protobuf::Arena::CreateMessage<M>(&arena);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) ||
        !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || message.format() == 0) {
      return Damaged(what);
    }
    T value;
    if (!convert(message, &value)) return Damaged(what);
    return value;
  } catch (const std::exception&) {
    return Damaged(what);
  }
}

// Empty, which no Decode accepts, when the message cannot be written (beyond 2 GiB).
template <class M>
std::string Serialize(M& message) {
  message.set_format(kFormat);
  try {
    std::string bytes;
    if (!message.SerializeToString(&bytes)) return {};
    return bytes;
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace sohoa::codec
