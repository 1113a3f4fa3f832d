// sohoa-worker: the program of worker processes. sohoa starts it, with a socket to talk over; people do not.
#include "pipeline/worker.h"

int main() {
  return sohoa::pipeline::ServeRequests(sohoa::pipeline::kWorkerSocket, &sohoa::reading::PageReader::Create);
}
