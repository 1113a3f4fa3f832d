// What a worker process gives up before it touches hostile input (design.md 8). The only file that touches libseccomp.
// Each function changes the calling process for good; call them from its only thread.
#pragma once

namespace sohoa::pipeline {

// Dies with its parent, no new privileges, no core file (it would hold citizens' papers), few descriptors, low
// priority.
void GiveUpPrivileges();

// Address space: what is used now plus memory_mb. Written files: at most max_file_bytes. Not under a sanitizer, which
// reserves terabytes.
void LimitMemory(int memory_mb, long long max_file_bytes);

// Processor time from now on, after which the kernel ends the process.
void LimitProcessorTime(int seconds);

// A system-call filter: no sockets, no programs, no child processes, no looking into or signalling other processes, no
// kernel interfaces. Everything is allowed but what the list names, because libraries below change their calls with
// every release; the list names what an intruder would need. False when the kernel refuses filters.
bool FilterSystemCalls();

}  // namespace sohoa::pipeline
