// The hidden command that the pipeline starts its worker processes with.
#include "cli/commands.h"
#include "pipeline/ingest.h"
#include "pipeline/worker.h"

namespace sohoa::cli {

int Run(Context& /*context*/, const WorkerArguments& /*arguments*/) {
  // The limits come over the socket, so that both sides work under one configuration.
  return pipeline::WorkerMain(pipeline::kWorkerSocket, settings::Settings{});
}

}  // namespace sohoa::cli
