#include "cli/help_formatter.h"

#include <string_view>

#include "cli/table.h"

namespace sohoa::cli {
namespace {

constexpr std::size_t kNameWidth = 30;

std::string Line(const std::string& name, std::string_view description) {
  std::string text = "  " + name;
  if (DisplayWidth(text) >= kNameWidth) text += "\n";
  const std::size_t line_start = text.ends_with('\n') ? text.size() : 0;
  text = text.substr(0, line_start) + PadRight(std::string_view(text).substr(line_start), kNameWidth);
  return text + std::string(description) + "\n";
}

}  // namespace

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  std::string name = option->get_name(is_positional, !is_positional);
  const std::string value = option->get_type_name();
  if (!is_positional && option->get_type_size() != 0 && !value.empty()) name += " " + value;
  const bool takes_many = option->get_items_expected_max() >= CLI::detail::expected_max_vector_size;
  if (takes_many) name += "…";
  return Line(name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
  return Line(command->get_name(), command->get_description());
}

}  // namespace sohoa::cli
