#include "extractors/reading/engine_calls.h"

#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <array>
#include <string_view>
#include <vector>

// What Tesseract keeps to itself. Of StrideMap the members are laid out as in src/lstm/stridemap.h of 5.3; no header of
// its development package has them.
namespace tesseract {

class UnicharAmbigs {
 public:
  void LoadUniversal(const UNICHARSET& encoder_set, UNICHARSET* unicharset);
};

enum FlexDimensions { FD_BATCH, FD_HEIGHT, FD_WIDTH, FD_DIMSIZE };

class StrideMap {
 public:
  class Index {
   public:
    bool AddOffset(int offset, FlexDimensions dimension);

   private:
    int MostOf(FlexDimensions dimension) const;
    bool IsInside() const;

    const StrideMap* map_;
    int t_;
    std::array<int, FD_DIMSIZE> indices_;
  };

 private:
  std::array<int, FD_DIMSIZE> shape_;
  std::array<int, FD_DIMSIZE> t_increments_;
  std::vector<int> heights_;
  std::vector<int> widths_;
};

}  // namespace tesseract

namespace {

thread_local int packing_loosely = 0;

// The sections of the parallel region that runs now.
struct Sections {
  unsigned next = 0;
  unsigned count = 0;
};
thread_local Sections sections;

// A member function as the linker sees it: the object is its first argument.
using AddOffsetCall = bool (*)(tesseract::StrideMap::Index*, int, tesseract::FlexDimensions);

// Where the layout above is known to be right. Others get their own function.
bool IsKnownTesseract() {
  static const bool known = std::string_view(tesseract::TessBaseAPI::Version()).starts_with("5.3.");
  return known;
}

using WriteMem = l_ok (*)(l_uint8**, size_t*, PIX*, l_int32);

}  // namespace

namespace sohoa::reading {

PackingLoosely::PackingLoosely() { ++packing_loosely; }
PackingLoosely::~PackingLoosely() { --packing_loosely; }

}  // namespace sohoa::reading

namespace tesseract {

void UnicharAmbigs::LoadUniversal(const UNICHARSET& /*encoder_set*/, UNICHARSET* /*unicharset*/) {}

inline int StrideMap::Index::MostOf(FlexDimensions dimension) const {
  const int most = map_->shape_[dimension] - 1;
  if (dimension == FD_BATCH) return most;
  const std::vector<int>& sizes = dimension == FD_HEIGHT ? map_->heights_ : map_->widths_;
  const auto batch = static_cast<size_t>(indices_[FD_BATCH]);
  return batch >= sizes.size() || sizes[batch] > most ? most : sizes[batch] - 1;
}

inline bool StrideMap::Index::IsInside() const {
  return indices_[FD_BATCH] >= 0 && indices_[FD_HEIGHT] >= 0 && indices_[FD_WIDTH] >= 0 &&
         indices_[FD_BATCH] <= MostOf(FD_BATCH) && indices_[FD_HEIGHT] <= MostOf(FD_HEIGHT) &&
         indices_[FD_WIDTH] <= MostOf(FD_WIDTH);
}

bool StrideMap::Index::AddOffset(int offset, FlexDimensions dimension) {
  if (!IsKnownTesseract()) {
    static const auto original = reinterpret_cast<AddOffsetCall>(
        dlsym(RTLD_NEXT, "_ZN9tesseract9StrideMap5Index9AddOffsetEiNS_14FlexDimensionsE"));
    return original != nullptr && original(this, offset, dimension);
  }
  indices_[dimension] += offset;
  // Only this index moved, and so did the place in memory.
  t_ += map_->t_increments_[dimension] * offset;
  return IsInside();
}

}  // namespace tesseract

extern "C" {

// Leptonica's own form, which its `pixReadMem` knows as well as PNG, is a copy of the pixels.
l_ok pixWriteMem(l_uint8** bytes, size_t* size, PIX* pix, l_int32 format) {
  if (packing_loosely > 0 && format == IFF_PNG) return pixWriteMemSpix(bytes, size, pix);
  static const auto original = reinterpret_cast<WriteMem>(dlsym(RTLD_NEXT, "pixWriteMem"));
  return original != nullptr ? original(bytes, size, pix, format) : 1;
}

// The names are libgomp's. NOLINTBEGIN(readability-identifier-naming)
// What GCC makes of `#pragma omp parallel` and `#pragma omp parallel sections`, for one thread. Its numbering of
// sections from 1, and 0 for "no more", is the documented one (libgomp's manual, "Implementing SECTIONS Construct").
void GOMP_parallel(void (*body)(void*), void* data, unsigned /*threads*/, unsigned /*flags*/) { body(data); }

void GOMP_parallel_sections(void (*body)(void*), void* data, unsigned /*threads*/, unsigned count, unsigned /*flags*/) {
  const Sections outer = sections;
  sections = {1, count};
  body(data);
  sections = outer;
}

unsigned GOMP_sections_next() { return sections.next <= sections.count ? sections.next++ : 0; }

void GOMP_sections_end_nowait() {}
// NOLINTEND(readability-identifier-naming)

}  // extern "C"
