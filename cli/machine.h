// What `doctor` asks of the machine. Functions read the running system; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sohoa::cli {

// Bytes free for this account on the disk that holds the path, or its nearest folder that exists.
std::optional<std::uint64_t> FreeDiskBytes(const std::string& path);

// Whether a file can be made there; for a folder that does not exist, whether the nearest one above lets it be made.
bool CanWriteIn(const std::string& dir);

std::uint64_t MemoryBytes();           // of the machine
std::uint64_t AvailableMemoryBytes();  // that a program could take now
unsigned Cores();

bool HasSeccompFilter();

// fs.inotify.max_user_watches; 0 when unknown.
std::uint64_t InotifyWatches();

// From here on this process gives blocks of 256 KiB and more back to the system as soon as they are freed. By itself
// glibc raises that bound to the largest block it has seen freed (to 32 MiB at most), and what the store writes
// together and lets go again (tens of megabytes, time after time) stays with the process, in pieces: measured over 2000
// pages of 200 KB, 74 MB were held of which 13 to 50 were in use.
void ReturnLargeBlocks();

}  // namespace sohoa::cli
