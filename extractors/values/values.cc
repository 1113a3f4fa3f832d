#include "model/field.h"
