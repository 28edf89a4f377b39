// Width and height of an image from its first bytes: PNG, JPEG, GIF, WebP and SVG. Pure; reads no pixel.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace kb {

// {0, 0} where the bytes are not an image that kbgen can read.
std::pair<uint32_t, uint32_t> image_size(std::string_view bytes);

}  // namespace kb
