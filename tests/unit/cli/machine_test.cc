#include "cli/machine.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <vector>

namespace sohoa::cli {
namespace {

// A write buffer comes in blocks of a megabyte, with small things that live on between them.
TEST(Machine, ReturnLargeBlocksLeavesNoFreedBufferWithTheProcess) {
  constexpr std::size_t kMega = 1U << 20;
  ReturnLargeBlocks();
  std::vector<void*> blocks = {std::malloc(16 * kMega)};
  std::free(blocks.back());  // by itself glibc would keep every smaller block from now on
  blocks.clear();
  std::vector<void*> small;
  for (int i = 0; i < 20; ++i) {
    blocks.push_back(std::malloc(kMega));
    small.push_back(std::malloc(64));
  }
  for (void* block : blocks) std::free(block);
  EXPECT_LT(mallinfo2().fordblks, 4 * kMega);
  for (void* one : small) std::free(one);
}

}  // namespace
}  // namespace sohoa::cli
