// sohoa: reads the command line, runs one command, answers its exit code.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/stop_signal.h"

namespace sohoa::cli {
namespace {

// The log is for the operator and goes beside the talk, never between the data; SOHOA_LOG=debug says more.
void SetUpLog() {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("sohoa"));
  const char* level = std::getenv("SOHOA_LOG");  // NOLINT(concurrency-mt-unsafe): no thread is started yet
  spdlog::set_level(level == nullptr ? spdlog::level::warn : spdlog::level::from_str(level));
}

int Main(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away (`| head`) is told by write()
  SetUpLog();
  Output out(STDOUT_FILENO);
  Output err(STDERR_FILENO);
  std::variant<Invocation, Reply> parsed = Parse(arguments);
  if (const auto* reply = std::get_if<Reply>(&parsed)) {
    (reply->exit_code == 0 ? out : err).Write(reply->text);
    return reply->exit_code;
  }
  auto& invocation = std::get<Invocation>(parsed);
  // The processes that this one starts find the same configuration.
  if (const std::string& dir = invocation.globals.config_dir; !dir.empty()) {
    setenv("SOHOA_CONFIG", dir.c_str(), 1);  // NOLINT(concurrency-mt-unsafe): no thread is started yet
  }
  Context context(invocation.globals, out, err, StopOnSignals());
  const int exit_code = std::visit([&](const auto& command) { return Run(context, command); }, invocation.command);
  if (out.failed()) return context.Fail({ErrorCode::kInputOutput, "", 0, "standard output"});
  return exit_code;
}

}  // namespace
}  // namespace sohoa::cli

int main(int argc, char** argv) { return sohoa::cli::Main({argv + 1, argv + argc}); }
