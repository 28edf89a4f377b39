// The bytes of a ResultCache: a line with the version, then for each result a line with two sizes, the key, the result,
// and a line break.
#include "generator/base/result_cache.h"

#include <charconv>

namespace kb {
namespace {

constexpr std::string_view kVersion = "kbgen results 1\n";

// Reads a decimal number and the character after it.
bool read_size(std::string_view& text, char end, size_t& size) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), size);
  const auto length = static_cast<size_t>(result.ptr - text.data());
  if (result.ec != std::errc() || length >= text.size() || text[length] != end) return false;
  text.remove_prefix(length + 1);
  return true;
}

}  // namespace

ResultCache::ResultCache(std::string_view bytes) {
  if (bytes.substr(0, kVersion.size()) != kVersion) return;
  bytes.remove_prefix(kVersion.size());
  while (!bytes.empty()) {
    size_t key = 0, result = 0;
    const bool sized = read_size(bytes, ' ', key) && read_size(bytes, '\n', result);
    if (!sized || key > bytes.size() || result >= bytes.size() - key || bytes[key + result] != '\n') {
      entries_.clear();
      return;
    }
    entries_[std::string(bytes.substr(0, key))] = {std::string(bytes.substr(key, result)), false};
    bytes.remove_prefix(key + result + 1);
  }
}

std::string ResultCache::bytes() const {
  std::string all(kVersion);
  for (const auto& [key, entry] : entries_) {
    if (!entry.used) continue;
    all += std::to_string(key.size()) + ' ' + std::to_string(entry.result.size()) + '\n' + key + entry.result + '\n';
  }
  return all;
}

const std::string* ResultCache::find(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  found->second.used = true;
  return &found->second.result;
}

void ResultCache::add(std::string key, std::string result) {
  entries_[std::move(key)] = {std::move(result), true};
}

}  // namespace kb
