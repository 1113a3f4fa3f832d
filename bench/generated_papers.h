// Papers as an office would have them, drawn by serial number: for filling a store to measure with. The names have the
// frequencies of Vietnamese family names, so that the common ones are as common as in an office.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "registry/registry.h"
#include "store/store.h"

namespace sohoa::bench {

// Draws the values of papers. Every paper is drawn by itself, so that any of them can be made again without those
// before it.
class Generator {
 public:
  explicit Generator(const registry::Units& units);

  void Begin(int serial);
  std::string Name();
  std::string PersonalId();
  std::string Number();
  std::string Date();
  std::string Place();
  std::string Agency();
  std::string Type();
  // Some words of a sentence, from a book of phrases of which few are common and most are rare.
  const std::vector<std::string>& Phrase();
  std::uint32_t Below(std::uint32_t n);

 private:
  std::mt19937 random_;
  std::discrete_distribution<std::size_t> family_;
  std::vector<std::string> places_, districts_;  // of the 71 old communes
  std::vector<std::vector<std::string>> phrases_;
};

// Words as of a whole page: those of the form, which all papers of a type share, and those of the values.
std::vector<std::uint32_t> SignatureOf(const Document& document);

// The paper of this number: a source of one page with one record of 13 fields. With `words` its page is kept too: a
// fifth of them are those of the form, then come the values, and the rest are phrases.
store::SourceCommit Paper(int serial, int words, Generator& make);

std::string ValueOf(const Record& record, std::string_view name);

}  // namespace sohoa::bench
