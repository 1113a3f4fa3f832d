#include "pipeline/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>

namespace sohoa::pipeline {
namespace {

spdlog::logger& Logger() {
  static const std::shared_ptr<spdlog::logger> kLogger = [] {
    auto logger = std::make_shared<spdlog::logger>("sohoa", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    const char* level = std::getenv("SOHOA_LOG");  // NOLINT(concurrency-mt-unsafe): the environment is never written
    logger->set_level(level == nullptr ? spdlog::level::warn : spdlog::level::from_str(level));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    return logger;
  }();
  return *kLogger;
}

}  // namespace

void LogDebug(std::string_view message) { Logger().debug(message); }
void LogInfo(std::string_view message) { Logger().info(message); }
void LogWarning(std::string_view message) { Logger().warn(message); }

}  // namespace sohoa::pipeline
