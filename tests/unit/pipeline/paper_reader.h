// Papers as plain text, for tests: a reader that a worker process uses instead of the real one, and rules that go with
// it.
//
// A file begins with the line "PAPERS"; each further line is a page, its words separated by spaces. The first word of a
// page may ask for trouble: CRASH, HANG, EAT (memory), DAMAGED, ONCE:<path> (crash unless the path exists, and make
// it), UNLESS:<variable> (crash while the environment has it), and TRY:socket, TRY:exec, TRY:fork, TRY:kill,
// OPEN:<file>, LIST:<folder>, MAKE:<file>, whose page says "allowed" or "denied".
#pragma once

#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "extractors/reading/page_reader.h"
#include "pipeline/worker.h"

namespace sohoa::pipeline {

Result<std::unique_ptr<reading::PageReader>> MakePaperReader(const reading::ReaderOptions& options);

// A page with "paper:<type>" begins a document; without it, it belongs to the one before. Further words:
// "<field>=<value>" (accepted), "<field>?<value>" (in review), "identity:<text>", "dossier:<code>", "SECRET",
// "SEPARATOR". A page without words is blank.
papers::SourceReading ExtractPapers(const std::vector<Page>& pages);

// "PAPERS\n<page>\n<page>\n"
std::string Papers(const std::vector<std::string>& pages);
inline const std::string kPaper = Papers({"paper:cong_van number=1"});

}  // namespace sohoa::pipeline
