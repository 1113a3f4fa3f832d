#include "pipeline/searchable_copy.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>

#include "codec/codec.h"
#include "pipeline/content_hash.h"
#include "pipeline/file_reading.h"
#include "pipeline/memory_file.h"
#include "pipeline/worker_pool.h"

namespace sohoa::pipeline {
namespace {

constexpr std::size_t kDocumentIdDigits = 32;

// Pages of one source that stand one after the other in the copy: its file is opened once for them.
struct Stretch {
  std::string source_hash;
  std::string source_path;
  std::vector<int> pages;
};

std::vector<Stretch> StretchesOf(const CopyOrder& order) {
  std::vector<Stretch> stretches;
  for (const CopyOrder::Paper& paper : order.papers) {
    const Record& record = paper.record;
    if (stretches.empty() || stretches.back().source_hash != record.source_hash) {
      stretches.push_back({record.source_hash, record.source_path, {}});
    }
    auto& pages = stretches.back().pages;
    pages.insert(pages.end(), record.document.pages.begin(), record.document.pages.end());
  }
  return stretches;
}

std::string ValueOf(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field == nullptr ? std::string() : field->value;
}

void Describe(const CopyOrder& order, proto::BindCopies* facts) {
  const Record& first = order.papers.front().record;
  const std::vector<Field> fields = EffectiveFields(first);
  std::string identity = order.dossier;
  std::string made_at;
  for (const CopyOrder::Paper& paper : order.papers) {
    const Record& record = paper.record;
    proto::CopiedPaper* copied = facts->add_papers();
    copied->set_title(paper.title);
    copied->set_pages(static_cast<int>(record.document.pages.size()));
    if (std::ranges::find(facts->types(), paper.type) == facts->types().end()) facts->add_types(paper.type);
    identity += record.id + "/" + std::to_string(record.version) + "\n";
    made_at = std::max(made_at, record.made_at);
  }
  const bool single = order.dossier.empty();
  facts->set_title(single ? order.papers.front().title : order.dossier);
  facts->set_identifier(single ? ValueOf(fields, "document_number") : order.dossier);
  facts->set_source(single ? "record " + first.id + ", sha256:" + first.source_hash : "dossier " + order.dossier);
  if (single) {
    facts->set_agency(ValueOf(fields, "issuing_agency"));
    facts->set_issued_on(ValueOf(fields, "issue_date"));
  }
  facts->set_made_at(made_at);
  facts->set_tool(order.tool);
  facts->set_document_id(HashOf(identity).substr(0, kDocumentIdDigits));
}

class CopyMaker {
 public:
  CopyMaker(store::Store& store, const settings::Settings& settings)
      : store_(store), settings_(settings), pool_(DrawingPoolOptionsFrom(settings)) {}

  Result<std::string> Make(const CopyOrder& order) {
    Result<UniqueFd> made = MemoryFile({});
    if (!made.ok()) return made.error();
    const auto parts = std::make_shared<UniqueFd>(std::move(*made));
    proto::Request request;
    proto::BindCopies& bind = *request.mutable_bind();
    std::uint64_t end = 0;
    for (const Stretch& stretch : StretchesOf(order)) {
      const Result<std::string> part = Copy(stretch);
      if (!part.ok()) return part.error();
      if (const Status written = WriteAt(parts->get(), end, *part); !written.ok()) return written.error();
      bind.add_part_bytes(part->size());
      end += part->size();
    }
    Describe(order, &bind);
    return Ask(std::move(request), parts, end);
  }

 private:
  Result<std::string> Copy(const Stretch& stretch) {
    const Result<std::string> original = store_.Original(stretch.source_hash);
    if (!original.ok()) return original.error();
    if (HashOf(*original) != stretch.source_hash) {
      return Error{ErrorCode::kStoreDamaged, stretch.source_path, 0, "the original's hash does not fit"};
    }
    const Result<std::vector<Page>> pages = store_.Pages(stretch.source_hash);
    if (!pages.ok()) return pages.error();
    proto::Request request;
    proto::CopyPages& copy = *request.mutable_copy();
    copy.set_bytes(original->size());
    for (int number : stretch.pages) {
      const auto page = std::ranges::find(*pages, number, &Page::number);
      if (page == pages->end()) {
        return Error{ErrorCode::kNotFound, stretch.source_path, number, "page is not stored"};
      }
      copy.add_pages(codec::EncodePage(*page));
    }
    Result<UniqueFd> file = MemoryFile(*original);
    if (!file.ok()) return file.error();
    Result<std::string> part = Ask(std::move(request), std::make_shared<UniqueFd>(std::move(*file)), original->size());
    if (part.ok()) return part;
    Error error = part.error();
    error.file = stretch.source_path;
    return error;
  }

  // What the worker left in the file behind its first `bytes`.
  Result<std::string> Ask(proto::Request request, const std::shared_ptr<const UniqueFd>& file, std::uint64_t bytes) {
    Task task;
    task.request = std::move(request);
    task.request.set_file(++files_);
    task.file = file;
    task.limit = std::chrono::seconds(settings_.file_seconds);
    const Result<proto::Reply> answer = pool_.Ask(std::move(task));
    if (!answer.ok()) return answer.error();
    return ReadAt(file->get(), bytes, answer->made_bytes());
  }

  store::Store& store_;
  const settings::Settings& settings_;
  WorkerPool pool_;
  std::uint64_t files_ = 0;
};

}  // namespace

Result<std::string> SearchableCopy(store::Store& store, const settings::Settings& settings, const CopyOrder& order) {
  return CopyMaker(store, settings).Make(order);
}

}  // namespace sohoa::pipeline
