#include "codec/codec.h"
#include "codec/message.h"

namespace sohoa::codec {
namespace {

void PutReuse(const ReuseTaken& reuse, proto::ReuseTaken* out) {
  out->set_dossier(reuse.dossier);
  out->set_procedure(reuse.procedure);
  out->set_component(reuse.component);
  out->set_answer(static_cast<std::uint32_t>(reuse.answer));
  out->set_record_id(reuse.record_id);
  out->set_version(reuse.version);
  out->set_subject(reuse.subject);
  out->set_purpose(reuse.purpose);
  for (const std::string& field : reuse.fields) out->add_fields(field);
  for (const std::string& reason : reuse.reasons) out->add_reasons(reason);
  out->set_result_code(reuse.result_code);
  out->set_from_national_store(reuse.from_national_store);
}

bool GetReuse(const proto::ReuseTaken& in, ReuseTaken* out) {
  out->dossier = in.dossier();
  out->procedure = in.procedure();
  out->component = in.component();
  out->record_id = in.record_id();
  out->version = in.version();
  out->subject = in.subject();
  out->purpose = in.purpose();
  out->fields.assign(in.fields().begin(), in.fields().end());
  out->reasons.assign(in.reasons().begin(), in.reasons().end());
  out->result_code = in.result_code();
  out->from_national_store = in.from_national_store();
  return GetEnum(in.answer(), ReuseAnswer::kAsk, &out->answer);
}

void PutOpened(const RecordOpened& opened, proto::RecordOpened* out) {
  out->set_record_id(opened.record_id);
  out->set_version(opened.version);
  for (const std::string& field : opened.fields) out->add_fields(field);
  out->set_purpose(opened.purpose);
  out->set_dossier(opened.dossier);
}

RecordOpened GetOpened(const proto::RecordOpened& in) {
  return {in.record_id(), in.version(), {in.fields().begin(), in.fields().end()}, in.purpose(), in.dossier()};
}

void PutSubject(const SubjectDecision& decision, proto::SubjectDecision* out) {
  out->set_record_id(decision.record_id);
  out->set_role(decision.role);
  out->set_subject(decision.subject);
  out->set_same(decision.same);
}

void PutDossier(const DossierFacts& facts, proto::DossierFacts* out) {
  out->set_dossier(facts.dossier);
  out->set_procedure(facts.procedure);
  out->set_agency(facts.agency);
  out->set_received_on(facts.received_on);
  out->set_due_on(facts.due_on);
  out->set_finished_on(facts.finished_on);
  out->set_subject(facts.subject);
  out->set_channel(static_cast<std::uint32_t>(facts.channel));
  out->set_by_vneid(facts.by_vneid);
}

bool GetDossier(const proto::DossierFacts& in, DossierFacts* out) {
  out->dossier = in.dossier();
  out->procedure = in.procedure();
  out->agency = in.agency();
  out->received_on = in.received_on();
  out->due_on = in.due_on();
  out->finished_on = in.finished_on();
  out->subject = in.subject();
  out->by_vneid = in.by_vneid();
  return GetEnum(in.channel(), Channel::kPost, &out->channel);
}

void PutEvent(const Event& event, proto::Event* out) {
  out->set_id(event.id);
  out->set_at(event.at);
  out->set_by(event.by);
  struct Put {
    proto::Event* out;
    void operator()(const ReuseTaken& what) const { PutReuse(what, out->mutable_reuse()); }
    void operator()(const RecordOpened& what) const { PutOpened(what, out->mutable_opened()); }
    void operator()(const SubjectDecision& what) const { PutSubject(what, out->mutable_subject()); }
    void operator()(const DossierFacts& what) const { PutDossier(what, out->mutable_dossier()); }
  };
  std::visit(Put{out}, event.what);
}

bool GetEvent(const proto::Event& in, Event* out) {
  out->id = in.id();
  out->at = in.at();
  out->by = in.by();
  switch (in.what_case()) {
    case proto::Event::kReuse:
      return GetReuse(in.reuse(), &out->what.emplace<ReuseTaken>());
    case proto::Event::kOpened:
      out->what = GetOpened(in.opened());
      return true;
    case proto::Event::kSubject:
      out->what =
          SubjectDecision{in.subject().record_id(), in.subject().role(), in.subject().subject(), in.subject().same()};
      return true;
    case proto::Event::kDossier:
      return GetDossier(in.dossier(), &out->what.emplace<DossierFacts>());
    case proto::Event::WHAT_NOT_SET:
      break;
  }
  return false;
}

bool GetEvents(const proto::Events& in, std::vector<Event>* out) {
  for (const proto::Event& event : in.events()) {
    if (!GetEvent(event, &out->emplace_back())) return false;
  }
  return true;
}

}  // namespace

std::string EncodeEvent(const Event& event) {
  proto::Event out;
  PutEvent(event, &out);
  return Serialize(out);
}

Result<Event> DecodeEvent(std::string_view bytes) { return Decode<proto::Event, Event>(bytes, "an event", GetEvent); }

std::string EncodeEvents(const std::vector<Event>& events) {
  proto::Events out;
  for (const Event& event : events) PutEvent(event, out.add_events());
  return Serialize(out);
}

Result<std::vector<Event>> DecodeEvents(std::string_view bytes) {
  return Decode<proto::Events, std::vector<Event>>(bytes, "events", GetEvents);
}

}  // namespace sohoa::codec
