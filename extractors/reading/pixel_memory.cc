#include "extractors/reading/pixel_memory.h"

#include <leptonica/allheaders.h>
#include <malloc.h>

#include <cstdlib>
#include <mutex>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr size_t kLargeBlock = size_t{1} << 20;

// Blocks of malloc, which itself knows how large they are: pictures made before KeepPixelMemory may end here.
class Blocks {
 public:
  void* Take(size_t bytes) {
    if (bytes >= kLargeBlock) {
      const std::lock_guard lock(mutex_);
      // The latest of a fitting size is the likeliest to lie in the processor's cache.
      for (size_t i = blocks_.size(); i-- > 0;) {
        const size_t held = malloc_usable_size(blocks_[i]);
        if (held >= bytes && held <= bytes + bytes / 4) return Remove(i);
      }
    }
    if (void* block = std::malloc(bytes); block != nullptr) return block;
    // Memory is short: what is kept may be what is missing.
    Shrink(0);
    return std::malloc(bytes);
  }

  void Give(void* block) {
    const size_t bytes = block == nullptr ? 0 : malloc_usable_size(block);
    if (bytes < kLargeBlock || bytes > kMostKeptBytes) return std::free(block);
    Shrink(kMostKeptBytes - bytes);
    const std::lock_guard lock(mutex_);
    blocks_.push_back(block);
    kept_ += bytes;
  }

  void GiveBack() {
    Shrink(0);
    malloc_trim(0);  // what lies free between blocks that are used, too
  }

  size_t kept() {
    const std::lock_guard lock(mutex_);
    return kept_;
  }

 private:
  void* Remove(size_t at) {
    void* block = blocks_[at];
    blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(at));
    kept_ -= malloc_usable_size(block);
    return block;
  }

  // Frees the oldest until no more than `most` is kept.
  void Shrink(size_t most) {
    const std::lock_guard lock(mutex_);
    while (kept_ > most) std::free(Remove(0));
  }

  std::mutex mutex_;
  std::vector<void*> blocks_;  // the oldest first
  size_t kept_ = 0;
};

// Never destroyed: pictures may outlive the end of main.
Blocks& TheBlocks() {
  static auto* const blocks = new Blocks;
  return *blocks;
}

void* TakeBlock(size_t bytes) { return TheBlocks().Take(bytes); }
void GiveBlock(void* block) { TheBlocks().Give(block); }

}  // namespace

void KeepPixelMemory() { setPixMemoryManager(TakeBlock, GiveBlock); }

void GiveBackPixelMemory() { TheBlocks().GiveBack(); }

size_t KeptPixelBytes() { return TheBlocks().kept(); }

}  // namespace sohoa::reading
