#include "pipeline/ingest.h"
#include "pipeline/worker.h"

namespace sohoa::pipeline {

int WorkerMain() { return ServeRequests(kWorkerSocket, &reading::PageReader::Create); }

}  // namespace sohoa::pipeline
