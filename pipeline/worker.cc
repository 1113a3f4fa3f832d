#include "pipeline/worker.h"

#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "codec/codec.h"
#include "extractors/reading/draw.h"
#include "pipeline/archive_reader.h"
#include "pipeline/channel.h"
#include "pipeline/file_confinement.h"
#include "pipeline/given_file.h"
#include "pipeline/sandbox.h"
#include "pipeline/worker.pb.h"
#include "pipeline/worker_copy.h"

namespace sohoa::pipeline {
namespace {

constexpr int kUsageExit = 2;

[[noreturn]] void ExitOutOfMemory() { ::_exit(kOutOfMemoryExit); }

class Server {
 public:
  Server(int socket, reading::PageReader& reader, GivenFile& file, int cpu_seconds, std::vector<std::string> passwords)
      : socket_(socket), reader_(reader), file_(file), cpu_seconds_(cpu_seconds), passwords_(std::move(passwords)) {}

  // False when the supervisor is gone or talks nonsense.
  bool ServeOne() {
    std::optional<Frame> frame = ReceiveFrame(socket_);
    proto::Request request;
    if (!frame || !request.ParseFromString(frame->payload)) return false;
    LimitProcessorTime(cpu_seconds_);
    proto::Reply reply;
    std::optional<Error> error;
    if (const Status taken = file_.Take(request.file(), std::move(frame->file)); !taken.ok()) error = taken.error();
    errno = 0;
    if (!error) error = Handle(request, &reply);
    reply.set_id(request.id());
    if (error) {
      // C libraries answer a failed allocation with "cannot decode": it must not pass for a damaged file.
      if (errno == ENOMEM) error = Error{ErrorCode::kWorkerOutOfMemory, "", 0, ""};
      reply.set_error(codec::EncodeError(*error));
    }
    return !lost_reply_ && Send(reply);
  }

 private:
  bool Send(const proto::Reply& reply) { return SendFrame(socket_, reply.SerializeAsString()); }

  std::optional<Error> Handle(const proto::Request& request, proto::Reply* reply) {
    switch (request.what_case()) {
      case proto::Request::kInspect:
        return Inspect(reply);
      case proto::Request::kIntroduce:
        reply->set_engine(reading::EngineVersion());
        return std::nullopt;
      case proto::Request::kRead:
        return Read(request.read(), reply);
      case proto::Request::kUnpack:
        return UnpackAll(request.unpack(), request.id());
      case proto::Request::kRender:
        return Render(request.render(), reply);
      case proto::Request::kCopy:
        return Made(CopyInto(file_.descriptor(), file_.Path(), request.copy(), reader_, passwords_), reply);
      case proto::Request::kBind:
        return Made(BindInto(file_.descriptor(), request.bind()), reply);
      case proto::Request::WHAT_NOT_SET:
        break;
    }
    return Error{ErrorCode::kInternal, "", 0, "a request without content"};
  }

  std::optional<Error> Inspect(proto::Reply* reply) {
    const auto info = reader_.Inspect(file_.Path());
    if (!info.ok()) return info.error();
    reply->set_format(std::string(reading::FormatName(info->format)));
    reply->set_page_count(info->page_count);
    reply->set_engine(reading::EngineVersion());
    return std::nullopt;
  }

  std::optional<Error> Read(const proto::ReadPage& what, proto::Reply* reply) {
    const auto page = reader_.Read(file_.Path(), what.number());
    if (!page.ok()) return page.error();
    reply->set_page(codec::EncodePage(*page));
    return std::nullopt;
  }

  std::optional<Error> UnpackAll(const proto::Unpack& what, std::uint64_t id) {
    const UnpackOptions options{what.max_bytes(), what.max_entries(), 1, passwords_};
    const Status status =
        Unpack(file_.Path(), what.single_stream(), what.stem(), what.folder(), options, [&](const Member& member) {
          proto::Reply part;
          part.set_id(id);
          part.set_more(true);
          part.mutable_member()->set_name(member.name);
          part.mutable_member()->set_path(member.path);
          if (member.failure) part.mutable_member()->set_failure(codec::EncodeError(*member.failure));
          // A member that nobody heard of must not be followed by the word that all have been told: the paper would be
          // lost.
          lost_reply_ = !Send(part) || lost_reply_;
        });
    if (!status.ok()) return status.error();
    return std::nullopt;
  }

  std::optional<Error> Render(const proto::Render& what, proto::Reply* reply) {
    const auto page = codec::DecodePage(what.page());
    if (!page.ok()) return page.error();
    const Box crop{what.x0(), what.y0(), what.x1(), what.y1()};
    auto png = reader_.RenderPng(file_.Path(), page->number, *page, crop, what.max_width());
    if (!png.ok()) return png.error();
    if (!what.boxes().empty()) png = reading::DrawBoxes(*png, BoxesOf(what));
    if (!png.ok()) return png.error();
    reply->set_png(std::move(*png));
    return std::nullopt;
  }

  static std::vector<reading::DrawnBox> BoxesOf(const proto::Render& what) {
    std::vector<reading::DrawnBox> boxes;
    for (const proto::DrawnBox& box : what.boxes()) {
      const reading::Colour colour{static_cast<std::uint8_t>(box.red()), static_cast<std::uint8_t>(box.green()),
                                   static_cast<std::uint8_t>(box.blue())};
      boxes.push_back({{box.x0(), box.y0(), box.x1(), box.y1()}, colour, box.line_width(), box.label()});
    }
    return boxes;
  }

  static std::optional<Error> Made(const Result<std::uint64_t>& bytes, proto::Reply* reply) {
    if (!bytes.ok()) return bytes.error();
    reply->set_made_bytes(*bytes);
    return std::nullopt;
  }

  int socket_;
  reading::PageReader& reader_;
  GivenFile& file_;
  int cpu_seconds_;
  bool lost_reply_ = false;
  std::vector<std::string> passwords_;
};

}  // namespace

int ServeRequests(int socket, const ReaderFactory& make_reader) {
  GiveUpPrivileges();
  std::setlocale(LC_CTYPE, "C.UTF-8");  // NOLINT(concurrency-mt-unsafe): before any thread; libarchive's names need it
  std::set_new_handler(ExitOutOfMemory);
  const std::optional<Frame> first = ReceiveFrame(socket);
  proto::Setup setup;
  if (!first || !setup.ParseFromString(first->payload)) return kUsageExit;

  reading::ReaderOptions options;
  options.max_page_pixels = setup.max_page_pixels();
  options.max_pages = setup.max_pages();
  options.pdf_passwords.assign(setup.passwords().begin(), setup.passwords().end());
  options.with_engine = !setup.without_engine();
  const auto reader = make_reader(options);
  proto::Reply ready;
  if (setup.wire() != kWireVersion) {
    ready.set_error(codec::EncodeError({ErrorCode::kWorkerProgram, "", 0, "they are of two releases"}));
  }
  if (!reader.ok()) ready.set_error(codec::EncodeError(reader.error()));
  LimitMemory(setup.memory_mb(), setup.max_file_bytes());
  GivenFile file;
  if (ConfineFiles(setup.members_folder(), file.scratch()) == Confinement::kFailed) {
    ready.set_error(codec::EncodeError({ErrorCode::kInternal, "", 0, "the kernel refuses to close files off"}));
  }
  if (!FilterSystemCalls()) {
    ready.set_error(codec::EncodeError({ErrorCode::kInternal, "", 0, "the kernel refuses a system-call filter"}));
  }
  if (!SendFrame(socket, ready.SerializeAsString()) || !ready.error().empty()) return EXIT_FAILURE;

  Server server(socket, **reader, file, setup.cpu_seconds(), options.pdf_passwords);
  while (server.ServeOne()) {
  }
  return EXIT_SUCCESS;
}

}  // namespace sohoa::pipeline
