// Rows of letters that scripts/names/rows.py made: plain PBM and PGM files.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "extractors/lettering/row_picture.h"

namespace sohoa::lettering {

// The row's ink as all there is: black, on white paper.
inline std::vector<std::uint8_t> AllBlack(const std::vector<std::uint8_t>& ink) {
  std::vector<std::uint8_t> darkness;
  darkness.reserve(ink.size());
  for (const std::uint8_t bit : ink) darkness.push_back(bit == 0 ? 0 : 255);
  return darkness;
}

// The row of tests/unit/lettering/rows/`name`.pbm.
inline RowImage RowOf(const std::string& name) {
  std::ifstream file(std::string(SOHOA_SOURCE_DIR) + "/tests/unit/lettering/rows/" + name + ".pbm");
  std::string kind;
  RowImage row;
  file >> kind >> row.width >> row.height;
  EXPECT_EQ(kind, "P1") << name;
  for (char bit = 0; file >> bit;) row.ink.push_back(bit == '1' ? 1 : 0);
  row.darkness = AllBlack(row.ink);
  EXPECT_EQ(row.ink.size(), static_cast<size_t>(row.width) * row.height);
  return row;
}

// The same with all that lies over it, from tests/unit/lettering/rows/`name`.pgm.
inline RowImage RowInTones(const std::string& name) {
  RowImage row = RowOf(name);
  std::ifstream file(std::string(SOHOA_SOURCE_DIR) + "/tests/unit/lettering/rows/" + name + ".pgm");
  std::string kind;
  int width = 0;
  int height = 0;
  int most = 0;
  file >> kind >> width >> height >> most;
  EXPECT_EQ(kind, "P2") << name;
  row.darkness.clear();
  for (int value = 0; file >> value;) row.darkness.push_back(static_cast<std::uint8_t>(value));
  EXPECT_EQ(row.darkness.size(), row.ink.size()) << name;
  return row;
}

}  // namespace sohoa::lettering
