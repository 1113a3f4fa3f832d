#include "registry/procedure_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <optional>
#include <system_error>

namespace sohoa::registry {
namespace {

namespace fs = std::filesystem;
using settings::Node;

constexpr std::array<std::string_view, 8> kHolders = {"applicant", "mother", "father", "spouse",
                                                      "deceased",  "child",  "parcel", "firm"};
constexpr std::array<std::string_view, 3> kUses = {"reuse", "data_check", "citizen"};
constexpr std::array<std::string_view, 3> kNeeds = {"any", "known", "all"};
constexpr std::array<std::string_view, 3> kSubjects = {"citizen", "firm", "both"};

bool Contains(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string Quote(std::string_view word) { return "«" + std::string(word) + "»"; }

void AddUnknown(const Node& node, const std::string& what, const std::string& word,
                const std::vector<std::string_view>& known) {
  const std::string near = settings::Nearest(word, known);
  node.AddProblem("unknown " + what + " " + Quote(word), near.empty() ? "" : "did you mean " + Quote(near) + "?");
}

// '9' in the form stands for a digit, 'A' for a capital letter, anything else for itself.
bool HasForm(std::string_view word, std::string_view form) {
  if (word.size() != form.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto letter = static_cast<unsigned char>(word[i]);
    const bool fits =
        form[i] == '9' ? std::isdigit(letter) != 0 : (form[i] == 'A' ? std::isupper(letter) != 0 : word[i] == form[i]);
    if (!fits) return false;
  }
  return true;
}

std::string ReadDate(const Node& node) {
  const std::string date = node.String();
  if (date.empty() || HasForm(date, "9999-99-99")) return date;
  node.AddProblem(Quote(date) + " is no date", "write it as 2025-07-01");
  return "";
}

std::string ReadCode(const Node& node) {
  const std::string code = node.String();
  if (HasForm(code, "9.999999") && code[0] >= '1' && code[0] <= '6') return code;
  if (node.IsDefined()) node.AddProblem(Quote(code) + " is no code of a procedure", "write it as '1.001193'");
  return "";
}

std::vector<std::string> ReadCodes(const Node& node) {
  std::vector<std::string> codes;
  for (const Node& item : node.Items()) {
    std::string code = ReadCode(item);
    if (!code.empty()) codes.push_back(std::move(code));
  }
  return codes;
}

std::vector<std::string> ReadResultCodes(const Node& node) {
  std::vector<std::string> codes;
  for (const Node& item : node.Items()) {
    std::string code = item.String();
    if (HasForm(code, "KQ.A99.999999")) {
      codes.push_back(std::move(code));
    } else {
      item.AddProblem(Quote(code) + " is no code of a result", "write it as KQ.G15.000031");
    }
  }
  return codes;
}

std::vector<std::string> ReadTypes(const Node& node, const ProcedureTerms& terms) {
  std::vector<std::string> types;
  for (const Node& item : node.Items()) {
    std::string type = item.String();
    if (Contains(terms.types, type)) {
      types.push_back(std::move(type));
    } else {
      AddUnknown(item, "paper type", type, {terms.types.begin(), terms.types.end()});
    }
  }
  return types;
}

std::vector<std::string> ReadHolders(const Node& node) {
  std::vector<std::string> holders;
  for (const Node& item : node.Items()) {
    std::string holder = item.String();
    if (Contains(kHolders, holder)) {
      holders.push_back(std::move(holder));
    } else {
      AddUnknown(item, "holder", holder, {kHolders.begin(), kHolders.end()});
    }
  }
  return holders;
}

HoldersNeed ReadNeed(const Node& node) {
  const std::string word = node.String("any");
  const auto* found = std::find(kNeeds.begin(), kNeeds.end(), word);
  if (found != kNeeds.end()) return static_cast<HoldersNeed>(found - kNeeds.begin());
  AddUnknown(node, "need of holders", word, {kNeeds.begin(), kNeeds.end()});
  return HoldersNeed::kAll;  // the most that may be meant
}

std::vector<ComponentKind> ReadKinds(const Node& node, const ProcedureTerms& terms) {
  std::vector<ComponentKind> kinds;
  for (const auto& [id, types] : node.Entries()) kinds.push_back({id, ReadTypes(types, terms)});
  return kinds;
}

std::optional<ComponentUse> ReadUse(const Node& node) {
  const std::string word = node.String();
  const auto* found = std::find(kUses.begin(), kUses.end(), word);
  if (found != kUses.end()) return static_cast<ComponentUse>(found - kUses.begin());
  if (node.IsDefined()) AddUnknown(node, "use", word, {kUses.begin(), kUses.end()});
  return std::nullopt;
}

// A component that could not be used as it says.
bool CheckComponent(const Node& node, const Component& component, const ProcedureTerms& terms) {
  const bool accepts = !component.accepted_types.empty() || !component.result_codes.empty();
  bool sound = true;
  if (component.use == ComponentUse::kCitizen && accepts) {
    node.AddProblem("the citizen brings " + Quote(component.id) + ", and yet it accepts papers of the store",
                    "use: reuse or use: data_check?");
    sound = false;
  }
  if (component.use != ComponentUse::kCitizen && !accepts) {
    node.AddProblem(Quote(component.id) + " accepts no paper", "name accepted_types or result_codes");
    sound = false;
  }
  if (component.use != ComponentUse::kCitizen && component.holders.empty()) {
    node.AddProblem(Quote(component.id) + " does not say whose paper it must be", "name holders");
    sound = false;
  }
  for (const std::string& type : component.accepted_types) {
    const bool never = Contains(terms.never, type);
    if (!never && !(component.use == ComponentUse::kReuse && Contains(terms.data_check_only, type))) continue;
    node.AddProblem("reuse_limits.yaml does not allow the use of " + Quote(type) + " in " + Quote(component.id),
                    never ? "use: citizen" : "use: data_check");
    sound = false;
  }
  return sound;
}

std::optional<Component> ReadComponent(const std::string& id, const Node& node, const std::string& file_basis,
                                       const ProcedureTerms& terms) {
  node.AllowOnly({"title", "use", "accepted_types", "result_codes", "holders", "required", "code", "note",
                  "legal_basis", "effective_from", "effective_to", "purposes", "kinds", "holders_need"});
  Component component;
  component.id = id;
  component.title = node.Require("title").String();
  component.accepted_types = ReadTypes(node.Get("accepted_types"), terms);
  component.result_codes = ReadResultCodes(node.Get("result_codes"));
  component.kinds = ReadKinds(node.Get("kinds"), terms);
  if (!component.kinds.empty() && !component.accepted_types.empty()) {
    node.AddProblem(Quote(id) + " has both accepted_types and kinds", "name the types under their kinds");
  }
  for (const ComponentKind& kind : component.kinds) {
    component.accepted_types.insert(component.accepted_types.end(), kind.types.begin(), kind.types.end());
  }
  component.holders = ReadHolders(node.Get("holders"));
  component.need = ReadNeed(node.Get("holders_need"));
  component.required = node.Get("required").Bool(true);
  component.code = node.Get("code").String();
  component.note = node.Get("note").String();
  component.legal_basis = node.Get("legal_basis").String(file_basis);
  component.effective_from = ReadDate(node.Get("effective_from"));
  component.effective_to = ReadDate(node.Get("effective_to"));
  component.purposes = node.Get("purposes").Strings();
  const std::optional<ComponentUse> use = ReadUse(node.Require("use"));
  if (!use) return std::nullopt;
  component.use = *use;
  if (!CheckComponent(node, component, terms)) return std::nullopt;
  return component;
}

// The components of a file, by their ids; each procedure names those that it has, or has all.
struct ComponentList {
  std::vector<Component> sound;
  std::vector<std::string> ids;  // the unsound ones, too: they are named as problems once, not twice
};

std::vector<Component> ChooseComponents(const Node& node, const ComponentList& list) {
  if (!node.IsDefined()) return list.sound;
  std::vector<Component> chosen;
  for (const Node& item : node.Items()) {
    const std::string id = item.String();
    const auto found =
        std::find_if(list.sound.begin(), list.sound.end(), [&](const Component& one) { return one.id == id; });
    if (found != list.sound.end()) {
      chosen.push_back(*found);
    } else if (!Contains(list.ids, id)) {
      AddUnknown(item, "component", id, {list.ids.begin(), list.ids.end()});
    }
  }
  return chosen;
}

void ReadNames(const Node& node, Procedure& procedure) {
  procedure.name = node.Require("name").String();
  procedure.other_names = node.Get("other_names").Strings();
  procedure.field = node.Require("field").String();
  procedure.level = node.Require("level").String();
  procedure.subject = node.Require("subject").String("citizen");
  if (Contains(kSubjects, procedure.subject)) return;
  AddUnknown(node.Get("subject"), "subject", procedure.subject, {kSubjects.begin(), kSubjects.end()});
  procedure.subject = "citizen";
}

struct FileFacts {
  std::string legal_basis, effective_from, effective_to;
};

std::optional<Procedure> ReadProcedure(const Node& node, const FileFacts& file, const ComponentList& components,
                                       const ProcedureTerms& terms) {
  node.AllowOnly({"code", "aliases", "name", "other_names", "field", "level", "subject", "requires_result",
                  "result_types", "result_codes", "legal_basis", "effective_from", "effective_to", "components"});
  Procedure procedure;
  procedure.code = ReadCode(node.Require("code"));
  procedure.aliases = ReadCodes(node.Get("aliases"));
  ReadNames(node, procedure);
  procedure.requires_result = node.Get("requires_result").Bool(true);
  procedure.result_types = ReadTypes(node.Get("result_types"), terms);
  procedure.result_codes = ReadResultCodes(node.Get("result_codes"));
  procedure.legal_basis = node.Get("legal_basis").String(file.legal_basis);
  procedure.effective_from =
      node.Get("effective_from").IsDefined() ? ReadDate(node.Get("effective_from")) : file.effective_from;
  procedure.effective_to =
      node.Get("effective_to").IsDefined() ? ReadDate(node.Get("effective_to")) : file.effective_to;
  procedure.components = ChooseComponents(node.Get("components"), components);
  if (procedure.code.empty() || procedure.name.empty()) return std::nullopt;
  return procedure;
}

void AddTypesOf(const Node& root, std::vector<std::string>& types) {
  if (root.Get("type").IsDefined()) types.push_back(root.Get("type").String());
  for (const Node& item : root.Get("types").Items()) types.push_back(item.Get("type").String());
}

}  // namespace

ProcedureTerms LoadProcedureTerms(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  ProcedureTerms terms;
  std::vector<settings::Problem> ignored;  // mistakes in papers are told by the catalog of papers
  std::error_code failed;
  for (fs::directory_iterator it(config_dir + "/papers", failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".yaml") AddTypesOf(settings::LoadYaml(it->path().string(), &ignored), terms.types);
  }
  const std::string limits = config_dir + "/reuse_limits.yaml";
  if (!fs::exists(limits, failed)) return terms;
  const Node root = settings::LoadYaml(limits, problems);
  if (!root.IsDefined()) return terms;
  root.AllowOnly({"data_check_only", "never", "legal_basis"});
  terms.data_check_only = ReadTypes(root.Get("data_check_only"), terms);
  terms.never = ReadTypes(root.Get("never"), terms);
  return terms;
}

std::vector<Procedure> ReadProcedures(const std::string& path, const ProcedureTerms& terms,
                                      std::vector<settings::Problem>* problems) {
  std::vector<Procedure> procedures;
  const Node root = settings::LoadYaml(path, problems);
  if (!root.IsDefined() || root.Get("draft").Bool(false)) return procedures;
  root.AllowOnly({"draft", "legal_basis", "sure", "effective_from", "effective_to", "procedures", "components"});
  FileFacts file;
  file.legal_basis = root.Require("legal_basis").String();
  file.effective_from = ReadDate(root.Require("effective_from"));
  file.effective_to = ReadDate(root.Get("effective_to"));
  ComponentList components;
  for (const auto& [id, node] : root.Require("components").Entries()) {
    components.ids.push_back(id);
    std::optional<Component> component = ReadComponent(id, node, file.legal_basis, terms);
    if (component) components.sound.push_back(std::move(*component));
  }
  const bool sure = root.Get("sure").Bool(false);
  for (Component& component : components.sound) component.legal_basis = MarkedBasis(component.legal_basis, sure);
  for (const Node& node : root.Require("procedures").Items()) {
    std::optional<Procedure> procedure = ReadProcedure(node, file, components, terms);
    if (!procedure) continue;
    procedure->legal_basis = MarkedBasis(procedure->legal_basis, sure);
    procedures.push_back(std::move(*procedure));
  }
  return procedures;
}

}  // namespace sohoa::registry
