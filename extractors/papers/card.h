// What the machine-readable parts of papers say: the QR payload of a căn cước (domain.md 5.2), the lines of its back
// for machines, dossier codes in barcodes (domain.md 2.2). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/page.h"

namespace sohoa::papers {

struct CardCode {
  std::vector<std::string> parts;  // as between the bars of the payload
  int page = 0;                    // index into the pages given
  Box box;
};

std::optional<CardCode> FindCardCode(const std::vector<const Page*>& pages);

struct MachineLines {
  std::string personal_id;
  std::string birth;   // yymmdd
  std::string expiry;  // yymmdd
  std::string sex;     // "Nam", "Nữ" or empty
};
std::optional<MachineLines> FindMachineLines(const std::vector<const Page*>& pages);

// A dossier code in a QR or barcode of the page; empty when there is none.
std::string FindDossierCode(const Page& page);

}  // namespace sohoa::papers
