// The hidden command that the pipeline starts its worker processes with.
#include "cli/commands.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {

int Run(Context& /*context*/, const WorkerArguments& /*arguments*/) { return pipeline::WorkerMain(); }

}  // namespace sohoa::cli
