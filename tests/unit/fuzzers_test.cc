// The fuzzers of tests/fuzz on their seeds and on seeded mutations of them: what ./dev fuzz does for hours with clang,
// done for a moment by every test run, so that they stay alive. KB_FUZZ_ROUNDS sets how many mutations of each.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/read_file.h"

// Each is LLVMFuzzerTestOneInput of its file, renamed by tests/CMakeLists.txt.
extern "C" {
int data_table_fuzz(const uint8_t* data, size_t size);
int front_matter_fuzz(const uint8_t* data, size_t size);
int git_log_fuzz(const uint8_t* data, size_t size);
int image_fuzz(const uint8_t* data, size_t size);
int index_fuzz(const uint8_t* data, size_t size);
int markdown_fuzz(const uint8_t* data, size_t size);
int query_fuzz(const uint8_t* data, size_t size);
int template_fuzz(const uint8_t* data, size_t size);
}

namespace {

std::vector<std::string> seeds_of(const std::string& name) {
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(KB_SOURCE_DIR "/tests/fuzz/seeds/" + name)) {
    paths.insert(entry.path());
  }
  std::vector<std::string> seeds;
  for (const auto& path : paths) seeds.push_back(kb::test::read_file(path));
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string text = seeds_[below(seeds_.size())];
    for (size_t n = 1 + below(6); n > 0; --n) mutate(text);
    if (text.size() > kLargest) text.resize(kLargest);
    return text;
  }

 private:
  static constexpr size_t kLargest = 16384;

  size_t below(size_t n) { return n == 0 ? 0 : random_() % n; }

  void mutate(std::string& text) {
    const size_t at = below(text.size() + 1);
    const size_t length = std::min(1 + below(24), text.size() - at);
    switch (below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random_());
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2: {
        const std::string piece = text.substr(at, length);
        for (size_t n = 1 + below(40); n > 0; --n) text.insert(at, piece);
        break;
      }
      case 3: {
        static const std::string kSigns =
            std::string(1, '\0') + "\n\r\t []{}()<>\"'`*_#|:;,.!&@=+-/\\~^$%\xC3\xA6\xFF\xE2\x80\xEF\xBB\xBF";
        for (size_t n = 1 + below(4); n > 0; --n)
          text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), kSigns[below(kSigns.size())]);
        break;
      }
      case 4: {
        const std::string& other = seeds_[below(seeds_.size())];
        text.insert(at, other, below(other.size()), 1 + below(200));
        break;
      }
      default:
        std::swap(text[below(text.size())], text[below(text.size())]);
        break;
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937 random_{23};
};

std::string shown(const std::string& input) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (const char c : input.substr(0, 2000)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '\\') {
      text += c;
    } else {
      text += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return text;
}

// A fuzzer that finds something aborts; Catch then shows the input.
void run(int (*fuzzer)(const uint8_t*, size_t), const std::string& name, size_t rounds) {
  if (const char* set = std::getenv("KB_FUZZ_ROUNDS")) rounds = std::strtoul(set, nullptr, 10);
  const std::vector<std::string> seeds = seeds_of(name);
  REQUIRE_FALSE(seeds.empty());
  const auto feed = [&](const std::string& input) {
    INFO(shown(input));
    REQUIRE(fuzzer(reinterpret_cast<const uint8_t*>(input.data()), input.size()) == 0);
  };
  for (const std::string& seed : seeds) feed(seed);
  feed("");
  Mutator mutator(seeds);
  for (size_t i = 0; i < rounds; ++i) feed(mutator.next());
}

}  // namespace

TEST_CASE("no front matter and no site.toml near a right one breaks the parsers") {
  run(front_matter_fuzz, "front_matter", 400);
}
TEST_CASE("no bytes near an index break the engine") {
  run(index_fuzz, "index", 150);
}
TEST_CASE("no page near a right one breaks the parser or the renderer") {
  run(markdown_fuzz, "markdown", 300);
}
TEST_CASE("no query breaks the engine or marks outside its texts") {
  run(query_fuzz, "query", 300);
}
TEST_CASE("no template near a right one breaks the theme's loader") {
  run(template_fuzz, "template", 300);
}
TEST_CASE("no data file makes much of little, or a table that stands nowhere in it") {
  run(data_table_fuzz, "data_table", 300);
}
TEST_CASE("no log of git breaks the history") {
  run(git_log_fuzz, "git_log", 300);
}
TEST_CASE("no bytes near an image break what reads its size") {
  run(image_fuzz, "image", 1000);
}
