// The metadata of Nghị định 30/2020/NĐ-CP, Phụ lục VI, as XML: of a document, or of a dossier with its documents in the
// order of their issue. The lengths of the appendix are kept, in letters. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

namespace sohoa::exporters {

struct Nd30Document {
  std::string organ_id;         // of the issuing agency; empty: unknown
  std::string type_name;        // "Công văn"
  std::string code;             // number and notation as printed: 7815/UBND-NC
  std::string issued_on;        // ISO
  std::string organ_name;       // issuing agency
  std::string subject;          // or what the paper is about
  std::string description;      // free
  std::string position;         // of the signer
  std::string signer;           // full name
  std::vector<std::string> to;  // recipients
  int pages = 0;
};

struct Nd30Dossier {
  std::string organ_id;
  std::string code;  // FileNotation
  std::string title;
  std::string creator;
  std::string started_on, ended_on;  // ISO
  std::vector<Nd30Document> documents;
};

struct Nd30Xml {
  std::string xml;
  // What did not fit its length: a text was cut at a word, a code or number was left out since a part of it is another.
  std::vector<std::string> shortened;  // "Subject (500)"
};

Nd30Xml Nd30Of(const Nd30Document& document);
Nd30Xml Nd30Of(const Nd30Dossier& dossier);

}  // namespace sohoa::exporters
