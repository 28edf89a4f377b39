// The bytes of a DiffCache: a line with the version, then for each diff a line with two sizes, the key, the HTML, and a
// line break.
#include <charconv>

#include "generator/history/page_diff.h"

namespace kb {
namespace {

constexpr std::string_view kVersion = "kbgen diffs 1\n";

// Reads a decimal number and the character after it.
bool read_size(std::string_view& text, char end, size_t& size) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), size);
  const auto length = static_cast<size_t>(result.ptr - text.data());
  if (result.ec != std::errc() || length >= text.size() || text[length] != end) return false;
  text.remove_prefix(length + 1);
  return true;
}

}  // namespace

DiffCache::DiffCache(std::string_view bytes) {
  if (bytes.substr(0, kVersion.size()) != kVersion) return;
  bytes.remove_prefix(kVersion.size());
  while (!bytes.empty()) {
    size_t key = 0, html = 0;
    const bool sized = read_size(bytes, ' ', key) && read_size(bytes, '\n', html);
    if (!sized || key > bytes.size() || html >= bytes.size() - key || bytes[key + html] != '\n') {
      entries_.clear();
      return;
    }
    entries_[std::string(bytes.substr(0, key))] = {std::string(bytes.substr(key, html)), false};
    bytes.remove_prefix(key + html + 1);
  }
}

std::string DiffCache::bytes() const {
  std::string all(kVersion);
  for (const auto& [key, entry] : entries_) {
    if (!entry.used) continue;
    all += std::to_string(key.size()) + ' ' + std::to_string(entry.html.size()) + '\n' + key + entry.html + '\n';
  }
  return all;
}

const std::string* DiffCache::find(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  found->second.used = true;
  return &found->second.html;
}

void DiffCache::add(std::string key, std::string html) {
  entries_[std::move(key)] = {std::move(html), true};
}

}  // namespace kb
