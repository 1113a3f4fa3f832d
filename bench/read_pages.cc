// Reads files' pages into a cache, so that rules can be developed and measured without reading again.
//
//   read_pages OUTDIR FILE...
//
// Writes OUTDIR/<file name>.pages: for each page a length of four bytes, little endian, and codec::EncodePage's bytes.
// A file whose cache exists is left alone. A line for each file tells pages, words and CPU seconds.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "codec/codec.h"
#include "extractors/reading/page_reader.h"

namespace {

void Append(std::string* out, const std::string& bytes) {
  for (int i = 0; i < 4; ++i) out->push_back(static_cast<char>(bytes.size() >> (8 * i) & 0xff));
  out->append(bytes);
}

bool ReadFile(sohoa::reading::PageReader* reader, const std::string& path, const std::filesystem::path& out) {
  const sohoa::Result<sohoa::reading::FileInfo> info = reader->Inspect(path);
  if (!info) {
    std::printf("%s: %s %s\n", path.c_str(), std::string(sohoa::ErrorName(info.error().code)).c_str(),
                info.error().detail.c_str());
    return false;
  }
  std::string cache;
  double seconds = 0;
  size_t words = 0;
  for (int number = 1; number <= info->page_count; ++number) {
    const sohoa::Result<sohoa::Page> page = reader->Read(path, number);
    if (!page) {
      std::printf("%s page %d: %s %s\n", path.c_str(), number, std::string(sohoa::ErrorName(page.error().code)).c_str(),
                  page.error().detail.c_str());
      return false;
    }
    seconds += page->cpu_seconds;
    words += page->words.size();
    Append(&cache, sohoa::codec::EncodePage(*page));
  }
  std::ofstream(out, std::ios::binary) << cache;
  std::printf("%s: %d pages, %zu words, %.2f CPU s\n", path.c_str(), info->page_count, words, seconds);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: read_pages OUTDIR FILE...\n");
    return 2;
  }
  const std::filesystem::path out(argv[1]);
  std::filesystem::create_directories(out);
  sohoa::Result<std::unique_ptr<sohoa::reading::PageReader>> reader = sohoa::reading::PageReader::Create({});
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().detail.c_str());
    return 1;
  }
  bool all = true;
  for (int i = 2; i < argc; ++i) {
    const std::filesystem::path path(argv[i]);
    const std::filesystem::path cache = out / (path.filename().string() + ".pages");
    if (!std::filesystem::exists(cache)) all = ReadFile(reader->get(), path.string(), cache) && all;
    std::fflush(stdout);
  }
  return all ? 0 : 1;
}
