// Names of archive members: what people are shown is always a relative path in whole UTF-8, whatever stood in the
// archive.
#include <filesystem>
#include <string>

#include "pipeline/dossier_name.h"
#include "pipeline/member_name.h"
#include "tests/fuzz/target.h"
#include "text/vietnamese.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sohoa::fuzz::Demand;
  const std::string_view bytes = sohoa::fuzz::BytesOf(data, size);
  const std::string decoded = sohoa::pipeline::DecodeName(bytes);
  Demand(bytes.empty() || !decoded.empty(), "a name stays a name");
  const std::string safe = sohoa::pipeline::SafeRelativeName(decoded);
  Demand(!safe.starts_with('/'), "a path is relative");
  for (const auto& part : std::filesystem::path(safe)) {
    Demand(part != ".." && part != ".", "a path stays in its folder");
  }
  for (char c : safe) Demand(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a path has no control characters");
  Demand(sohoa::pipeline::SafeRelativeName(safe) == safe, "a safe name is a safe name");
  sohoa::pipeline::FindDossierCode(safe);
  sohoa::pipeline::DossierFromNames({safe, {decoded}, safe});
  sohoa::pipeline::WithoutArchiveEnding(safe);
  return 0;
}
