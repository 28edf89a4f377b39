// libFuzzer: any bytes are an image of the site's.
#include <cstdint>
#include <string_view>

#include "generator/page/image_size.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kb::image_size(bytes);
  kb::image_turned(bytes);
  kb::image_moves(bytes);
  return 0;
}
