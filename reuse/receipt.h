// What is written down when components are taken: one ReuseTaken event each, also where the look-up failed, a
// RecordOpened for each record that is taken, and the flags that the national portal asks for (DuocTaiSuDung,
// MaKetQuaThayThe, DuocLayTuKhoDMQG, DuocSoHoa, HoSoCoThanhPhanSoHoa). Pure but for event ids and the clock;
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "model/event.h"
#include "model/result.h"
#include "reuse/decision.h"

namespace sohoa::reuse {

struct Flags {
  // 0: not reused; 1: reused without a result code, or compared only; 2: reused and replaced by replaced_by.
  int reused = 0;
  std::string replaced_by;           // MaKetQuaThayThe
  bool from_national_store = false;  // DuocLayTuKhoDMQG
  bool digitised = false;            // DuocSoHoa
};
Flags FlagsOf(const ReuseTaken& taken);

// HoSoCoThanhPhanSoHoa.
bool HasDigitised(const std::vector<Event>& events);

struct Taking {
  std::string dossier, purpose, by;
  std::vector<std::string> components;  // ids; empty: all that are looked up
  std::string reason;  // why somebody else's papers than the dossier's applicant's are taken; empty: they are the same
};

// The events of taking what `decision` answers for the chosen components; those that always come from the citizen are
// left out. An unknown component is kUsage; so is one that was named and may not be taken: `refused` then holds it.
Result<std::vector<Event>> EventsOf(const Decision& decision, const Question& question, const Taking& taking,
                                    const ComponentDecision** refused);

}  // namespace sohoa::reuse
