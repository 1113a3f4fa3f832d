// The procedures (TTHC) as config/procedures/*.yaml describes them: what a dossier consists of, and which of it the
// state already holds (domain rules: Nghị định 118/2025/NĐ-CP and the law named in each file). A catalog is immutable
// after loading and may be shared by threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::registry {

// What may be done with a paper that the store holds, in place of the component.
enum class ComponentUse {
  kReuse,      // it takes the paper's place
  kDataCheck,  // its data are compared; the citizen still brings the paper (an original that must be annotated)
  kCitizen,    // always from the citizen: the store cannot have it
};
std::string_view ComponentUseName(ComponentUse use);  // "reuse", "data_check", "citizen"

// Whose papers settle a component that may be of several people.
enum class HoldersNeed {
  kAny,    // one paper of any of them
  kKnown,  // one of each who is known: named in the question, or the spouse by a marriage on file
  kAll,    // one of each, and each must be named
};

// Of a component that asks for one of several things, which only the applicant knows: an extract of a birth, or of a
// marriage.
struct ComponentKind {
  std::string id;                  // "khai_sinh"
  std::vector<std::string> types;  // paper types of config/papers
};

struct Component {
  std::string id;                           // unique within its procedure, "ket_hon_cha_me"
  std::string title;                        // Vietnamese, as the dossier's list names it
  std::vector<std::string> accepted_types;  // paper types of config/papers
  std::vector<std::string> result_codes;    // MaGiayToKetQua that are accepted, as KQ.G15.000032
  std::vector<ComponentKind> kinds;         // empty: it asks for one thing; else accepted_types are those of all kinds
  // Whose paper it must be: applicant, mother, father, spouse, deceased, child, parcel, firm.
  std::vector<std::string> holders;
  HoldersNeed need = HoldersNeed::kAny;
  ComponentUse use = ComponentUse::kCitizen;
  bool required = true;                      // false: only in some cases, which the title names
  std::string code;                          // MaThanhPhanHoSo; empty while the province has none
  std::string note;                          // Vietnamese, for the clerk: what is still to be done; may be empty
  std::string legal_basis;                   // its own, else that of the file
  std::string effective_from, effective_to;  // ISO dates, both inclusive; empty: no bound
  // What a purpose-bound paper must have been issued for, in the words of the paper; empty: nothing is asked.
  std::vector<std::string> purposes;
};

struct Procedure {
  std::string code;                  // 1.001193
  std::vector<std::string> aliases;  // codes under which it was or is known elsewhere
  std::string name;
  std::vector<std::string> other_names;  // further wordings that papers print
  std::string field;                     // Hộ tịch, Đất đai, …
  std::string level;                     // Cấp xã, Cấp tỉnh, …
  std::string subject;                   // "citizen", "firm" or "both"
  bool requires_result = true;           // a paper or document is the result (denominator of indicator 4.1)
  std::vector<std::string> result_types;
  std::vector<std::string> result_codes;
  std::string legal_basis, effective_from, effective_to;
  std::vector<Component> components;
};

class ProcedureCatalog {
 public:
  // Reads CONFIG/procedures/*.yaml. A folder that is absent is an empty catalog. Every mistake is added to *problems
  // (null: nobody wants to know): unknown keys, paper types, holders; codes out of form; two procedures in force under
  // one code; papers that CONFIG/reuse_limits.yaml allows less of. What a mistake concerns is left out, the rest
  // stands.
  static ProcedureCatalog Load(const std::string& config_dir, std::vector<settings::Problem>* problems);

  // By code or alias, in force on that day (ISO; empty: the newest). The local and service forms are understood:
  // 1.001193.000.00.00.H36 and 1.001193.01. Null when there is none. Valid as long as the catalog.
  const Procedure* Find(std::string_view code, std::string_view date) const;

  // By a name as read from a paper: a few misread letters, missing marks, a leading "Thủ tục" and a cut-off end of a
  // long name are forgiven. Null when nothing is near, or two are about as near.
  const Procedure* FindByName(std::string_view name) const;

  const std::vector<Procedure>& All() const { return procedures_; }

 private:
  std::vector<Procedure> procedures_;
};

// The components that count on that day (ISO; empty: all of them).
std::vector<const Component*> ComponentsOn(const Procedure& procedure, std::string_view date);
const Component* FindComponent(const Procedure& procedure, std::string_view id);

// A legal basis as it is shown: marked when nobody has held it against the text of the law (`sure: true` in the file
// says that somebody has).
std::string MarkedBasis(std::string basis, bool sure);

// Whether [from, to] (ISO dates, empty: no bound) holds the day.
bool InForce(std::string_view from, std::string_view to, std::string_view date);

}  // namespace sohoa::registry
