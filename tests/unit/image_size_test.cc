#include "generator/page/image_size.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kb {

TEST_CASE("image sizes are read from the first bytes and never past them") {
  const std::string png = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x40\0\0\0\xC8", 24);
  CHECK(image_size(png) == std::make_pair(320u, 200u));
  CHECK(image_size("<svg xmlns=\"x\" viewBox=\"0 0 120.4 80\">") == std::make_pair(120u, 80u));
  CHECK(image_size("<svg width='30px' height='20'>") == std::make_pair(30u, 20u));
  CHECK(image_size("<svg width='100%' height='20'>") == std::make_pair(0u, 0u));
  CHECK(image_size(std::string("GIF89a\x0A\0\x14\0", 10)) == std::make_pair(10u, 20u));
  CHECK(image_size("<svg width=\"744.09448819\" height=\"1052.3622047px\">") == std::make_pair(744u, 1052u));
  CHECK(image_size("<svg width=\"744.09448819mm\" height=\"20\">") == std::make_pair(0u, 0u));
  CHECK(image_size("<svg stroke-width=\"3\" width=\"30\" height=\"20\">") == std::make_pair(30u, 20u));
  CHECK(image_size("<svg viewBox=>") == std::make_pair(0u, 0u));
  CHECK(image_size("RIFF") == std::make_pair(0u, 0u));
}

TEST_CASE("an image cut off anywhere is one whose size is not known, or known already") {
  const std::vector<std::pair<std::string, std::pair<uint32_t, uint32_t>>> images = {
      {std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x40\0\0\0\xC8", 24), {320, 200}},
      {std::string("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC0\0\x0B\x08\0\xC8\1\x40\1", 19), {320, 200}},
      // Behind fill bytes, a table of Huffman codes (C4) and a marker without a length.
      {std::string("\xFF\xD8\xFF\xFF\xC4\0\x0C\1\2\3\4\5\6\7\x08\x09\x0A\xFF\x01\xFF\xC2\0\x0B\x08\0\xC8\1\x40\1", 29),
       {320, 200}},
      // Behind the conditions of arithmetic coding (CC), which is no frame either.
      {std::string("\xFF\xD8\xFF\xCC\0\x0C\1\2\3\4\5\6\7\x08\x09\x0A\xFF\xC9\0\x0B\x08\0\xC8\1\x40\1", 27), {320, 200}},
      {std::string("RIFF\x20\0\0\0WEBPVP8 \x10\0\0\0\0\0\0\x9D\1\x2A\x40\1\xC8\0", 30), {320, 200}},
      {std::string("RIFF\x20\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x3F\1\0\xC7\0\0", 30), {320, 200}},
      {std::string("RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2F\x3F\xC1\x31\0", 25), {320, 200}},
      {"<?xml version=\"1.0\"?><svg width=\"320px\" height='200'/>", {320, 200}},
      // A higher one: its height takes all of its 14 bits.
      {std::string("RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2F\x3F\x01\xB8\x0B", 25), {320, 12001}},
      {"<svg height=\"100%\" viewBox=\"0,0 320 200\">", {320, 200}},
  };
  for (const auto& [bytes, size] : images) {
    CHECK(image_size(bytes) == size);
    for (size_t n = 0; n < bytes.size(); ++n) {
      const std::string cut = bytes.substr(0, n);
      CHECK_NOTHROW(image_size(cut));
      CHECK_NOTHROW(image_turned(cut));
      CHECK_NOTHROW(image_moves(cut));
    }
  }
}

}  // namespace kb
