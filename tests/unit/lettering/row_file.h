// Rows of letters that scripts/names/rows.py made: plain PBM files.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "extractors/lettering/row_picture.h"

namespace sohoa::lettering {

// The row of tests/unit/lettering/rows/`name`.pbm.
inline RowBits RowOf(const std::string& name) {
  std::ifstream file(std::string(SOHOA_SOURCE_DIR) + "/tests/unit/lettering/rows/" + name + ".pbm");
  std::string kind;
  RowBits row;
  file >> kind >> row.width >> row.height;
  EXPECT_EQ(kind, "P1") << name;
  for (char bit = 0; file >> bit;) row.ink.push_back(bit == '1' ? 1 : 0);
  EXPECT_EQ(row.ink.size(), static_cast<size_t>(row.width) * row.height);
  return row;
}

}  // namespace sohoa::lettering
