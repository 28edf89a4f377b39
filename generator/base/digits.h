// Numbers as people read them in English text.
#pragma once

#include <cstdint>
#include <string>

namespace kb {

// "1,240"
std::string with_thousands(uint64_t number);

}  // namespace kb
