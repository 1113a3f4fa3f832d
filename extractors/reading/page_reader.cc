#include "extractors/reading/page_reader.h"
