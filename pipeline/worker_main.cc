#include "pipeline/ingest.h"
#include "pipeline/worker.h"

namespace sohoa::pipeline {

// The limits come with the supervisor's first message, so that both sides work under one configuration.
int WorkerMain(int socket_fd, const settings::Settings& /*settings*/) {
  return ServeRequests(socket_fd, &reading::PageReader::Create);
}

}  // namespace sohoa::pipeline
