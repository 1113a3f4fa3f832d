#include "exporters/national_record.h"

#include <re2/re2.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sohoa::exporters {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPersonalIdSize = 12;
constexpr std::size_t kOldIdSize = 9;

bool HasDigits(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Json FileJson(const NationalFile& file) {
  Json json;
  json["TepDinhKemId"] = file.id;
  json["TenTepDinhKem"] = file.name;
  json["IsDeleted"] = false;
  json["MaThanhPhanHoSo"] = file.component;
  json["DuongDanTaiTepTin"] = file.link;
  json["DuocSoHoa"] = file.is_digitised ? 1 : 0;
  json["DuocTaiSuDung"] = static_cast<int>(file.reuse);
  json["DuocLayTuKhoDMQG"] = file.is_from_national_store ? 1 : 0;
  json["MaKetQuaThayThe"] = file.replaced_by;
  return json;
}

Json ResultJson(const NationalResult& result) {
  Json json;
  json["TenGiayTo"] = result.name;
  json["MaThanhPhanHoSo"] = result.component;
  json["GiayToId"] = result.id;
  json["DuongDanTepTinKetQua"] = result.link;
  json["MaGiayToKetQua"] = result.result_code;
  return json;
}

// LoaiDinhDanh: 1 for the 12 digits of an identity card, 2 for the 9 of an old one; of anything else nothing is
// claimed.
Json IdentitiesJson(const std::string& id) {
  Json list = Json::array();
  if (HasDigits(id, kPersonalIdSize)) list.push_back({{"LoaiDinhDanh", 1}, {"SoDinhDanh", id}});
  if (HasDigits(id, kOldIdSize)) list.push_back({{"LoaiDinhDanh", 2}, {"SoDinhDanh", id}});
  return list;
}

Json DossierJson(const NationalDossier& dossier) {
  Json json;
  json["MaHoSo"] = dossier.code;
  json["MaTTHC"] = dossier.procedure;
  json["TenTTHC"] = dossier.procedure_name;
  json["MaLinhVuc"] = dossier.field_code;
  json["KenhThucHien"] = dossier.channel == 0 ? "" : std::to_string(dossier.channel);
  json["SoGiayToChuHoSo"] = dossier.holder_id;
  json["ChuHoSo"] = dossier.holder_name;
  json["LoaiDoiTuong"] = dossier.holder_kind;
  json["NgayTiepNhan"] = NationalTime(dossier.received_on);
  json["NgayHenTra"] = NationalTime(dossier.due_on);
  json["TrangThaiHoSo"] = dossier.status;
  json["NgayKetThucXuLy"] = NationalTime(dossier.finished_on);
  json["DonViXuLy"] = dossier.agency;
  const bool has_digitised = std::any_of(dossier.files.begin(), dossier.files.end(),
                                         [](const NationalFile& file) { return file.is_digitised; });
  json["HoSoCoThanhPhanSoHoa"] = has_digitised ? 1 : 0;
  json["TaiKhoanDuocXacThucVoiVNeID"] = dossier.by_vneid ? 1 : 0;
  json["DinhDanhCHS"] = IdentitiesJson(dossier.holder_id);
  json["DSKetNoiCSDL"] = Json::array();
  json["TaiLieuNop"] = Json::array();
  for (const NationalFile& file : dossier.files) json["TaiLieuNop"].push_back(FileJson(file));
  json["DanhSachGiayToKetQua"] = Json::array();
  for (const NationalResult& result : dossier.results) json["DanhSachGiayToKetQua"].push_back(ResultJson(result));
  return json;
}

class Checker {
 public:
  explicit Checker(const NationalRules& rules) : rules_(rules) {}

  // `where` names the part for people: "TaiLieuNop[2]"; empty for the dossier itself.
  void Check(const Json& part, const std::string& where) {
    for (const auto& [key, value] : part.items()) {
      if (!value.is_string()) continue;
      const std::string name = where.empty() ? key : where + "." + key;
      const auto& text = value.get_ref<const std::string&>();
      if (text.empty()) {
        const bool needed = std::find(rules_.required.begin(), rules_.required.end(), key) != rules_.required.end();
        if (needed) problems_.push_back("Thiếu " + name + ".");
        continue;
      }
      const auto pattern = rules_.patterns.find(key);
      if (pattern != rules_.patterns.end()) Match(name, text, pattern->second);
    }
  }

  std::vector<std::string> Take() { return std::move(problems_); }

 private:
  void Match(const std::string& name, const std::string& text, const std::string& pattern) {
    const RE2 form(pattern, RE2::Quiet);
    if (!form.ok()) {
      problems_.push_back("Mẫu của " + name + " trong cấu hình không đúng: " + form.error() + ".");
    } else if (!RE2::FullMatch(text, form)) {
      problems_.push_back(name + " không đúng mẫu: «" + text + "».");
    }
  }

  const NationalRules& rules_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> CheckNational(const NationalDossier& dossier, const NationalRules& rules) {
  Checker checker(rules);
  const Json json = DossierJson(dossier);
  checker.Check(json, "");
  for (const std::string list : {"TaiLieuNop", "DanhSachGiayToKetQua"}) {
    for (std::size_t i = 0; i < json[list].size(); ++i) {
      checker.Check(json[list][i], list + "[" + std::to_string(i + 1) + "]");
    }
  }
  std::vector<std::string> problems = checker.Take();
  for (const NationalFile& file : dossier.files) {
    if (file.reuse == NationalReuse::kReplaced && file.replaced_by.empty()) {
      problems.push_back("Giấy tờ " + file.name + " được thay thế nhưng thiếu MaKetQuaThayThe.");
    }
  }
  return problems;
}

std::vector<std::string> UnknownInNational(const NationalDossier& dossier) {
  std::vector<std::string> unknown;
  const auto tell = [&](const std::string& key, const std::string& of) {
    if (!of.empty()) unknown.push_back("Chưa biết " + key + " của: " + of + ".");
  };
  const auto names_without = [](const auto& parts, const auto member) {
    std::string names;
    for (const auto& part : parts) {
      if ((part.*member).empty()) names += (names.empty() ? "" : "; ") + part.name;
    }
    return names;
  };
  if (dossier.field_code.empty()) tell("MaLinhVuc", dossier.code);
  tell("MaThanhPhanHoSo", names_without(dossier.files, &NationalFile::component));
  tell("MaThanhPhanHoSo", names_without(dossier.results, &NationalResult::component));
  tell("MaGiayToKetQua", names_without(dossier.results, &NationalResult::result_code));
  return unknown;
}

std::string NationalJson(const NationalDossier& dossier) {
  constexpr int kIndent = 2;
  return DossierJson(dossier).dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string NationalTime(std::string_view iso_day) {
  if (iso_day.size() != 10 || iso_day[4] != '-' || iso_day[7] != '-') return std::string(iso_day);
  std::string time;
  time.append(iso_day.substr(8, 2)).append("/").append(iso_day.substr(5, 2)).append("/").append(iso_day.substr(0, 4));
  return time + " 00:00:00";
}

}  // namespace sohoa::exporters
