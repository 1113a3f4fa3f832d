#include "extractors/reading/engine_calls.h"

#include <gtest/gtest.h>

#include <string>

#include "extractors/reading/pix.h"

namespace sohoa::reading {
namespace {

PixPtr Chequered() {
  PixPtr pix(pixCreate(33, 7, 8));
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 33; ++x) pixSetPixel(pix.get(), x, y, static_cast<l_uint32>((x * 7 + y * 31) % 256));
  }
  return pix;
}

std::string Packed(Pix* pix) {
  l_uint8* bytes = nullptr;
  size_t size = 0;
  if (pixWriteMem(&bytes, &size, pix, IFF_PNG) != 0) return {};
  std::string packed(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return packed;
}

TEST(PackingLoosely, KeepsEveryPixel) {
  const PixPtr pix = Chequered();
  const PackingLoosely cheaply;
  const std::string packed = Packed(pix.get());
  const PixPtr back(pixReadMem(reinterpret_cast<const l_uint8*>(packed.data()), packed.size()));
  ASSERT_NE(back, nullptr);
  int same = 0;
  pixEqual(pix.get(), back.get(), &same);
  EXPECT_EQ(same, 1);
}

TEST(PackingLoosely, WritesNoPng) {
  const PackingLoosely cheaply;
  EXPECT_NE(Packed(Chequered().get()).substr(1, 3), "PNG");
}

TEST(PackingLoosely, LeavesPngAloneAfterwards) {
  { const PackingLoosely cheaply; }
  EXPECT_EQ(Packed(Chequered().get()).substr(1, 3), "PNG");
}

TEST(ParallelRegions, RunEachSectionOnce) {
  int first = 0;
  int second = 0;
  int third = 0;
#pragma omp parallel sections num_threads(3)
  {
    ++first;
#pragma omp section
    ++second;
#pragma omp section
    ++third;
  }
  EXPECT_EQ(first, 1);
  EXPECT_EQ(second, 1);
  EXPECT_EQ(third, 1);
}

TEST(ParallelRegions, RunALoopToItsEnd) {
  int sum = 0;
#pragma omp parallel for num_threads(4)
  for (int i = 1; i <= 10; ++i) sum += i;
  EXPECT_EQ(sum, 55);
}

}  // namespace
}  // namespace sohoa::reading
