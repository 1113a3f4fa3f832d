// Pages of one original as a PDF with their words underneath. Scans are taken over as they are coded; pages of a PDF
// keep their content. No bytes of the original are changed anywhere; this is a further file.
//
// What a page gets besides: a page that was read from its picture gets our words, invisible, where the print is, and
// stands upright (/Rotate); a recogniser's layer that it had before is taken out, and visible text that cannot be
// trusted is kept from the text (ActualText), since its letters are on the picture and among our words. Notes and
// signature fields with an appearance become part of the page; what else hangs on a page (scripts, links, structure) is
// left behind.
//
// Reads a stranger's file: call it in a worker process only. Not thread-safe. The one folder beside reading that
// touches qpdf; no exception of it leaves.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "model/result.h"

namespace sohoa::exporters {

// A page (from 1) of the original as an image file that was coded without loss: PNG, or TIFF with one Group 4 strip.
using PictureMaker = std::function<Result<std::string>(int page)>;

// `pages` in the order in which they shall stand. `picture` is asked for pages whose coding a PDF does not know.
// `passwords` are tried on a PDF that asks for one; the copy asks for none.
// Errors: those of `picture`; kInternal when the PDF cannot be written.
Result<std::string> CopyPages(std::string_view original, const std::vector<Page>& pages, const PictureMaker& picture,
                              const std::vector<std::string>& passwords = {});

}  // namespace sohoa::exporters
