// Whether this build carries a sanitizer that reserves address space and reports by itself (asan, tsan).
#pragma once

namespace sohoa::pipeline {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// How a process ends in which a sanitizer found something (scripts/sanitizers.sh asks for it).
inline constexpr int kSanitizerExit = 86;

}  // namespace sohoa::pipeline
