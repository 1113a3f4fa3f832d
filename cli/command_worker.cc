// The hidden command that the pipeline starts its worker processes with.
#include <csignal>
#include <vector>

#include "cli/commands.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {

int Run(Context& context, const WorkerArguments& arguments) {
  // Ctrl-C reaches the whole process group; it is the supervisor who decides what becomes of a page in work.
  std::signal(SIGINT, SIG_IGN);
  std::vector<settings::Problem> told_by_the_supervisor;
  const settings::Settings settings = settings::LoadSettings(context.config_dir(), &told_by_the_supervisor);
  return pipeline::WorkerMain(arguments.fd, settings);
}

}  // namespace sohoa::cli
