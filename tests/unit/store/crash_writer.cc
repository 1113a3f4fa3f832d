// Commits until it is killed: `crash_writer STORE FIRST`. Prints the number of each source once its commit returned.
#include <cstdio>
#include <cstdlib>

#include "unit/store/store_fixture.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  auto store = sohoa::store::Store::Open(std::string(argv[1]), sohoa::store::OpenMode::kWrite);
  if (!store) return 1;
  for (int i = std::atoi(argv[2]);; ++i) {
    // Large enough that originals, and with them everything else, move from the log into files meanwhile.
    const std::string content = "source " + std::to_string(i) + std::string(300'000, static_cast<char>('a' + i % 26));
    sohoa::store::SourceCommit commit = sohoa::store::MakeCommit(content, "khac", {{"holder_name", "Trần Thị Công"}});
    commit.source.dossier = "D" + std::to_string(i % 7);
    if (!(*store)->Commit(commit, "writer")) return 1;
    std::printf("%d\n", i);
    std::fflush(stdout);
  }
}
