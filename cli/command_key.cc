// `key`: makes the key file of a store that will be encrypted.
#include "cli/commands.h"
#include "cli/record_json.h"
#include "store/key_file.h"

namespace sohoa::cli {

int Run(Context& context, const KeyArguments& arguments) {
  const Status made = store::MakeKeyFile(arguments.file);
  if (!made.ok()) return context.Fail(made.error());
  if (context.json()) {
    Json json;
    json["key"] = arguments.file;
    context.out().Line(ToLine(json));
  } else {
    context.out().Line(context.Text(Message::kKeyMade, {arguments.file}));
  }
  context.Tell(Message::kKeyAdvice, {arguments.file});
  return kDone;
}

}  // namespace sohoa::cli
