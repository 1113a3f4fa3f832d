// The commands, one function each. Every one answers the exit code of design.md 5, writes data to context.out() and
// talks on context.err().
#pragma once

#include "cli/arguments.h"
#include "cli/context.h"

namespace sohoa::cli {

int Run(Context& context, const IngestArguments& arguments);
int Run(Context& context, const WatchArguments& arguments);
int Run(Context& context, const ReprocessArguments& arguments);
int Run(Context& context, const LookupArguments& arguments);
int Run(Context& context, const ShowArguments& arguments);
int Run(Context& context, const ExportArguments& arguments);
int Run(Context& context, const ReviewListArguments& arguments);
int Run(Context& context, const ReviewShowArguments& arguments);
int Run(Context& context, const ReviewSetArguments& arguments);
int Run(Context& context, const ReviewConfirmArguments& arguments);
int Run(Context& context, const ReportArguments& arguments);
int Run(Context& context, const DossierSetArguments& arguments);
int Run(Context& context, const DossierShowArguments& arguments);
int Run(Context& context, const DossierImportArguments& arguments);
int Run(Context& context, const ReviewValidityArguments& arguments);
int Run(Context& context, const ReviewLinkArguments& arguments);
int Run(Context& context, const ReuseArguments& arguments);
int Run(Context& context, const StatusArguments& arguments);
int Run(Context& context, const VerifyArguments& arguments);
int Run(Context& context, const BackupArguments& arguments);
int Run(Context& context, const RestoreArguments& arguments);
int Run(Context& context, const KeyArguments& arguments);
int Run(Context& context, const ConfigCheckArguments& arguments);
int Run(Context& context, const DoctorArguments& arguments);

}  // namespace sohoa::cli
