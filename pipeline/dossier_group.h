// Files of one sub-folder are one dossier (design.md 5), so they get one code. Pure.
#pragma once

#include <string>
#include <vector>

#include "pipeline/intake.h"

namespace sohoa::pipeline {

// The one dossier code that stands in these names; empty when there is none, or more than one: a folder that holds the
// files of several dossiers is a scanner's, not a dossier.
std::string TheOnlyCode(const std::vector<std::string>& names);

// Sets FoundFile::dossier of all files of each sub-folder whose own name is no code when one of the files names it.
void NameDossiers(std::vector<FoundFile>* files);

}  // namespace sohoa::pipeline
