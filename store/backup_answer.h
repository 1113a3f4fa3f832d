// A backup's report as a line of numbers: the answer of a writer that was asked for one. Pure.
#pragma once

#include <sstream>
#include <string>

#include "store/store.h"

namespace sohoa::store {

inline std::string EncodeBackupReport(const BackupReport& report) {
  std::ostringstream text;
  text << report.number << ' ' << report.kept << ' ' << report.files << ' ' << report.bytes << ' ' << report.outdated;
  return text.str();
}

inline BackupReport DecodeBackupReport(const std::string& text) {
  BackupReport report;
  std::istringstream(text) >> report.number >> report.kept >> report.files >> report.bytes >> report.outdated;
  return report;
}

}  // namespace sohoa::store
