// Files that somebody made to harm whoever opens them. Small here; what they ask for is not.
#pragma once

#include <string>

namespace sohoa::flow {

// A ZIP whose entries, `count` of them, all are the same `bytes` zero bytes, stored once (D. Fifield, "A better zip
// bomb", WOOT 2019).
std::string ZipOfOverlappingEntries(int count, std::size_t bytes);

std::string ZipOfEmptyEntries(int count);

// Archives within archives, `depth` of them, a letter in the innermost. One that holds itself looks like that, too.
std::string NestedZip(int depth);

// A page tree of a few objects with 2^levels pages.
std::string PdfWithBranchingPages(int levels);

// A page tree whose only child is itself.
std::string PdfWithCircularPages();

// A page whose content is `bytes` spaces under two layers of deflate.
std::string PdfWithInflatingContent(std::size_t bytes);

// A page that draws a form which draws itself.
std::string PdfWithRecursiveForm();

// An array in an array in an array ...
std::string PdfWithDeepArrays(int depth);

// A page with an image that claims `size` × `size` pixels, in JPEG 2000 or JBIG2.
std::string PdfWithHugeJpx(unsigned size);
std::string PdfWithHugeJbig2(unsigned size);

// A TIFF whose second page is its first.
std::string CircularTiff();

}  // namespace sohoa::flow
