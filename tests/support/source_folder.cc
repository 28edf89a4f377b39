#include "tests/support/source_folder.h"

namespace kb::test {

const char* source_folder() {
  return KB_CHECKOUT;
}

}  // namespace kb::test
