// sohoa: reads the command line, runs one command, answers its exit code.
#include <unistd.h>

#include <csignal>
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

int Main(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away (`| head`) is told by write()
  Output out(STDOUT_FILENO);
  Output err(STDERR_FILENO);
  std::variant<Invocation, Reply> parsed = Parse(arguments);
  if (const auto* reply = std::get_if<Reply>(&parsed)) {
    (reply->exit_code == 0 ? out : err).Write(reply->text);
    return out.failed() ? kFailed : reply->exit_code;
  }
  auto& invocation = std::get<Invocation>(parsed);
  Context context(invocation.globals, out, err, StopOnSignals());
  const int exit_code = std::visit([&](const auto& command) { return Run(context, command); }, invocation.command);
  if (out.failed()) return context.Fail({ErrorCode::kInputOutput, "", 0, "standard output"});
  return exit_code;
}

}  // namespace
}  // namespace sohoa::cli

int main(int argc, char** argv) { return sohoa::cli::Main({argv + 1, argv + argc}); }
