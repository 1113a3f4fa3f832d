// Values of model/ as bytes and back, through protobuf (codec/sohoa.proto): what the store keeps and what processes say to
// each other. Unknown fields of a newer version are ignored; Decode fails with kStoreDamaged on bytes that do not parse.
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/page.h"
#include "model/record.h"
#include "model/result.h"

namespace sohoa::codec {

std::string EncodePage(const Page& page);
Result<Page> DecodePage(std::string_view bytes);
std::string EncodeRecord(const Record& record);
Result<Record> DecodeRecord(std::string_view bytes);
std::string EncodeSource(const Source& source);
Result<Source> DecodeSource(std::string_view bytes);
std::string EncodeError(const Error& error);
Result<Error> DecodeError(std::string_view bytes);

}  // namespace sohoa::codec
