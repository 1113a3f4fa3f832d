// Facts of dossiers out of a CSV file (RFC 4180, UTF-8 with or without a mark, ',' or ';' between cells). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.h"
#include "model/event.h"

namespace sohoa::cli {

struct CsvMistake {
  int line = 0;  // from 1
  Message message = Message::kCsvQuote;
  std::vector<std::string> arguments;
};

// What a line says of a dossier: a column that is absent, or a cell that is empty, says nothing.
struct SaidFacts {
  DossierFacts facts;
  bool says_vneid = false;
};

struct DossierCsv {
  std::vector<SaidFacts> said;
  std::vector<CsvMistake> mistakes;
};

DossierCsv ReadDossierCsv(std::string_view text);

// "counter", "online", "post", or 1, 2, 3 as KenhThucHien has them; kUnknown for anything else.
Channel ChannelOf(std::string_view word);

// `current` with what is said; what is not said stays.
DossierFacts Merge(DossierFacts current, const SaidFacts& said);

}  // namespace sohoa::cli
