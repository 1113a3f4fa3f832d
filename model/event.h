// What people do with records without changing them: a paper reused for a dossier, a sensitive record opened, two
// sightings of a person judged to be one, the facts of a dossier. Events are only added, never changed; of several
// about the same thing the newest counts. Plain values.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sohoa {

enum class ReuseAnswer { kReuse, kDataCheck, kAsk };
std::string_view ReuseAnswerName(ReuseAnswer answer);  // "reuse", "data_check", "ask"

// One component of a dossier was settled: taken from the store, or asked of the citizen because the look-up failed.
struct ReuseTaken {
  std::string dossier;
  std::string procedure;  // code, as 1.001193
  std::string component;  // its id in the procedure's configuration
  ReuseAnswer answer = ReuseAnswer::kAsk;
  std::string record_id;  // empty when the citizen is asked
  int version = 0;
  std::string subject;  // the identifier that the look-up was made with
  std::string purpose;
  std::vector<std::string> fields;   // that were opened
  std::vector<std::string> reasons;  // stable English tokens; of kAsk the proof that the look-up failed
  std::string result_code;           // of the record (MaKetQuaThayThe, domain.md 2.4)
  bool from_national_store = false;  // DuocLayTuKhoDMQG
};

// A record with sensitive fields was opened, or any record was taken for a dossier (ReuseTaken says the rest).
struct RecordOpened {
  std::string record_id;
  int version = 0;
  std::vector<std::string> fields;
  std::string purpose;
  std::string dossier;  // that it was taken for; empty: it was only looked at
};

// A person judged whether somebody on a paper is the subject with this identifier.
struct SubjectDecision {
  std::string record_id;
  std::string role;     // the field that names the person, "holder_name"
  std::string subject;  // an identifier, or the record and role of the other paper: "R…/holder_name"
  bool same = false;
};

enum class Channel { kUnknown, kCounter, kOnline, kPost };  // KenhThucHien of domain.md 2.4

// What an office knows of a dossier beyond its papers. Empty: not known.
struct DossierFacts {
  std::string dossier;
  std::string procedure;    // code
  std::string agency;       // code or name of the competent agency
  std::string received_on;  // ISO date
  std::string due_on;
  std::string finished_on;
  std::string subject;  // identifier of the applicant
  Channel channel = Channel::kUnknown;
  bool by_vneid = false;  // the applicant's account was authenticated with VNeID
};

// Told apart in keys of the store: the order is fixed, new kinds are added behind.
enum class EventKind { kReuse, kOpened, kSubject, kDossier };

struct Event {
  std::string id;                                                              // "E" and 16 base-32 characters
  std::string at;                                                              // ISO 8601 UTC
  std::string by;                                                              // a person's account
  std::variant<ReuseTaken, RecordOpened, SubjectDecision, DossierFacts> what;  // in the order of EventKind
};

EventKind KindOf(const Event& event);
// What events are looked up by: the dossier of kReuse and kDossier, the record of the others.
const std::string& AboutOf(const Event& event);

}  // namespace sohoa
