#include "extractors/reading/engine_calls.h"

#include <dlfcn.h>
#include <leptonica/allheaders.h>

namespace {

thread_local int packing_loosely = 0;

// The sections of the parallel region that runs now.
struct Sections {
  unsigned next = 0;
  unsigned count = 0;
};
thread_local Sections sections;

using WriteMem = l_ok (*)(l_uint8**, size_t*, PIX*, l_int32);

}  // namespace

namespace sohoa::reading {

PackingLoosely::PackingLoosely() { ++packing_loosely; }
PackingLoosely::~PackingLoosely() { --packing_loosely; }

}  // namespace sohoa::reading

extern "C" {

// Leptonica's own form, which its `pixReadMem` knows as well as PNG, is a copy of the pixels.
l_ok pixWriteMem(l_uint8** bytes, size_t* size, PIX* pix, l_int32 format) {
  if (packing_loosely > 0 && format == IFF_PNG) return pixWriteMemSpix(bytes, size, pix);
  static const auto original = reinterpret_cast<WriteMem>(dlsym(RTLD_NEXT, "pixWriteMem"));
  return original != nullptr ? original(bytes, size, pix, format) : 1;
}

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

}  // extern "C"
