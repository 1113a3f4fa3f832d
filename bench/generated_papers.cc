#include "bench/generated_papers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "bench/generated_field.h"
#include "store/sha256.h"
#include "text/minhash.h"
#include "text/vietnamese.h"

namespace sohoa::bench {
namespace {

constexpr std::array kFamilies = {"Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Phan", "Vũ",   "Đặng", "Bùi", "Đỗ",
                                  "Hồ",     "Ngô",  "Dương", "Lý",   "K'",    "H'",   "Điểu", "Y",    "Thị", "Giàng"};
constexpr std::array kFamilyShares = {38.0, 11.0, 9.5, 7.0, 5.1, 4.5, 3.9, 2.1, 2.0, 1.4,
                                      1.3,  1.3,  1.0, 0.5, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5};
constexpr std::array kMiddles = {"Văn",   "Thị",  "Hữu",  "Đức",  "Ngọc", "Minh",
                                 "Thanh", "Quốc", "Xuân", "Hoài", "Kim",  "Bá"};
constexpr std::array kGivens = {"Hà",   "Hạ",   "Hả",   "Hoa",   "Hòa", "Công", "Chiến", "Lan",  "Mai",   "Hương",
                                "Dũng", "Dung", "Tuấn", "Tú",    "Anh", "Bình", "Sơn",   "Tùng", "Trang", "Nhung",
                                "Nga",  "Ngà",  "Phúc", "Phước", "Quý", "Thảo", "Thủy",  "Thúy", "Vân",   "Xuyến"};
constexpr std::array kTypes = {"giay_khai_sinh",     "trich_luc_khai_tu", "giay_chung_nhan_ket_hon",
                               "giay_phep_xay_dung", "cong_van",          "quyet_dinh"};

constexpr std::array kOnsets = {"b",  "c",  "ch", "d",  "đ", "g", "h",  "kh", "l", "m", "n",
                                "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"};
constexpr std::array kRhymes = {"a",  "ai",  "an",  "anh",  "ao",   "át",  "âm", "âu",  "ây", "ê",
                                "em", "iên", "iêu", "inh",  "o",    "oan", "ôi", "ông", "ơn", "ốc",
                                "u",  "ung", "ước", "ương", "uyên", "ưu",  "y",  "ạch", "ệp", "ỉnh"};
constexpr std::size_t kPhrases = 30'000;

template <class A>
const char* Pick(const A& choices, Generator& make) {
  return choices.at(make.Below(static_cast<std::uint32_t>(choices.size())));
}

std::string Padded(std::uint32_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

std::vector<std::vector<std::string>> MakePhrases() {
  constexpr std::size_t kLeastWords = 3;
  constexpr std::uint32_t kFurtherWords = 5;
  std::mt19937 random(766);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::vector<std::vector<std::string>> phrases(kPhrases);
  for (std::vector<std::string>& phrase : phrases) {
    phrase.resize(kLeastWords + below(kFurtherWords));
    for (std::string& word : phrase) {
      // As in the language: some syllables stand everywhere.
      word = std::string(kOnsets.at(below(1 + below(kOnsets.size())))) + kRhymes.at(below(1 + below(kRhymes.size())));
    }
  }
  return phrases;
}

Page PageOf(const Record& record, int words, Generator& make) {
  constexpr int kWordsOfALine = 12;
  constexpr int kLinesOfABlock = 6;
  constexpr double kLineHeight = 0.02;
  const auto wanted = static_cast<std::size_t>(words);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < wanted / 5; ++i) {
    texts.push_back(kOnsets.at((i * i + record.document.type.size()) % kOnsets.size()) +
                    std::string(kRhymes.at((7 * i + record.document.type.size()) % kRhymes.size())));
  }
  for (const Field& field : record.document.fields) {
    for (std::string& word : text::SplitWords(field.value)) texts.push_back(std::move(word));
  }
  while (texts.size() < wanted) {
    const std::vector<std::string>& phrase = make.Phrase();
    texts.insert(texts.end(), phrase.begin(), phrase.end());
  }
  Page page;
  page.number = 1;
  page.width = 2480;
  page.height = 3508;
  page.dpi = 300;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Word& word = page.words.emplace_back();
    word.text = std::move(texts[i]);
    word.line = static_cast<int>(i) / kWordsOfALine;
    word.block = word.line / kLinesOfABlock;
    word.confidence = 0.5 + 0.0049 * make.Below(100);
    const double left = (static_cast<double>(i % kWordsOfALine) + 0.01 * make.Below(30)) / kWordsOfALine;
    const double top = kLineHeight * word.line + 0.0001 * make.Below(30);
    word.box = {left, top, left + 0.06, top + 0.8 * kLineHeight};
  }
  return page;
}

}  // namespace

Generator::Generator(const registry::Units& units)
    : family_(kFamilyShares.begin(), kFamilyShares.end()), phrases_(MakePhrases()) {
  const auto province = units.Find("dak_nong");
  for (const auto district : units.Children(province.value_or(0))) {
    for (const auto commune : units.Children(district)) {
      places_.push_back(units.FullName(commune));
      districts_.push_back(units.ShortName(district));
    }
  }
}

void Generator::Begin(int serial) {
  random_.seed(static_cast<std::uint32_t>(serial) * 2654435761U + 7815U);
  family_.reset();
}

std::uint32_t Generator::Below(std::uint32_t n) {
  return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random_);
}

std::string Generator::Name() {
  std::string name = std::string(kFamilies.at(family_(random_))) + " " + Pick(kMiddles, *this);
  if (Below(3) == 0) name += std::string(" ") + Pick(kMiddles, *this);
  return name + " " + Pick(kGivens, *this);
}

std::string Generator::PersonalId() { return "0670" + Padded(Below(100'000'000), 8); }

std::string Generator::Number() { return std::to_string(1 + Below(9999)) + "/UBND-NC"; }

std::string Generator::Date() {
  return std::to_string(1990 + Below(36)) + "-" + Padded(1 + Below(12), 2) + "-" + Padded(1 + Below(28), 2);
}

std::string Generator::Place() {
  return "thôn " + std::to_string(1 + Below(9)) + ", " + places_.at(Below(static_cast<std::uint32_t>(places_.size())));
}

std::string Generator::Agency() {
  return "ỦY BAN NHÂN DÂN " + districts_.at(Below(static_cast<std::uint32_t>(districts_.size())));
}

std::string Generator::Type() { return Pick(kTypes, *this); }

const std::vector<std::string>& Generator::Phrase() {
  // A few phrases are common and most are rare.
  constexpr double kSkew = 3;
  const double drawn = std::uniform_real_distribution<double>(0, 1)(random_);
  return phrases_.at(static_cast<std::size_t>(std::pow(drawn, kSkew) * static_cast<double>(phrases_.size())));
}

std::vector<std::uint32_t> SignatureOf(const Document& document) {
  constexpr int kWordsOfForm = 12;
  std::vector<std::string> words;
  for (int i = 0; i < kWordsOfForm; ++i) words.push_back(document.type + std::to_string(i));
  for (const Field& field : document.fields) {
    for (std::string& word : text::SplitWords(field.value)) words.push_back(std::move(word));
  }
  return text::MinHash(words);
}

store::SourceCommit Paper(int serial, int words, Generator& make) {
  make.Begin(serial);
  store::SourceCommit commit;
  const std::string original = "original " + std::to_string(serial);
  commit.original = store::OriginalInMemory(original);
  commit.source.hash = store::Sha256Hex(original);
  commit.source.path = "inbox/" + std::to_string(serial) + ".pdf";
  commit.source.dossier = "H16.12-231220-" + std::to_string(serial / 3);
  commit.source.bytes = original.size();
  commit.source.page_count = 1;
  commit.source.received_at =
      "20" + std::to_string(20 + serial % 6) + "-0" + std::to_string(1 + serial % 9) + "-11T06:11:16Z";
  Record& record = commit.records.emplace_back();
  record.id = MakeRecordId(commit.source.hash, 1);
  record.made_at = commit.source.received_at;
  record.made_by = "machine";
  record.source_hash = commit.source.hash;
  record.source_path = commit.source.path;
  record.dossier = commit.source.dossier;
  record.document.pages = {1};
  record.document.type = make.Type();
  const std::string id = make.PersonalId();
  const std::string name = make.Name();
  const std::string number = make.Number();
  AddField("document_number", number, &record);
  AddField("issue_date", make.Date(), &record);
  AddField("issuing_agency", make.Agency(), &record);
  AddField("parent_agency", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", &record);
  AddField("signer_name", make.Name(), &record);
  AddField("holder_name", name, &record);
  AddField("personal_id", id, &record);
  AddField("date_of_birth", make.Date(), &record);
  AddField("sex", make.Below(2) == 0 ? "Nam" : "Nữ", &record);
  AddField("place_of_birth", make.Place(), &record);
  AddField("mother_name", make.Name(), &record);
  AddField("father_name", make.Name(), &record);
  AddField("residence", make.Place(), &record);
  record.document.legal_identity = number + "|" + id;
  record.document.text_signature = SignatureOf(record.document);
  if (words > 0) commit.pages.push_back(PageOf(record, words, make));
  return commit;
}

std::string ValueOf(const Record& record, std::string_view name) {
  const Field* field = FindField(record.document.fields, name);
  return field == nullptr ? std::string() : field->value;
}

}  // namespace sohoa::bench
