#include "pipeline/ingest.h"
