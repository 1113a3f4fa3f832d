#include "store/verify.h"

#include <set>
#include <utility>

#include "codec/codec.h"
#include "store/audit.h"
#include "store/counts.h"
#include "store/sha256.h"
#include "store/verify_records.h"
#include "store/word_index.h"

namespace sohoa::store {
namespace {

// Checks sources, originals, pages and audit log; records and indexes are checked by RecordCheck.
class StoreCheck {
 public:
  StoreCheck(const Database& database, const std::function<void(std::uint64_t)>& progress)
      : database_(database), reader_(database), log_(progress) {}

  Checked Run() {
    database_.VerifyFiles([&](const std::string& file, const std::string& family, const std::string& detail) {
      unsound_.insert(family);
      log_.Add(file.empty() ? "family " + family : "file " + file + " of family " + family, detail);
    });
    CheckSources();
    CheckOriginals();
    CheckPages();
    RecordCheck(database_, &log_, &real_, &dossiers_).Run();
    CheckDossiers();
    CheckWords();
    CheckEvents();
    CheckAudit();
    CheckCounts();
    if (!log_.report().findings.empty()) {
      database_.VerifyUnlistedFiles([&](const std::string& file, const std::string&, const std::string& detail) {
        log_.Add("file " + file, detail);
      });
    }
    const bool complete = log_.complete();
    return {log_.TakeReport(), real_, complete, std::move(unsound_)};
  }

 private:
  void CheckSources() {
    std::string last;  // sources and their parts stand together
    const auto check = [&](const std::string& hash) {
      if (hash == last) return;
      last = hash;
      ++real_.sources;
      log_.Step();
      Result<std::optional<StoredSource>> source = reader_.FindSource(hash);
      if (!source) {
        log_.Add("source " + hash, source.error().detail);
      } else if (!source->has_value()) {
        log_.Add("source " + hash, "its parts are there, it is not");
      } else {
        CheckSource(**source);
      }
    };
    const Status scanned = database_.Scan(Family::kSource, "", "", [&](std::string_view key, std::string_view) {
      check(std::string(key.substr(0, key.find('\0'))));
      return true;
    });
    if (log_.Expect(scanned, "family source")) return;
    const std::string before = last;
    for (const std::string& hash : SourcesOfAudit()) {
      if (hash > before) check(hash);
    }
  }

  // Every source that was ever stored is named in the log.
  std::set<std::string> SourcesOfAudit() const {
    constexpr std::string_view kWord = "source ";
    std::set<std::string> hashes;
    const Status scanned = database_.Scan(Family::kAudit, "", "", [&](std::string_view, std::string_view value) {
      const std::optional<AuditEntry> entry = DecodeAuditEntry(value);
      if (entry && entry->action == "commit" && entry->subject.starts_with(kWord)) {
        const std::string after = entry->subject.substr(kWord.size());
        hashes.insert(after.substr(0, after.find(' ')));
      }
      return true;
    });
    scanned.ok();  // CheckAudit tells
    return hashes;
  }

  void CheckSource(const StoredSource& source) {
    const SourceState& state = source.state;
    if (state.failure && KindOf(state.failure->code) == ErrorKind::kQuarantine) ++real_.quarantined;
    real_.duplicates += source.further.size();
    if (source.original) {
      ++originals_expected_;
      real_.original_bytes += source.original->bytes;
    } else if (!state.failure && state.exclusions.empty()) {
      log_.Add("source " + state.source.hash, "its original is not there");
    }
    dossiers_.insert(state.source.dossier);
    for (const Sighting& further : source.further) dossiers_.insert(further.dossier);
    for (const std::string& id : state.record_ids) {
      const Result<Record> record = reader_.GetVersion(id, 1);
      bool linked = record.ok() && record->source_hash == state.source.hash;
      if (record) {
        for (const Sighting& sighting : record->sightings) linked |= sighting.source_hash == state.source.hash;
      }
      if (!linked) log_.Add("source " + state.source.hash, "names record " + id + ", which does not name it");
    }
  }

  // Reads the pieces in the order in which they lie on the disk.
  void CheckOriginals() {
    std::string hash;
    OriginalExtent extent;
    Sha256 digest;
    const auto finish = [&] {
      if (!hash.empty()) CheckOriginal(hash, extent, digest.Hex());
    };
    const std::string end = EndOfOriginals();
    const Status scanned =
        database_.Scan(Family::kOriginal, "", end, [&](std::string_view key, std::string_view value) {
          const std::optional<OriginalKeyParts> piece = ParseOriginalKey(key);
          if (!piece) {
            log_.Add("family original", "a key that is none");
            return true;
          }
          if (piece->hash != hash || piece->number != extent.number) {
            finish();
            hash = piece->hash;
            extent = {piece->number, 0, 0};
          }
          if (piece->chunk != extent.chunks) log_.Add("original " + hash, "lacks a piece");
          extent.bytes += value.size();
          ++extent.chunks;
          digest.Update(value);
          log_.Step();
          return true;
        });
    if (log_.Expect(scanned, "family original")) finish();
    // Either some are missing or reading stopped at a damaged one: each is asked for by name.
    if (log_.report().originals != originals_expected_) FindLostOriginals();
  }

  // What stands behind the end of the audit log is being written, or was when its writer died (originals.h). An end
  // that is not known is none.
  std::string EndOfOriginals() const {
    const Result<std::optional<std::string>> said = database_.Get(Family::kMeta, kAuditEndKey);
    if (!said) return "";
    if (said->has_value()) {
      const std::optional<AuditEnd> end = DecodeAuditEnd(**said);
      return end ? OriginalsBehind(end->sequence) : "";
    }
    const Result<std::optional<AuditEntry>> last = LastAuditEntry(database_);
    return last && !*last ? OriginalsBehind(0) : "";
  }

  void CheckOriginal(const std::string& hash, const OriginalExtent& extent, const std::string& digest) {
    ++log_.report().originals;
    if (digest != hash) log_.Add("original " + hash, "its bytes have the hash " + digest);
    Result<std::optional<std::string>> said =
        database_.Get(Family::kSource, SourcePartKey(hash, SourcePart::kOriginal));
    if (!said) {
      log_.Add("original " + hash, said.error().detail);
    } else if (!said->has_value()) {
      log_.Add("original " + hash, "belongs to no source");
    } else if (**said != EncodeExtent(extent)) {
      log_.Add("original " + hash, "lies elsewhere or has another size than its source says");
    }
  }

  void FindLostOriginals() {
    const Status scanned = database_.Scan(Family::kSource, "", "", [&](std::string_view key, std::string_view) {
      const std::size_t zero = key.find('\0');
      if (zero == std::string_view::npos || key.substr(zero + 1) != std::string_view("o")) return true;
      const std::string hash(key.substr(0, zero));
      const Result<std::string> original = reader_.Original(hash);
      if (!original) log_.Add("original " + hash, original.error().detail);
      if (original && Sha256Hex(*original) != hash) log_.Add("original " + hash, "its bytes have another hash");
      return true;
    });
    log_.Expect(scanned, "family source");
  }

  void CheckPages() {
    std::string hash;
    const Status scanned = database_.Scan(Family::kPage, "", "", [&](std::string_view key, std::string_view value) {
      log_.Step();
      ++log_.report().pages;
      const std::optional<Numbered> place = ParseNumberedKey(key);
      if (!place) {
        log_.Add("family page", "a key that is none");
        return true;
      }
      const std::string name = "page " + std::to_string(place->number) + " of source " + place->owner;
      const Result<Page> page = codec::DecodePage(value);
      if (!page) log_.Add(name, page.error().detail);
      if (page && page->number != static_cast<int>(place->number)) log_.Add(name, "says it is another page");
      if (place->owner != hash) {
        hash = place->owner;
        const Result<std::optional<std::string>> source = database_.Get(Family::kSource, hash);
        if (source && !source->has_value()) log_.Add(name, "belongs to no source");
      }
      return true;
    });
    if (!log_.Expect(scanned, "family page")) FindLostPages();
    real_.pages = log_.report().pages;
  }

  void FindLostPages() {
    const Status scanned = database_.Scan(Family::kSource, "", "", [&](std::string_view key, std::string_view) {
      if (key.find('\0') != std::string_view::npos) return true;
      const Result<std::vector<Page>> pages = reader_.Pages(key);
      if (!pages) log_.Add("pages of source " + std::string(key), pages.error().detail);
      return true;
    });
    log_.Expect(scanned, "family source");
  }

  void CheckDossiers() {
    dossiers_.erase("");
    const Status scanned = database_.Scan(Family::kDossier, "", "", [&](std::string_view key, std::string_view) {
      ++real_.dossiers;
      const auto used = dossiers_.find(key);
      if (used == dossiers_.end()) {
        log_.Add("dossier " + std::string(key), "nothing belongs to it");
      } else {
        dossiers_.erase(used);
      }
      return true;
    });
    log_.Expect(scanned, "family dossier");
    for (const std::string& missing : dossiers_) log_.Add("dossier " + missing, "is not listed");
  }

  // Which words stand on which page follows from the pages.
  void CheckWords() {
    if (IsOfEarlierFormat(database_)) return;  // made when the store is opened for writing
    EntryDigest expected;
    const bool whole =
        ForEachWordEntry(database_, [&](const Entry& entry) { expected.Add(entry.first, entry.second); });
    EntryDigest found;
    const Status scanned = database_.Scan(Family::kWord, "", "", [&](std::string_view key, std::string_view value) {
      log_.Step();
      found.Add(key, value);
      return true;
    });
    if (!log_.Expect(scanned, "family word") || !whole || found == expected) return;
    log_.Add("family word", "has " + std::to_string(found.count()) + " entries, not exactly the " +
                                std::to_string(expected.count()) + " that the pages give");
  }

  void CheckAudit() {
    AuditEnd end{0, std::string(64, '0')};  // as far as it was read
    const auto check = [&](std::string_view key, std::string_view value) {
      log_.Step();
      ++log_.report().audit_entries;
      const std::uint64_t at = ReadBigEndian64(key);
      for (++end.sequence; end.sequence < at; ++end.sequence) {
        NameLostEntry(end.sequence, "is missing");
        end.hash.clear();
      }
      const std::string name = "audit " + std::to_string(at);
      const std::optional<AuditEntry> entry = DecodeAuditEntry(value);
      if (!entry || entry->sequence != at) {
        log_.Add(name, "does not decode");
      } else if (HashOf(*entry) != entry->hash) {
        log_.Add(name, "was changed: its hash does not fit");
      } else if (entry->previous != end.hash && !end.hash.empty()) {
        log_.Add(name, "does not follow the entry before it");
      }
      end.hash = entry ? entry->hash : "";
      return true;
    };
    const std::optional<AuditEnd> said = SaidEnd();
    const Status scanned = database_.Scan(Family::kAudit, "", "", check);
    if (!log_.Expect(scanned, "family audit") && said) {
      for (std::uint64_t at = end.sequence + 1; at <= said->sequence; ++at) {
        const Result<std::optional<std::string>> entry = database_.Get(Family::kAudit, BigEndian64(at));
        if (entry && entry->has_value()) check(BigEndian64(at), **entry);
        if (!entry) {
          NameLostEntry(at, entry.error().detail);
          end = {at, ""};
        }
      }
    }
    CheckAuditEnd(end, said);
    real_.audit_entries = end.sequence;
    log_.report().audit_hash = end.hash;
  }

  void NameLostEntry(std::uint64_t sequence, std::string what) {
    log_.Add("audit " + std::to_string(sequence), std::move(what));
  }

  // Nothing in a store of the first format.
  std::optional<AuditEnd> SaidEnd() {
    const Result<std::optional<std::string>> format = database_.Get(Family::kMeta, kFormatKey);
    const Result<std::optional<std::string>> bytes = database_.Get(Family::kMeta, kAuditEndKey);
    if (!format || !bytes) {
      log_.Add("family default", (format ? bytes : format).error().detail);
      return std::nullopt;
    }
    if (!bytes->has_value()) return *format == "1" ? std::nullopt : std::optional(AuditEnd{});
    std::optional<AuditEnd> end = DecodeAuditEnd(**bytes);
    if (!end) log_.Add("audit end", "does not decode");
    return end;
  }

  // Entries cut off at the end leave a chain that is whole as far as it goes.
  void CheckAuditEnd(const AuditEnd& end, const std::optional<AuditEnd>& said) {
    if (!said) return;
    for (std::uint64_t at = end.sequence + 1; at <= said->sequence; ++at) {
      NameLostEntry(at, "is missing: the log ended with entry " + std::to_string(said->sequence));
    }
    if (end.sequence > said->sequence) {
      log_.Add("audit end", "says " + std::to_string(said->sequence) + ", there are " + std::to_string(end.sequence));
    } else if (end.sequence == said->sequence && end.sequence > 0 && !end.hash.empty() && end.hash != said->hash) {
      log_.Add("audit end", "has another hash than entry " + std::to_string(end.sequence));
    }
  }

  // Every event that was ever stored is named in the log; each lies under the key that its content gives.
  void CheckEvents() {
    std::set<std::string> logged = EventsOfAudit();
    const Status scanned = database_.Scan(Family::kEvent, "", "", [&](std::string_view key, std::string_view value) {
      log_.Step();
      const std::optional<EventKeyParts> parts = ParseEventKey(key);
      const std::string name = "event " + std::string(parts ? parts->id : key);
      const Result<Event> event = codec::DecodeEvent(value);
      if (!event) {
        log_.Add(name, event.error().detail);
      } else if (EventKey(KindOf(*event), AboutOf(*event), SecondsOf(event->at), event->id) != key) {
        log_.Add(name, "lies under another key than its content gives");
      }
      if (parts && logged.erase(std::string(parts->id)) == 0) log_.Add(name, "is not in the audit log");
      return true;
    });
    if (!log_.Expect(scanned, "family event")) return;
    for (const std::string& id : logged) log_.Add("event " + id, "is in the audit log and missing");
  }

  std::set<std::string> EventsOfAudit() const {
    constexpr std::string_view kWord = "event ";
    constexpr std::string_view kAbout = " about ";
    std::set<std::string> ids;
    const Status scanned = database_.Scan(Family::kAudit, "", "", [&](std::string_view, std::string_view value) {
      const std::optional<AuditEntry> entry = DecodeAuditEntry(value);
      if (!entry || entry->action != "event") return true;
      std::string_view rest = entry->subject;
      for (std::size_t at = rest.find(kWord); at != std::string_view::npos; at = rest.find(kWord)) {
        rest.remove_prefix(at + kWord.size());
        const std::size_t end = rest.find(kAbout);
        if (end != std::string_view::npos && end == rest.find(' ')) ids.insert(std::string(rest.substr(0, end)));
      }
      return true;
    });
    scanned.ok();  // CheckAudit tells
    return ids;
  }

  void CheckCounts() {
    const Result<Counts> stored = reader_.Count();
    if (!stored) return log_.Add("counters", stored.error().detail);
    if (!log_.complete()) return;  // what could not be read was not counted
    for (const auto& [name, member] : AllCounts()) {
      if (*stored.*member == real_.*member) continue;
      log_.Add("counter " + std::string(name),
               "says " + std::to_string(*stored.*member) + ", there are " + std::to_string(real_.*member));
    }
  }

  const Database& database_;
  Reader reader_;
  VerifyLog log_;
  Counts real_;  // as counted here
  std::uint64_t originals_expected_ = 0;
  std::set<std::string, std::less<>> dossiers_;  // that sources, records and sightings name
  std::set<std::string> unsound_;
};

}  // namespace

Checked CheckStore(const Database& database, const std::function<void(std::uint64_t)>& progress) {
  return StoreCheck(database, progress).Run();
}

}  // namespace sohoa::store
