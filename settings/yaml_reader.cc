#include "settings/yaml_reader.h"
