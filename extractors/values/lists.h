// All lists of config/vocabulary as the grammars of this folder use them. Immutable after loading; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extractors/values/confusion.h"
#include "extractors/values/nearest_index.h"
#include "extractors/values/unit_table.h"
#include "extractors/values/word_pairs.h"

namespace sohoa::values {

// Of the words that differ in marks alone.
struct CommonestForm {
  std::string form;  // lower case
  int most = 0;      // how often it was met
  int next = 0;      // and the second of them
};

struct Lists {
  Confusions confusions;
  UnitTable units;
  NearestIndex agencies;  // upper case, without the unit they belong to
  NearestIndex titles;    // upper case
  NearestIndex represented;
  NearestIndex authorities;  // prefix and what it stands before
  NearestIndex ethnic_groups;
  NearestIndex nationalities;
  NearestIndex symbols;
  NearestIndex words;    // upper case, of agencies and offices
  NearestIndex phrases;  // of free text, as printed
  WordPairs pairs;       // of free text

  std::unordered_set<std::string> unit_words;  // upper case
  std::unordered_set<std::string> need_unit;   // folded names of agencies that are none without their unit

  std::unordered_set<std::string> paper_symbols;  // abbreviations of types of papers, and series of results
  std::unordered_set<std::string> known_symbols;  // all, as printed
  std::unordered_map<std::string, std::vector<std::string>> symbols_by_fold;
  std::unordered_set<std::string> office_heads;       // upper case
  std::unordered_set<std::string> degrees;            // folded, without points
  std::unordered_map<std::string, int> family_names;  // lower case, and how often it was met
  std::unordered_set<std::string> letter_families;    // lower case, behind which a man's name has the letter A
  std::unordered_set<std::string> local_names;        // lower case, of people whose names have no Kinh family
  // Lower case, of any part of a name, and how often it was met.
  std::unordered_map<std::string, int> name_words;
  // Folded: the commonest family, or word of a name, that folds so.
  std::unordered_map<std::string, CommonestForm> family_forms;
  std::unordered_map<std::string, CommonestForm> name_forms;
  std::unordered_set<std::string> plain_twins;  // local names of which another spelling has marks (Mlo beside Mlô)
  NearestIndex address_leads;
  std::unordered_set<std::string> address_words;   // that stand in addresses without a capital
  std::vector<std::string> not_names;              // folded phrases that no person's name contains
  std::unordered_map<std::string, int> spellings;  // lower-case word, the group of its spellings

  // Whether two words are spellings of one word that papers print side by side: they differ in case, in the place of a
  // tone, in an apostrophe, or are listed as spellings.
  bool AreSpellings(std::string_view a, std::string_view b) const;

  // Whether the read words differ from the listed ones in a listed spelling (Đăk for Đắk), which may be the paper's own
  // or a mark that was not read.
  bool HasOtherSpelling(std::string_view read, std::string_view listed) const;

  // The words of the listed form, but each word that was read in an accepted spelling as it was read, and in the case
  // it was read in.
  std::string MendWords(std::string_view read, std::string_view listed) const;
};

}  // namespace sohoa::values
