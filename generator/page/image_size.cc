#include "generator/page/image_size.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace kb {
namespace {

using Size = std::pair<uint32_t, uint32_t>;

uint32_t byte(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
uint32_t big16(std::string_view b, size_t at) {
  return byte(b, at) << 8 | byte(b, at + 1);
}
uint32_t big32(std::string_view b, size_t at) {
  return big16(b, at) << 16 | big16(b, at + 2);
}
uint32_t little16(std::string_view b, size_t at) {
  return byte(b, at) | byte(b, at + 1) << 8;
}
uint32_t little24(std::string_view b, size_t at) {
  return little16(b, at) | byte(b, at + 2) << 16;
}

// The size stands in the first start-of-frame segment (ITU T.81, B.2.2).
Size jpeg_size(std::string_view bytes) {
  size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (byte(bytes, at) != 0xFF) return {};
    const uint32_t marker = byte(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return {big16(bytes, at + 7), big16(bytes, at + 5)};
    const bool alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    at += alone ? 2 : 2 + big16(bytes, at + 2);
  }
  return {};
}

Size webp_size(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") return {little24(bytes, 24) + 1, little24(bytes, 27) + 1};
  if (chunk == "VP8 ") return {little16(bytes, 26) & 0x3FFF, little16(bytes, 28) & 0x3FFF};
  if (chunk == "VP8L") {
    const uint32_t bits = little16(bytes, 21) | little16(bytes, 23) << 16;
    return {(bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1};
  }
  return {};
}

// Value of an attribute of the <svg> tag, as a whole number of CSS pixels; 0 if it has a unit that is not px.
uint32_t svg_number(std::string_view tag, std::string_view name) {
  for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const bool starts = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t');
    const size_t equals = at + name.size();
    if (!starts || equals + 1 >= tag.size() || tag[equals] != '=') continue;
    const std::string value(tag.substr(equals + 2, 40));
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    const bool plain = *end == '"' || *end == '\'' || (end[0] == 'p' && end[1] == 'x');
    return plain && number > 0 && number < 1e6 ? static_cast<uint32_t>(number + 0.5) : 0;
  }
  return 0;
}

Size svg_size(std::string_view bytes) {
  const size_t open = bytes.substr(0, 4096).find("<svg");
  if (open == std::string_view::npos) return {};
  const std::string_view tag = bytes.substr(open, bytes.find('>', open) - open);
  const uint32_t width = svg_number(tag, "width"), height = svg_number(tag, "height");
  if (width != 0 && height != 0) return {width, height};
  const size_t box = tag.find("viewBox=");
  if (box == std::string_view::npos) return {};
  double numbers[4] = {};
  const std::string value(tag.substr(std::min(box + 9, tag.size()), 80));
  const char* at = value.c_str();
  for (double& number : numbers) {
    while (*at == ' ' || *at == ',') ++at;
    char* end = nullptr;
    number = std::strtod(at, &end);
    if (end == at) return {};
    at = end;
  }
  const bool sane = numbers[2] > 0 && numbers[3] > 0 && numbers[2] < 1e6 && numbers[3] < 1e6;
  return sane ? Size{static_cast<uint32_t>(numbers[2] + 0.5), static_cast<uint32_t>(numbers[3] + 0.5)} : Size{};
}

}  // namespace

std::pair<uint32_t, uint32_t> image_size(std::string_view bytes) {
  if (bytes.substr(0, 8) == "\x89PNG\r\n\x1a\n") return {big32(bytes, 16), big32(bytes, 20)};
  if (bytes.substr(0, 2) == "\xFF\xD8") return jpeg_size(bytes);
  if (bytes.substr(0, 4) == "GIF8") return {little16(bytes, 6), little16(bytes, 8)};
  if (bytes.substr(0, 4) == "RIFF" && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return webp_size(bytes);
  return svg_size(bytes);
}

bool image_turned(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1 << 16);
  const size_t exif = head.find(std::string_view("Exif\0\0", 6));
  if (exif == std::string_view::npos) return false;
  // A TIFF file (TIFF 6.0, section 2): byte order, the offset of its directory, there a count and entries of 12 bytes.
  const std::string_view tiff = head.substr(exif + 6);
  const bool little = tiff.substr(0, 2) == "II";
  const auto read16 = [&](size_t at) { return little ? little16(tiff, at) : big16(tiff, at); };
  const size_t directory = little ? little16(tiff, 4) | little16(tiff, 6) << 16 : big32(tiff, 4);
  const uint32_t entries = read16(directory);
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + i * size_t{12};
    if (entry >= tiff.size()) return false;
    if (read16(entry) == 0x0112) return read16(entry + 8) > 1;
  }
  return false;
}

bool image_moves(std::string_view bytes) {
  const size_t data = std::min(bytes.find("IDAT"), bytes.size());
  return bytes.substr(0, data).find("acTL") != std::string_view::npos;
}

}  // namespace kb
