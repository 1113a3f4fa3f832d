// A dossier as the national public-service portal takes it from a province (the record from which the index of Quyết
// định 766 is computed): JSON with the portal's own keys. Checked before it is written. Pure; thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::exporters {

// DuocTaiSuDung: 2 when the reused result has a code that stands for it.
enum class NationalReuse { kNone = 0, kReused = 1, kReplaced = 2 };

// One of TaiLieuNop.
struct NationalFile {
  std::string id;         // TepDinhKemId
  std::string name;       // TenTepDinhKem
  std::string component;  // MaThanhPhanHoSo
  std::string link;       // DuongDanTaiTepTin
  bool is_digitised = false;
  NationalReuse reuse = NationalReuse::kNone;
  bool is_from_national_store = false;
  std::string replaced_by;  // MaKetQuaThayThe
};

// One of DanhSachGiayToKetQua.
struct NationalResult {
  std::string id, name, component, link, result_code;
};

// Texts as the portal has them; an empty one is left out unless it is required. Dates are ISO days.
struct NationalDossier {
  std::string code, procedure, procedure_name, field_code;
  int channel = 0;  // KenhThucHien: 1, 2, 3; 0: unknown
  std::string holder_id, holder_name, holder_kind;
  std::string received_on, due_on, finished_on;
  std::string status;  // TrangThaiHoSo
  std::string agency;  // DonViXuLy
  bool by_vneid = false;
  std::vector<NationalFile> files;
  std::vector<NationalResult> results;
};

// What the portal asks for: keys that must not be empty, and RE2 patterns that the values of keys must match whole.
struct NationalRules {
  std::vector<std::string> required;            // keys of the dossier, of its files and results
  std::map<std::string, std::string> patterns;  // key → pattern; checked where the value is not empty
};

// Vietnamese sentences, one for each thing that is missing or out of form; empty: it may leave. A pattern that is none
// is named, too.
std::vector<std::string> CheckNational(const NationalDossier& dossier, const NationalRules& rules);

// Vietnamese sentences on codes that may leave empty because no list of them is known: MaLinhVuc, MaThanhPhanHoSo,
// MaGiayToKetQua. Nobody should take them for filled.
std::vector<std::string> UnknownInNational(const NationalDossier& dossier);

// Indented JSON, its keys in the portal's order.
std::string NationalJson(const NationalDossier& dossier);

// "2026-01-15" as "15/01/2026 00:00:00"; other text as it is.
std::string NationalTime(std::string_view iso_day);

}  // namespace sohoa::exporters
