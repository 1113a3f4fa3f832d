// What a worker that was taken over could send to the supervisor, and what lies in the store: frames, messages, values.
#include <sys/socket.h>

#include <array>
#include <string>

#include "codec/codec.h"
#include "pipeline/channel.h"
#include "pipeline/worker.pb.h"
#include "tests/fuzz/target.h"

namespace {

using sohoa::fuzz::Demand;
namespace codec = sohoa::codec;
namespace pipeline = sohoa::pipeline;

// What decodes is encoded the same way ever after: a second round trip changes nothing.
template <class Decode, class Encode>
void RoundTrip(std::string_view bytes, Decode decode, Encode encode) {
  const auto value = decode(bytes);
  if (!value.ok()) return;
  const std::string once = encode(*value);
  const auto again = decode(once);
  Demand(once.empty() || again.ok(), "what was encoded decodes");
  if (again.ok()) Demand(encode(*again) == once, "a second round trip changes nothing");
}

void DecodeAll(std::string_view bytes) {
  RoundTrip(bytes, codec::DecodePage, codec::EncodePage);
  RoundTrip(bytes, codec::DecodeRecord, codec::EncodeRecord);
  RoundTrip(bytes, codec::DecodeSighting, codec::EncodeSighting);
  RoundTrip(bytes, codec::DecodeSource, codec::EncodeSource);
  codec::DecodeError(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kRoomOfASocket = 100'000;
  if (size > kRoomOfASocket) return 0;
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return 0;
  const pipeline::UniqueFd ours(ends[0]);
  pipeline::UniqueFd theirs(ends[1]);
  if (::send(theirs.get(), data, size, MSG_NOSIGNAL) != static_cast<ssize_t>(size)) return 0;
  theirs.Reset();
  // An odd first byte: as the worker receives; an even one: as the supervisor collects.
  if (size > 0 && data[0] % 2 == 1) {
    while (const auto frame = pipeline::ReceiveFrame(ours.get())) {
      pipeline::proto::Request().ParseFromString(frame->payload);
      pipeline::proto::Setup().ParseFromString(frame->payload);
    }
  } else {
    pipeline::FrameCollector collector;
    Demand(collector.Fill(ours.get()) == pipeline::FrameCollector::State::kClosed, "an end is an end");
    while (const auto frame = collector.Next()) {
      pipeline::proto::Reply reply;
      if (reply.ParseFromString(*frame)) {
        codec::DecodePage(reply.page());
        codec::DecodeError(reply.error());
      }
      DecodeAll(*frame);
    }
  }
  DecodeAll(sohoa::fuzz::BytesOf(data, size));
  return 0;
}
