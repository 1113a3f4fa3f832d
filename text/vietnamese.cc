#include "text/vietnamese.h"
