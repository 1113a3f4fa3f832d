#include "tests/flow/pipeline/quine_zip.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "tests/flow/pipeline/little.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

// Bits as deflate packs them (RFC 1951, 3.1.1): values from their lowest bit on, codes from their highest.
class Bits {
 public:
  void Value(unsigned value, int bits) {
    for (int i = 0; i < bits; ++i) Bit(value >> i & 1);
  }
  void Code(unsigned code, int bits) {
    for (int i = bits - 1; i >= 0; --i) Bit(code >> i & 1);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void Bit(unsigned bit) {
    if (count_ % 8 == 0) bytes_.push_back('\0');
    bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | bit << (count_++ % 8));
  }

  std::string bytes_;
  int count_ = 0;
};

// The place of the largest base that is not above a value, and the rest (RFC 1951, 3.2.5).
struct Step {
  unsigned place, rest, extra_bits;
};
template <std::size_t kCount>
Step StepOf(unsigned value, const std::array<unsigned, kCount>& bases, const std::array<unsigned, kCount>& extra) {
  std::size_t place = kCount - 1;
  while (bases.at(place) > value) --place;
  return {static_cast<unsigned>(place), value - bases.at(place), extra.at(place)};
}

// "Repeat `length` of what came `distance` bytes ago", in fixed codes.
void Match(unsigned length, unsigned distance, Bits* bits) {
  constexpr std::array<unsigned, 28> kLengths{3,  4,  5,  6,  7,  8,  9,  10, 11, 13,  15,  17,  19,  23,
                                              27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227};
  constexpr std::array<unsigned, 28> kLengthExtra{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2,
                                                  2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5};
  constexpr std::array<unsigned, 14> kDistances{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97};
  constexpr std::array<unsigned, 14> kDistanceExtra{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
  constexpr unsigned kShortCodes = 23;  // lengths whose codes have seven bits, and begin behind the end of a block
  const Step at = StepOf(length, kLengths, kLengthExtra);
  if (at.place < kShortCodes) {
    bits->Code(at.place + 1, 7);
  } else {
    bits->Code(0xc0 + at.place - kShortCodes, 8);
  }
  bits->Value(at.rest, static_cast<int>(at.extra_bits));
  const Step back = StepOf(distance, kDistances, kDistanceExtra);
  bits->Code(back.place, 5);
  bits->Value(back.rest, static_cast<int>(back.extra_bits));
}

void BeginFixedBlock(Bits* bits) { bits->Value(2, 3); }
void EndBlock(Bits* bits) { bits->Code(0, 7); }

// "Print the next `bytes` bytes": five bytes long.
std::string Print(std::size_t bytes, bool is_last = false) {
  const auto count = static_cast<std::uint32_t>(bytes);
  return std::string(1, is_last ? '\1' : '\0') + Little(count, 2) + Little(~count, 2);
}

// "Repeat the last bytes", in one match or two, and an empty block where the bits would not fill bytes otherwise.
std::string Repeat(const std::vector<unsigned>& lengths, bool fill = false) {
  unsigned distance = 0;
  for (const unsigned length : lengths) distance += length;
  Bits bits;
  BeginFixedBlock(&bits);
  for (const unsigned length : lengths) Match(length, distance, &bits);
  EndBlock(&bits);
  if (fill) {
    BeginFixedBlock(&bits);
    EndBlock(&bits);
  }
  return bits.bytes();
}

// With these lengths of name and comment the three repetitions take whole bytes: five, five and four.
constexpr const char* kName = "in/itself/over/and/over/it.zip";
constexpr const char* kComment = "and over";

struct Facts {
  std::uint32_t crc, packed, size;
};

std::string FactsOf(const Facts& facts) {
  return Little(20, 2) + Little(0, 2) + Little(8, 2) + Little(0, 2) + Little(0x21, 2) + Little(facts.crc, 4) +
         Little(facts.packed, 4) + Little(facts.size, 4) + Little(30, 2) + Little(0, 2);
}

// R. Cox, "Zip Files All The Way Down" (research.swtch.com/zip, 2010): a program of "print" and "repeat" that writes
// itself, with the head and the tail of the archive in it.
std::string ZipOf(const Facts& facts) {
  const std::string head = "PK\3\4" + FactsOf(facts) + kName;
  const std::string directory = "PK\1\2" + Little(20, 2) + FactsOf(facts) + std::string(14, '\0') + kName;
  const std::string tail = Print(0, true) + directory + "PK\5\6" + Little(0, 4) + Little(1, 2) + Little(1, 2) +
                           Little(static_cast<std::uint32_t>(directory.size()), 4) +
                           Little(static_cast<std::uint32_t>(head.size()) + facts.packed, 4) + Little(8, 2) + kComment;
  const std::string again = Repeat({10, 10});
  const std::string head_again = Repeat({static_cast<unsigned>(head.size()) + 5}, true);
  const std::string tail_again = Repeat({static_cast<unsigned>(tail.size()) + 4});
  const std::string print_head = Print(head.size() + 5);
  const std::string print_tail = Print(tail.size() + 4);
  const std::string one = Print(5);
  const std::string four = Print(20);
  const std::string none = Print(0);
  std::string zip = head + print_head + head + print_head + head_again;
  zip += one + head_again + one + one + four + head_again + one + one + four + again;
  zip += four + again + four + again + four + again;
  zip += four + again + none + none + print_tail + again + none + none;
  return zip + print_tail + tail_again + tail + tail_again + tail;
}

// The checksum stands in the bytes that it is of. It is affine over GF(2), so Gauss finds the one that fits.
std::uint32_t FittingChecksum(Facts facts) {
  const auto checksum_with = [&](std::uint32_t crc) {
    facts.crc = crc;
    return pipeline::Crc32(ZipOf(facts));
  };
  std::uint32_t wanted = checksum_with(0);
  const std::uint32_t constant = wanted;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> basis;  // what a choice of bits changes, and the choice
  const auto reduce = [&](std::uint32_t* value, std::uint32_t* choice) {
    for (const auto& [change, bits] : basis) {
      if ((*value ^ change) >= *value) continue;
      *value ^= change;
      *choice ^= bits;
    }
  };
  for (int i = 0; i < 32; ++i) {
    std::uint32_t choice = std::uint32_t{1} << i;
    std::uint32_t change = checksum_with(choice) ^ constant ^ choice;
    reduce(&change, &choice);
    if (change != 0) basis.emplace_back(change, choice);
    std::ranges::sort(basis, std::greater<>());
  }
  std::uint32_t crc = 0;
  reduce(&wanted, &crc);
  return crc;
}

}  // namespace

std::string QuineZip() {
  const auto size = static_cast<std::uint32_t>(ZipOf({}).size());
  constexpr std::uint32_t kHead = 60;
  constexpr std::uint32_t kDirectoryAndEnd = 46 + 30 + 22 + 8;
  Facts facts{0, size - kHead - kDirectoryAndEnd, size};
  facts.crc = FittingChecksum(facts);
  return ZipOf(facts);
}

}  // namespace sohoa::flow
