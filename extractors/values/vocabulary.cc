#include <algorithm>
#include <mutex>

#include "extractors/values/lists.h"
#include "extractors/values/table_file.h"
#include "extractors/values/value.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

using settings::Node;
using settings::Problem;

void AddWords(NearestIndex& words, std::string_view phrase) {
  for (std::string& word : text::SplitWords(phrase)) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.pop_back();
    if (word.size() > 1) words.Add(text::ToUpper(word));
  }
}

void LoadSpellings(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/spellings.yaml", problems);
  if (!root.IsDefined()) return;
  root.AllowOnly({"spellings"});
  int group = 0;
  for (const Node& node : root.Require("spellings").Items()) {
    for (const std::string& word : node.Strings()) {
      std::string key = text::ToLower(text::NormalizeTone(word));
      std::erase(key, '\'');
      lists.spellings.emplace(std::move(key), group);
    }
    ++group;
  }
}

void LoadOffices(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/offices.yaml", problems);
  if (!root.IsDefined()) return;
  root.AllowOnly({"prefixes", "titles", "represented", "heads", "degrees"});
  const std::vector<std::string> titles = root.Require("titles").Strings();
  const std::vector<std::string> bodies = root.Require("represented").Strings();
  for (const std::string& title : titles) {
    lists.titles.Add(title);
    lists.represented.Add(title);
    AddWords(lists.words, title);
  }
  for (const std::string& body : bodies) lists.represented.Add(body);
  for (const std::string& prefix : root.Require("prefixes").Strings()) {
    for (std::size_t i = 0; i < lists.represented.size(); ++i) {
      lists.authorities.Add(prefix + ". " + lists.represented.Form(i));
    }
  }
  for (std::string& head : root.Require("heads").Strings()) lists.office_heads.insert(std::move(head));
  for (const std::string& degree : root.Require("degrees").Strings()) lists.degrees.insert(text::Fold(degree));
}

void LoadAgencies(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/agencies.yaml", problems);
  if (root.IsDefined()) {
    root.AllowOnly({"agencies", "words", "need_unit"});
    for (const std::string& name : root.Get("need_unit").Strings()) lists.need_unit.insert(text::Fold(name));
    for (const std::string& name : root.Require("agencies").Strings()) {
      lists.agencies.Add(text::ToUpper(name));
      AddWords(lists.words, name);
    }
    for (const std::string& words : root.Get("words").Strings()) AddWords(lists.words, words);
  }
  for (const std::vector<std::string>& row : ReadTable(folder + "/agencies.tsv", 1, problems)) {
    lists.agencies.Add(text::ToUpper(row[0]));
    AddWords(lists.words, row[0]);
  }
}

void LoadSymbols(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/symbols.yaml", problems);
  if (!root.IsDefined()) return;
  root.AllowOnly({"types", "series", "agencies", "units"});
  for (const std::string_view key : {"types", "series", "agencies", "units"}) {
    for (const std::string& symbol : root.Require(key).Strings()) {
      lists.symbols.Add(symbol);
      if (lists.known_symbols.insert(symbol).second) lists.symbols_by_fold[text::Fold(symbol)].push_back(symbol);
      if (key == "types" || key == "series") lists.paper_symbols.insert(symbol);
    }
  }
}

void AddForm(const std::string& word, int count, std::unordered_map<std::string, CommonestForm>& forms) {
  CommonestForm& common = forms[text::Fold(word)];
  // Of two that are equally common the first in the alphabet, whatever the order of the map.
  if (count > common.most || (count == common.most && word < common.form)) {
    common.next = common.most;
    common.form = word;
    common.most = count;
  } else {
    common.next = std::max(common.next, count);
  }
}

void FindPlainTwins(Lists& lists) {
  for (const std::string& name : lists.local_names) {
    const std::string plain = text::Fold(name);
    if (plain != name && lists.local_names.contains(plain)) lists.plain_twins.insert(plain);
  }
}

void LoadPeople(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/people.yaml", problems);
  if (root.IsDefined()) {
    root.AllowOnly({"ethnic_groups", "nationalities", "families", "local_names", "letter_families", "not_names"});
    for (std::string& name : root.Require("ethnic_groups").Strings()) lists.ethnic_groups.Add(std::move(name));
    for (std::string& name : root.Require("nationalities").Strings()) lists.nationalities.Add(std::move(name));
    for (const std::string& name : root.Get("families").Strings()) {
      const std::string family = text::ToLower(text::NormalizeTone(name));
      lists.family_names[family] = 1;
      lists.name_words[family] += 1;
    }
    for (const std::string& name : root.Get("local_names").Strings()) lists.local_names.insert(text::ToLower(name));
    for (const std::string& name : root.Get("letter_families").Strings()) {
      lists.letter_families.insert(text::ToLower(name));
    }
    FindPlainTwins(lists);
    for (const std::string& phrase : root.Get("not_names").Strings()) lists.not_names.push_back(text::Fold(phrase));
  }
  for (const std::vector<std::string>& row : ReadTable(folder + "/names.tsv", 3, problems)) {
    const std::string name = text::ToLower(text::NormalizeTone(row[1]));
    if (row[0] == "family") {
      lists.family_names[name] += std::atoi(row[2].c_str());
    }
    for (const std::string& word : text::SplitWords(name)) lists.name_words[word] += std::atoi(row[2].c_str());
  }
  for (const auto& [name, count] : lists.family_names) AddForm(name, count, lists.family_forms);
  for (const auto& [word, count] : lists.name_words) AddForm(word, count, lists.name_forms);
}

void LoadAddresses(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/addresses.yaml", problems);
  if (!root.IsDefined()) return;
  root.AllowOnly({"leads", "small_words"});
  for (const std::string& word : root.Require("small_words").Strings())
    lists.address_words.insert(text::NormalizeTone(word));
  for (std::string& lead : root.Require("leads").Strings()) lists.address_leads.Add(std::move(lead));
}

void LoadPhrases(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  const Node root = settings::LoadYaml(folder + "/phrases.yaml", problems);
  if (!root.IsDefined()) return;
  root.AllowOnly({"phrases"});
  for (std::string& phrase : root.Require("phrases").Strings()) lists.phrases.Add(std::move(phrase));
}

void LoadWordPairs(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  for (const std::vector<std::string>& row : ReadTable(folder + "/word_pairs.tsv", 3, problems)) {
    lists.pairs.Add(text::NormalizeTone(row[0]), text::NormalizeTone(row[1]), std::atoi(row[2].c_str()));
  }
}

void LoadUnits(const std::string& folder, Lists& lists, std::vector<Problem>* problems) {
  lists.units.Load(folder, problems);
  for (const Unit& unit : lists.units.units()) {
    for (std::string& word : text::SplitWords(text::ToUpper(unit.name))) lists.unit_words.insert(std::move(word));
  }
}

class LoadedVocabulary final : public Vocabulary {
 public:
  LoadedVocabulary(const std::string& folder, std::vector<Problem>* problems) {
    lists_.confusions = Confusions::Load(folder + "/confusions.yaml", problems);
    LoadSpellings(folder, lists_, problems);
    LoadOffices(folder, lists_, problems);
    LoadAgencies(folder, lists_, problems);
    LoadSymbols(folder, lists_, problems);
    LoadPeople(folder, lists_, problems);
    LoadUnits(folder, lists_, problems);
    LoadAddresses(folder, lists_, problems);
    LoadPhrases(folder, lists_, problems);
    LoadWordPairs(folder, lists_, problems);
    for (NearestIndex* index :
         {&lists_.agencies, &lists_.titles, &lists_.represented, &lists_.authorities, &lists_.ethnic_groups,
          &lists_.nationalities, &lists_.symbols, &lists_.words, &lists_.address_leads, &lists_.phrases}) {
      index->Build();
    }
  }

  const Lists& lists() const override { return lists_; }

  std::optional<Match> Nearest(List list, std::string_view text) const override {
    const NearestIndex& index = IndexOf(list);
    const std::string clean = text::CollapseSpaces(text::Normalize(text));
    const std::optional<Nearness> nearness = index.Find(clean, lists_.confusions);
    if (!nearness) return std::nullopt;
    const std::size_t length = index.Length(nearness->index);
    if (!IsClear(*nearness, length)) return std::nullopt;
    const double similarity = std::max(0.0, 1 - nearness->cost / static_cast<double>(length));
    return Match{index.Form(nearness->index), similarity, nearness->cost == 0};
  }

 private:
  // All units of the country, with and without their level; built when first asked for, because no grammar needs it.
  const NearestIndex& UnitForms() const {
    std::call_once(unit_forms_built_, [this] {
      for (const Unit& unit : lists_.units.units()) {
        if (!unit.level.empty()) unit_forms_.Add(std::string(unit.level).append(" ").append(unit.name));
        unit_forms_.Add(unit.name);
      }
      unit_forms_.Build();
    });
    return unit_forms_;
  }

  const NearestIndex& IndexOf(List list) const {
    switch (list) {
      case List::kUnits:
        return UnitForms();
      case List::kAgencies:
        return lists_.agencies;
      case List::kOffices:
        return lists_.titles;
      case List::kAuthorities:
        return lists_.authorities;
      case List::kEthnicGroups:
        return lists_.ethnic_groups;
      case List::kNationalities:
        return lists_.nationalities;
      case List::kSymbols:
        return lists_.symbols;
    }
    return lists_.symbols;
  }

  Lists lists_;
  mutable std::once_flag unit_forms_built_;
  mutable NearestIndex unit_forms_;
};

}  // namespace

std::shared_ptr<const Vocabulary> Vocabulary::Load(const std::string& config_dir, std::vector<Problem>* problems) {
  return std::make_shared<LoadedVocabulary>(config_dir + "/vocabulary", problems);
}

}  // namespace sohoa::values
