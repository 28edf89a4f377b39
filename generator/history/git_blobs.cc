// git cat-file --batch: for each line of input "id type size", the bytes, and a line break; or "name missing".
#include <charconv>

#include "generator/disk/process.h"
#include "generator/history/page_diff.h"

namespace kb {

std::vector<std::optional<std::string>> read_blobs(const std::string& root, const std::vector<std::string>& names) {
  std::vector<std::optional<std::string>> blobs(names.size());
  std::string input;
  std::vector<size_t> asked;
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || names[i].find('\n') != std::string::npos) continue;
    input += names[i] + '\n';
    asked.push_back(i);
  }
  if (asked.empty()) return blobs;
  const std::string out = run_process({"git", "cat-file", "--batch"}, root, input).out;
  size_t at = 0;
  for (const size_t i : asked) {
    const size_t line_end = out.find('\n', at);
    if (line_end == std::string::npos) break;
    const std::string_view line = std::string_view(out).substr(at, line_end - at);
    at = line_end + 1;
    // A name may hold blanks, an id and a type cannot: "missing" and its like are told by what stands at the end.
    const size_t last = line.rfind(' ');
    size_t size = 0;
    const bool found = last != std::string_view::npos && last > 5 && line.substr(last - 5, 5) == " blob";
    const char* const end = line.data() + line.size();
    const bool sized = found && std::from_chars(line.data() + last + 1, end, size).ptr == end;
    const bool other = !found && last != std::string_view::npos && line.find(' ') != last &&
                       std::from_chars(line.data() + last + 1, end, size).ptr == end;
    if (!sized && !other) continue;  // missing, or ambiguous: no bytes follow
    if (at + size > out.size()) break;
    if (sized) blobs[i] = out.substr(at, size);
    at += size + 1;
  }
  return blobs;
}

}  // namespace kb
