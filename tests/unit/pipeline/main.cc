#include <gmock/gmock.h>

#include <string_view>

#include "tests/unit/pipeline/paper_reader.h"

int main(int argc, char** argv) {
  if (std::string_view(argv[0]) == sohoa::pipeline::kWorkerName) {
    return sohoa::pipeline::ServeRequests(sohoa::pipeline::kWorkerSocket, &sohoa::pipeline::MakePaperReader);
  }
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
