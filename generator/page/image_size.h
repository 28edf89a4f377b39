// What an image's bytes tell of it: width and height of PNG, JPEG, GIF, WebP and SVG. Pure; reads no pixel.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace kb {

// {0, 0} where the bytes are not an image that kbgen can read.
std::pair<uint32_t, uint32_t> image_size(std::string_view bytes);

// A JPEG that its camera held askew: its Exif part says how to turn it (orientation, TIFF tag 0x0112, other than 1).
bool image_turned(std::string_view bytes);
// A PNG of several frames (acTL).
bool image_moves(std::string_view bytes);

}  // namespace kb
