#include "search/index/site_forms.h"

#include <algorithm>

#include "search/text/sort_words.h"

namespace kb::search {
namespace {

class Words {
 public:
  explicit Words(const std::vector<std::string>& surfaces) : surfaces_(surfaces) {
    const auto text = [&](uint32_t number) { return std::string_view(surfaces_[number]); };
    by_end_ = sort_words(surfaces.size(), text, bytes_from_end);
  }
  bool has(std::string_view word) const {
    const auto found = std::lower_bound(surfaces_.begin(), surfaces_.end(), word);
    return found != surfaces_.end() && *found == word;
  }
  bool ends_with(std::string_view ending) const {
    const auto before = [&](uint32_t number, std::string_view text) { return ends_before(surfaces_[number], text); };
    const auto found = std::lower_bound(by_end_.begin(), by_end_.end(), ending, before);
    return found != by_end_.end() && surfaces_[*found].ends_with(ending);
  }

 private:
  const std::vector<std::string>& surfaces_;  // in byte order
  std::vector<uint32_t> by_end_;
};

bool matters(std::string_view line, const Words& words) {
  const bool marked = !line.empty() && (line[0] == '-' || line[0] == '+');
  if (marked) line.remove_prefix(1);
  while (!line.empty()) {
    const size_t end = std::min(line.find_first_of("\t "), line.size());
    const std::string_view word = line.substr(0, end);
    if (!word.empty() && (marked ? words.ends_with(word) : words.has(word))) return true;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return false;
}

}  // namespace

std::string forms_of_site(std::string_view lines, const std::vector<std::string>& surfaces,
                          const std::vector<std::string>& names) {
  const Words words(surfaces), besides(names);
  std::string result;
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line[0] == '#' || !(matters(line, words) || matters(line, besides))) continue;
    result.append(line);
    result += '\n';
  }
  return result;
}

}  // namespace kb::search
