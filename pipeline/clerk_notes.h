// What a clerk reads in the watched folder itself: a table of the day's results, and a text beside each failed file.
// Written in the clerk's language. Not thread-safe; a note that cannot be written is only logged.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/record.h"

namespace sohoa::pipeline {

class ClerkNotes {
 public:
  // `title` gives a paper type's name for people.
  ClerkNotes(std::string inbox, Language language, std::function<std::string(const std::string& type)> title);

  // Adds a line to <inbox>/_ket_qua_<day>.csv: time, file, what became of it, type, number, holder, record, what to do.
  // UTF-8 with byte order mark, so that spreadsheet programs show it rightly.
  void AddResult(const Outcome& outcome);

  // A file that was left because it is not whole yet.
  void AddWaiting(const std::string& file);

  // Writes a text (NoteName) beside a failed file: what is wrong with it or with files inside it, and what to do.
  void WriteFailure(const std::string& file, const std::string& moved_to, const std::vector<Outcome>& outcomes);

 private:
  std::string Relative(const std::string& path) const;
  void Append(const std::vector<std::string>& cells);

  std::string inbox_;
  Language language_;
  std::function<std::string(const std::string&)> title_;
};

}  // namespace sohoa::pipeline
