// A field that was found on a paper, and a paper as the machine understands it. Plain values; thread-compatible.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/geometry.h"

namespace sohoa {

enum class FieldStatus { kAccepted, kReview };

struct Field {
  std::string name;                // of design.md 6, e.g. "holder_name"
  std::string value;               // normalised: ISO dates, Title Case names; a list joined with "; "; empty when the
                                   // field stands on the paper but could not be read
  std::vector<std::string> items;  // the members of a list field (recipients); empty for others
  std::string raw;                 // the words as they were read
  double confidence = 0;           // probability that the value is right
  FieldStatus status = FieldStatus::kReview;
  int page = 0;  // from 1, within its source
  Box box;
  std::string rule;  // "<type>/<field>" or "common/<field>", with "#variant" where there are several
  std::vector<std::string>
      notes;  // why it is in review, or what was mended; stable English tokens, e.g. "mended:slash"
};

struct Document {
  std::vector<int> pages;  // from 1, within the source, ascending
  std::string type;        // of design.md 6; "khac" when no type fits
  double type_confidence = 0;
  double split_confidence = 1;  // that this paper begins and ends where it does
  std::vector<Field> fields;    // in the order of the configuration; at most one of each name
  // The legal identity (domain.md 1.7): the values that make two papers the same result, joined; empty when the paper
  // lacks what its type needs for one.
  std::string legal_identity;
  bool secret = false;  // carries a secrecy mark: must not be stored
  // By which the same sheet is found when it is scanned again; both may be empty.
  std::vector<std::uint64_t> picture_hashes;  // Page::picture_hash of each page, 0 where there is none
  std::vector<std::uint32_t> text_signature;  // MinHash of the words
};

const Field* FindField(const std::vector<Field>& fields, std::string_view name);
Field* FindField(std::vector<Field>& fields, std::string_view name);

std::string_view StatusName(FieldStatus status);  // "accepted" or "review"

}  // namespace sohoa
