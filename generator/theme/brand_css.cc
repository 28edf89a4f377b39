#include "generator/theme/brand_css.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/base/hex.h"

namespace kb {
namespace {

constexpr double kMaxChroma = 0.13;

struct Tone {
  std::string_view name;
  double lightness, chroma;
};

// The tones of base.css that follow the brand, as they are in light.
constexpr std::array<Tone, 11> kTones = {{
    {"--bg", .991, .02},
    {"--surface", .966, .06},
    {"--line", .885, .09},
    {"--edge", .58, .18},
    {"--text", .235, .22},
    {"--muted", .46, .2},
    {"--link", .43, 1},
    {"--fill", .43, 1},
    {"--strong", .33, 1},
    {"--tint", .945, .26},
    {"--onfill", .99, .02},
}};

struct Chroma {
  double amount = 0, a = 0, b = 0;  // a and b: the hue's direction
};

bool read_hex(std::string_view text, std::array<double, 3>& rgb) {
  if (text.empty() || text[0] != '#' || (text.size() != 4 && text.size() != 7)) return false;
  const size_t width = (text.size() - 1) / 3;
  for (size_t i = 0; i < 3; ++i) {
    const int high = hex_value(text[1 + i * width]);
    const int low = hex_value(text[1 + i * width + width - 1]);
    if (high < 0 || low < 0) return false;
    rgb[i] = (high * 16 + low) / 255.0;
  }
  return true;
}

double to_linear(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double from_linear(double value) {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

Chroma chroma_of(const std::array<double, 3>& rgb) {
  const double r = to_linear(rgb[0]), g = to_linear(rgb[1]), b = to_linear(rgb[2]);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  const double amount = std::sqrt(a * a + bb * bb);
  if (amount < 1e-6) return {};
  return {amount, a / amount, bb / amount};
}

std::string hex_color(double lightness, double a, double b) {
  const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  const std::array<double, 3> linear = {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                                        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                                        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
  std::string out = "#";
  for (const double channel : linear) {
    const double shown = from_linear(std::clamp(channel, 0.0, 1.0));
    append_hex(static_cast<unsigned char>(std::lround(std::clamp(shown, 0.0, 1.0) * 255)), out);
  }
  return out;
}

// A value from site.toml that stands in a declaration: nothing that could end it or fetch something.
std::string css_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || std::string_view(";{}<>@\\/*").find(c) != std::string_view::npos)
      continue;
    out += c;
  }
  return out;
}

void add_declaration(std::string_view name, std::string_view value, std::string& out) {
  const std::string safe = css_value(value);
  if (safe.empty()) return;
  out += "  " + std::string(name) + ": " + safe + ";\n";
}

std::string palette(std::string_view brand) {
  std::string out;
  for (const Tone& tone : kTones) {
    out += std::string(tone.name) + ": " + derived_color(brand, tone.lightness, tone.chroma) + "; ";
  }
  return out;
}

}  // namespace

std::string derived_color(std::string_view brand, double lightness, double chroma) {
  std::array<double, 3> rgb{};
  if (!read_hex(brand, rgb)) return {};
  const Chroma own = chroma_of(rgb);
  const double amount = std::min(own.amount, kMaxChroma) * chroma;
  return hex_color(lightness, own.a * amount, own.b * amount);
}

std::string brand_css(const Config& config) {
  const BrandConfig& brand = config.brand;
  std::string declarations;
  add_declaration("--kb-brand", brand.color, declarations);
  add_declaration("--kb-font-text", brand.font_text, declarations);
  add_declaration("--kb-font-display", brand.font_display, declarations);
  add_declaration("--kb-radius", brand.radius, declarations);
  if (declarations.empty()) return {};
  std::string out = "\n/* This site's own */\n:root {\n" + declarations + "}\n";
  if (derived_color(brand.color, .5, 1).empty()) return out;
  return out + "@supports not (color: light-dark(oklch(from red .5 c h), #000)) { :root { " + palette(brand.color) +
         "} }\n";
}

}  // namespace kb
