#include "registry/procedures.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <system_error>

#include "registry/procedure_reader.h"
#include "text/vietnamese.h"

namespace sohoa::registry {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCodeSize = 8;       // 1.001193
constexpr double kLeastSimilarity = 0.88;  // one misread letter in eight
constexpr double kLeastLead = 0.02;        // the next one must be twice as far away, and this much more
constexpr std::size_t kLeastCutName = 40;  // letters of a name whose end is missing
constexpr std::string_view kProcedureWord = "thu tuc ";

std::vector<std::string> FilesOf(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".yaml") files.push_back(it->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Letters and digits of a folded name in single spaces, without "Thủ tục" in front and the level in brackets behind.
std::string NameKey(std::string_view name) {
  std::string folded = text::Fold(text::Normalize(name));
  const std::size_t bracket = folded.rfind('(');
  if (bracket != std::string::npos && folded.ends_with(')') &&
      (folded.compare(bracket, 5, "(cap ") == 0 || folded.compare(bracket, 11, "(thuc hien ") == 0)) {
    folded.resize(bracket);
  }
  std::string key;
  for (const char letter : folded) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
      key += letter;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (key.ends_with(' ')) key.pop_back();
  return key.starts_with(kProcedureWord) ? key.substr(kProcedureWord.size()) : key;
}

// How like the two names are; 1 also when a long name was only cut off.
double Likeness(const std::string& read, const std::string& known) {
  if (read.size() >= kLeastCutName && known.starts_with(read)) return 1;
  return text::Similarity(read, known);
}

double Likeness(const std::string& read, const Procedure& procedure) {
  double best = Likeness(read, NameKey(procedure.name));
  for (const std::string& name : procedure.other_names) best = std::max(best, Likeness(read, NameKey(name)));
  return best;
}

bool HasCode(const Procedure& procedure, std::string_view code) {
  return procedure.code == code ||
         std::find(procedure.aliases.begin(), procedure.aliases.end(), code) != procedure.aliases.end();
}

bool Overlap(const Procedure& a, const Procedure& b) {
  return (a.effective_to.empty() || b.effective_from <= a.effective_to) &&
         (b.effective_to.empty() || a.effective_from <= b.effective_to);
}

// The two procedures in force at one time under one code would make every answer a matter of chance.
const Procedure* FindRival(const std::vector<Procedure>& procedures, const Procedure& added) {
  for (const Procedure& one : procedures) {
    const bool same =
        HasCode(one, added.code) || std::any_of(added.aliases.begin(), added.aliases.end(),
                                                [&](const std::string& alias) { return HasCode(one, alias); });
    if (same && Overlap(one, added)) return &one;
  }
  return nullptr;
}

}  // namespace

std::string_view ComponentUseName(ComponentUse use) {
  switch (use) {
    case ComponentUse::kReuse:
      return "reuse";
    case ComponentUse::kDataCheck:
      return "data_check";
    case ComponentUse::kCitizen:
      break;
  }
  return "citizen";
}

ProcedureCatalog ProcedureCatalog::Load(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  ProcedureCatalog catalog;
  std::vector<settings::Problem> unwanted;
  if (problems == nullptr) problems = &unwanted;
  const std::vector<std::string> files = FilesOf(config_dir + "/procedures");
  if (files.empty()) return catalog;
  const ProcedureTerms terms = LoadProcedureTerms(config_dir, problems);
  for (const std::string& path : files) {
    for (Procedure& procedure : ReadProcedures(path, terms, problems)) {
      if (const Procedure* rival = FindRival(catalog.procedures_, procedure); rival != nullptr) {
        problems->push_back(
            {path, 0,
             "«" + procedure.code + "» is in force at the same time as «" + rival->code + "» (" + rival->name + ")",
             "give one of them effective_to, or take the alias away"});
        continue;
      }
      catalog.procedures_.push_back(std::move(procedure));
    }
  }
  return catalog;
}

const Procedure* ProcedureCatalog::Find(std::string_view code, std::string_view date) const {
  if (code.size() > kCodeSize && code[kCodeSize] == '.') code = code.substr(0, kCodeSize);
  const Procedure* found = nullptr;
  for (const Procedure& procedure : procedures_) {
    if (!HasCode(procedure, code)) continue;
    if (!date.empty() && !InForce(procedure.effective_from, procedure.effective_to, date)) continue;
    if (found == nullptr || procedure.effective_from > found->effective_from) found = &procedure;
  }
  return found;
}

const Procedure* ProcedureCatalog::FindByName(std::string_view name) const {
  const std::string key = NameKey(name);
  if (key.empty()) return nullptr;
  std::map<std::string_view, double> likeness;  // of each code: versions of one procedure are no rivals
  for (const Procedure& procedure : procedures_) {
    double& best = likeness[procedure.code];
    best = std::max(best, Likeness(key, procedure));
  }
  std::string_view first;
  double most = 0;
  double next = 0;
  for (const auto& [code, worth] : likeness) {
    if (worth > most) {
      next = most;
      most = worth;
      first = code;
    } else {
      next = std::max(next, worth);
    }
  }
  const bool sure = most >= kLeastSimilarity && 1 - next >= 2 * (1 - most) + kLeastLead;
  return sure ? Find(first, "") : nullptr;
}

std::vector<const Component*> ComponentsOn(const Procedure& procedure, std::string_view date) {
  std::vector<const Component*> components;
  for (const Component& component : procedure.components) {
    if (date.empty() || InForce(component.effective_from, component.effective_to, date)) {
      components.push_back(&component);
    }
  }
  return components;
}

const Component* FindComponent(const Procedure& procedure, std::string_view id) {
  const auto found = std::find_if(procedure.components.begin(), procedure.components.end(),
                                  [&](const Component& component) { return component.id == id; });
  return found == procedure.components.end() ? nullptr : &*found;
}

std::string MarkedBasis(std::string basis, bool sure) {
  if (!basis.empty() && !sure) basis += " (chưa đối chiếu văn bản)";
  return basis;
}

bool InForce(std::string_view from, std::string_view to, std::string_view date) {
  return (from.empty() || from <= date) && (to.empty() || date <= to);
}

}  // namespace sohoa::registry
