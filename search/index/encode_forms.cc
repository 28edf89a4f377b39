#include "search/index/encode_forms.h"

#include <algorithm>

#include "search/index/byte_writer.h"
#include "search/index/lexicon.h"
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

FormTable forms_of_site(const FormTable& all, const std::vector<std::string>& surfaces,
                        const std::vector<std::string>& names) {
  const Words words(surfaces), besides(names);
  FormTable result{{}, all.stop_words, all.question_stop_words, all.rules};
  std::string_view lines = all.lines;
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line[0] == '#' || !(matters(line, words) || matters(line, besides))) continue;
    result.lines.append(line);
    result.lines += '\n';
  }
  return result;
}

std::string encode_forms(std::string_view lines) {
  std::string out;
  std::string_view base;
  for (size_t at = 0; at < lines.size();) {
    const size_t end = std::min(lines.find_first_of("\t \n", at), lines.size());
    const std::string_view word = lines.substr(at, end - at);
    if (at == 0 || lines[at - 1] == '\n') {
      put_byte(out, kNewBase);
      out.append(word);
      base = clip_surface(word.substr(std::min(word.find_first_not_of("-+="), word.size())));
    } else if (!word.empty()) {
      put_word(out, word, base);
    }
    at = end + 1;
  }
  return out;
}

}  // namespace kb::search
