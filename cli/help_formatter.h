// Lays out a help text in columns of what is seen, which CLI11 (it counts bytes) cannot do for Vietnamese.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sohoa::cli {

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;
};

}  // namespace sohoa::cli
