// Values of model/ as bytes and back, through protobuf (codec/sohoa.proto): what the store keeps and what processes say
// to each other. The one place that touches protobuf. Pure and thread-safe.
//
// Boxes are kept in steps of 1e-5 of the page and a word's confidence in steps of 1e-4; everything else exactly. A
// second round trip changes nothing more. Equal values give equal bytes. Unknown fields of a newer version are ignored;
// Decode fails with kStoreDamaged on bytes that do not parse, that name an enumerator this version does not know, or
// that are empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/event.h"
#include "model/page.h"
#include "model/record.h"
#include "model/result.h"

namespace sohoa::codec {

std::string EncodePage(const Page& page);
Result<Page> DecodePage(std::string_view bytes);
std::string EncodeRecord(const Record& record);
Result<Record> DecodeRecord(std::string_view bytes);
std::string EncodeRecords(const std::vector<Record>& records);
Result<std::vector<Record>> DecodeRecords(std::string_view bytes);
std::string EncodeSighting(const Sighting& sighting);
Result<Sighting> DecodeSighting(std::string_view bytes);
std::string EncodeSource(const Source& source);
Result<Source> DecodeSource(std::string_view bytes);
std::string EncodeEvent(const Event& event);
Result<Event> DecodeEvent(std::string_view bytes);
std::string EncodeEvents(const std::vector<Event>& events);
Result<std::vector<Event>> DecodeEvents(std::string_view bytes);
std::string EncodeError(const Error& error);
std::optional<Error> DecodeError(std::string_view bytes);  // nothing where the others say kStoreDamaged

}  // namespace sohoa::codec
