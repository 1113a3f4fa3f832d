#include "exporters/srgb_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace sohoa::exporters {
namespace {

constexpr std::string_view kDescription = "sRGB IEC61966-2.1";
constexpr std::string_view kCopyright = "No copyright, use freely";

// Primaries and white of sRGB adapted to the D50 of the profile connection space (ICC.1, annex E).
constexpr std::array<double, 3> kD50 = {0.9642, 1.0, 0.8249};
constexpr std::array<double, 3> kRed = {0.4360747, 0.2225045, 0.0139322};
constexpr std::array<double, 3> kGreen = {0.3850649, 0.7168786, 0.0971045};
constexpr std::array<double, 3> kBlue = {0.1430804, 0.0606169, 0.7141733};

void Put(std::string* out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out->push_back(static_cast<char>(value >> shift & 0xff));
}

void PutFixed(std::string* out, double value) {
  constexpr double kOne = 65536;
  Put(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * kOne))), 4);
}

std::string Xyz(const std::array<double, 3>& value) {
  std::string tag("XYZ \0\0\0\0", 8);
  for (double part : value) PutFixed(&tag, part);
  return tag;
}

std::string Text(std::string_view text) { return std::string("text\0\0\0\0", 8) + std::string(text) + '\0'; }

std::string Description(std::string_view text) {
  constexpr int kEmptyUnicodeAndScript = 4 + 4 + 2 + 1 + 67;
  std::string tag("desc\0\0\0\0", 8);
  Put(&tag, static_cast<std::uint32_t>(text.size() + 1), 4);
  tag += text;
  tag.append(1 + kEmptyUnicodeAndScript, '\0');
  return tag;
}

// The transfer curve in as many steps as keep it within a thousandth of its formula.
std::string Curve() {
  constexpr int kSteps = 1024;
  constexpr double kFull = 65535;
  std::string tag("curv\0\0\0\0", 8);
  Put(&tag, kSteps, 4);
  for (int i = 0; i < kSteps; ++i) {
    const double v = static_cast<double>(i) / (kSteps - 1);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    Put(&tag, static_cast<std::uint32_t>(std::lround(linear * kFull)), 2);
  }
  return tag;
}

std::string Header(std::uint32_t size) {
  std::string header;
  Put(&header, size, 4);
  header += std::string(4, '\0');
  Put(&header, 0x02100000, 4);  // version 2.1
  header += "mntrRGB XYZ ";
  for (std::uint32_t part : {1999U, 1U, 1U, 0U, 0U, 0U}) Put(&header, part, 2);  // of the standard; never of today
  header += "acsp";
  header += std::string(28, '\0');  // no platform, no flags, no device, perceptual
  for (double part : kD50) PutFixed(&header, part);
  header.resize(128, '\0');
  return header;
}

}  // namespace

std::string SrgbProfile() {
  const std::vector<std::pair<std::string_view, std::string>> tags = {{"desc", Description(kDescription)},
                                                                      {"cprt", Text(kCopyright)},
                                                                      {"wtpt", Xyz({0.9505, 1.0, 1.0891})},
                                                                      {"rXYZ", Xyz(kRed)},
                                                                      {"gXYZ", Xyz(kGreen)},
                                                                      {"bXYZ", Xyz(kBlue)},
                                                                      {"rTRC", Curve()}};
  constexpr std::uint32_t kHeader = 128;
  const auto count = static_cast<std::uint32_t>(tags.size() + 2);  // green and blue share red's curve
  std::string table;
  Put(&table, count, 4);
  std::string body;
  const std::uint32_t body_at = kHeader + 4 + 12 * count;
  const auto entry = [&](std::string_view name, std::uint32_t at, std::size_t size) {
    table += name;
    Put(&table, at, 4);
    Put(&table, static_cast<std::uint32_t>(size), 4);
  };
  for (const auto& [name, bytes] : tags) {
    const auto at = body_at + static_cast<std::uint32_t>(body.size());
    entry(name, at, bytes.size());
    if (name == "rTRC") {
      entry("gTRC", at, bytes.size());
      entry("bTRC", at, bytes.size());
    }
    body += bytes;
    body.resize((body.size() + 3) / 4 * 4, '\0');
  }
  return Header(body_at + static_cast<std::uint32_t>(body.size())) + table + body;
}

}  // namespace sohoa::exporters
