#include "pipeline/sandbox.h"

#include <linux/sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>

#include "pipeline/sanitized.h"

namespace sohoa::pipeline {
namespace {

bool cannot_look_for_leaks = false;

void SetLimit(decltype(RLIMIT_AS) which, rlim_t value) {
  rlimit limit{};
  ::getrlimit(which, &limit);
  limit.rlim_cur = std::min(value, limit.rlim_max);
  ::setrlimit(which, &limit);
}

rlim_t AddressSpaceInUse() {
  long pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

void GiveUpPrivileges() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a parent that is gone already is noticed by its closed socket
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  constexpr rlim_t kDescriptors = 256;
  constexpr int kNiceness = 5;
  SetLimit(RLIMIT_CORE, 0);
  SetLimit(RLIMIT_NOFILE, kDescriptors);
  ::setpriority(PRIO_PROCESS, 0, kNiceness);
}

void LimitMemory(int memory_mb, long long max_file_bytes) {
  SetLimit(RLIMIT_FSIZE, static_cast<rlim_t>(max_file_bytes));
  if (kSanitized) return;
  SetLimit(RLIMIT_AS, AddressSpaceInUse() + (static_cast<rlim_t>(memory_mb) << 20));
}

void LimitProcessorTime(int seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  SetLimit(RLIMIT_CPU, static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds));
}

bool FilterSystemCalls() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
  if (filter == nullptr) return false;
  bool built = true;
  const auto deny = [&](int call, int answer = EPERM) {
    built = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(answer)), call, 0) == 0 && built;
  };
  for (int call : {SCMP_SYS(socket),
                   SCMP_SYS(socketpair),
                   SCMP_SYS(connect),
                   SCMP_SYS(bind),
                   SCMP_SYS(listen),
                   SCMP_SYS(accept),
                   SCMP_SYS(accept4),
                   SCMP_SYS(execve),
                   SCMP_SYS(execveat),
                   SCMP_SYS(fork),
                   SCMP_SYS(vfork),
                   SCMP_SYS(ptrace),
                   SCMP_SYS(process_vm_readv),
                   SCMP_SYS(process_vm_writev),
                   SCMP_SYS(pidfd_open),
                   SCMP_SYS(pidfd_getfd),
                   SCMP_SYS(pidfd_send_signal),
                   SCMP_SYS(kill),
                   SCMP_SYS(mount),
                   SCMP_SYS(umount2),
                   SCMP_SYS(pivot_root),
                   SCMP_SYS(chroot),
                   SCMP_SYS(setns),
                   SCMP_SYS(unshare),
                   SCMP_SYS(bpf),
                   SCMP_SYS(perf_event_open),
                   SCMP_SYS(userfaultfd),
                   SCMP_SYS(io_uring_setup),
                   SCMP_SYS(io_uring_enter),
                   SCMP_SYS(io_uring_register),
                   SCMP_SYS(keyctl),
                   SCMP_SYS(add_key),
                   SCMP_SYS(request_key),
                   SCMP_SYS(init_module),
                   SCMP_SYS(finit_module),
                   SCMP_SYS(delete_module),
                   SCMP_SYS(kexec_load),
                   SCMP_SYS(kexec_file_load),
                   SCMP_SYS(reboot),
                   SCMP_SYS(swapon),
                   SCMP_SYS(swapoff),
                   SCMP_SYS(acct),
                   SCMP_SYS(quotactl),
                   SCMP_SYS(symlink),
                   SCMP_SYS(symlinkat),
                   SCMP_SYS(link),
                   SCMP_SYS(linkat),
                   SCMP_SYS(rename),
                   SCMP_SYS(renameat),
                   SCMP_SYS(renameat2),
                   SCMP_SYS(chmod),
                   SCMP_SYS(fchmod),
                   SCMP_SYS(fchmodat),
                   SCMP_SYS(chown),
                   SCMP_SYS(fchown),
                   SCMP_SYS(fchownat)}) {
    deny(call);
  }
  deny(SCMP_SYS(clone3),
       ENOSYS);  // its flags lie in memory that a filter cannot see; the C library falls back to clone
  built = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                           SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0 &&
          built;
  cannot_look_for_leaks = built && seccomp_load(filter.get()) == 0;
  return cannot_look_for_leaks;
}

}  // namespace sohoa::pipeline

#ifdef __SANITIZE_ADDRESS__
// LeakSanitizer's own hook (lsan_interface.h). It looks from a second process that traces this one, which the filter
// forbids, and ends a process in which it cannot look.
extern "C" int __lsan_is_turned_off() {  // NOLINT(readability-identifier-naming): the sanitizer's name
  return sohoa::pipeline::cannot_look_for_leaks ? 1 : 0;
}
#endif
