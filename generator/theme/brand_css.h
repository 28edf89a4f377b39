// A site's own colours, fonts and corners as CSS, to stand after the theme's stylesheet. Pure.
//
// Browsers with relative colours derive the whole palette from one colour (see base.css). For others its light half is
// computed here, as hex: lightness fixed for contrast, hue kept, chroma capped, OKLCH after Björn Ottosson,
// https://bottosson.github.io/posts/oklab/.
#pragma once

#include <string>
#include <string_view>

#include "generator/config/config.h"

namespace kb {

// Empty where the site sets nothing of its own.
std::string brand_css(const Config& config);

// A colour of the palette: the brand's hue at the given lightness, its chroma capped at 0.13 and multiplied by
// `chroma`. `brand` is "#rgb" or "#rrggbb"; empty for anything else.
std::string derived_color(std::string_view brand, double lightness, double chroma);

}  // namespace kb
