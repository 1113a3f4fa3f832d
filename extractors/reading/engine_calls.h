// Four things that Tesseract asks for, answered more cheaply; the readings stay the same to the letter.
//
// It packs the picture of every line as PNG, only to unpack it once before the network sees it (ImageData, 5.x without
// TESSERACT_IMAGEDATA_AS_PIX): a sixteenth of a page's time. And it opens a parallel region of OpenMP at every step
// along a line; with one thread each still costs a team, an allocation and a system call, together a thirtieth.
//
// Its networks are so small that walking over the pixels' places cost more than the first layer's sums: a tenth of a
// page's time went into asking four functions, for each neighbour of each pixel, whether it lies inside the picture
// (StrideMap::Index::AddOffset). And starting an engine fills tables of look-alike letters for the old recogniser,
// which is not used: a third of a start.
//
// How: the definitions of `pixWriteMem`, of four functions of libgomp and of two of Tesseract's own in engine_calls.cc
// stand in the program itself, where the dynamic linker looks before it looks in the libraries. Where a build of
// Tesseract calls none of them, nothing changes but the time.
#pragma once

namespace sohoa::reading {

// While one lives, this thread's pictures are packed without compressing them. Everybody else's are left alone.
class PackingLoosely {
 public:
  PackingLoosely();
  ~PackingLoosely();
  PackingLoosely(const PackingLoosely&) = delete;
  PackingLoosely& operator=(const PackingLoosely&) = delete;
};

}  // namespace sohoa::reading
