#include "extractors/papers/paper_catalog.h"
