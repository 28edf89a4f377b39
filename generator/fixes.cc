#include "generator/fixes.h"

#include <algorithm>
#include <map>

namespace kb {
namespace {

struct Edit {
  uint32_t begin = 0, end = 0;
  std::string text;
};

// A heading's span begins at its first # or somewhere behind it.
void heading_edit(std::string_view text, Span span, std::vector<Edit>& edits) {
  const size_t newline = text.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
  size_t at = newline == std::string_view::npos || span.begin == 0 ? 0 : newline + 1;
  at = text.find('#', at);
  if (at == std::string_view::npos) return;
  while (at < text.size() && text[at] == '#') ++at;
  if (at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != '\n' && text[at] != '\r') {
    edits.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at), " "});
  }
}

bool is_fence(std::string_view line) {
  const size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos || begin > 3) return false;
  return line.compare(begin, 3, "```") == 0 || line.compare(begin, 3, "~~~") == 0;
}

void trailing_edits(std::string_view text, uint32_t body, std::vector<Edit>& edits) {
  bool fenced = false;
  for (size_t begin = body; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    const size_t next = end + 1;
    if (end > begin && text[end - 1] == '\r') --end;
    const std::string_view line = text.substr(begin, end - begin);
    if (is_fence(line)) fenced = !fenced;
    const bool indented = line.rfind("    ", 0) == 0 || line.rfind('\t', 0) == 0;  // perhaps code
    const size_t last = line.find_last_not_of(' ');
    if (!fenced && !indented && last != std::string_view::npos && last + 2 == line.size()) {
      edits.push_back({static_cast<uint32_t>(end - 1), static_cast<uint32_t>(end), ""});
    }
    begin = next;
  }
}

std::string applied(const std::string& text, const std::vector<Edit>& edits) {
  std::string out;
  uint32_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.begin < at) continue;
    out.append(text, at, edit.begin - at).append(edit.text);
    at = edit.end;
  }
  return out.append(text, at, std::string::npos);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

}  // namespace

std::vector<FixedFile> fix_pages(const Build& build) {
  std::map<FileId, std::vector<Edit>> edits;
  for (const Doc& doc : build.docs)
    trailing_edits(build.sources.file(doc.file).text, doc.meta.body_begin, edits[doc.file]);
  for (const Diagnostic& diagnostic : build.diagnostics) {
    if (edits.count(diagnostic.span.file) == 0) continue;
    std::vector<Edit>& list = edits[diagnostic.span.file];
    if (diagnostic.code == Code::markdown_heading_space) {
      heading_edit(build.sources.file(diagnostic.span.file).text, diagnostic.span, list);
    } else if (diagnostic.code == Code::language_no) {
      list.push_back({diagnostic.span.begin, diagnostic.span.end, "nb"});
    }
  }
  std::vector<FixedFile> fixed;
  for (auto& [file, list] : edits) {
    if (list.empty()) continue;
    std::stable_sort(list.begin(), list.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    const SourceFile& source = build.sources.file(file);
    fixed.push_back({source.path, source.text, applied(source.text, list), list.size()});
  }
  std::sort(fixed.begin(), fixed.end(), [](const FixedFile& a, const FixedFile& b) { return a.path < b.path; });
  return fixed;
}

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  constexpr size_t kContext = 3;
  const std::vector<std::string_view> old_lines = lines_of(before), new_lines = lines_of(after);
  const size_t n = std::min(old_lines.size(), new_lines.size());
  const auto print = [](char sign, std::string_view line, std::string& out) {
    out += sign;
    out += line;
    if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
  };
  std::string out;
  for (size_t i = 0; i < n;) {
    if (old_lines[i] == new_lines[i]) {
      ++i;
      continue;
    }
    // A hunk goes on as long as the next change is nearer than two contexts.
    size_t last = i;
    for (size_t k = i + 1; k < n && k <= last + 2 * kContext; ++k) {
      if (old_lines[k] != new_lines[k]) last = k;
    }
    const size_t from = i < kContext ? 0 : i - kContext, to = std::min(n, last + 1 + kContext);
    const std::string range = std::to_string(from + 1) + "," + std::to_string(to - from);
    if (out.empty()) out += "--- " + std::string(path) + "\n+++ " + std::string(path) + "\n";
    out += "@@ -" + range + " +" + range + " @@\n";
    for (size_t k = from; k < to; ++k) {
      if (old_lines[k] == new_lines[k]) {
        print(' ', old_lines[k], out);
        continue;
      }
      size_t end = k;
      while (end < to && old_lines[end] != new_lines[end]) ++end;
      for (size_t m = k; m < end; ++m) print('-', old_lines[m], out);
      for (size_t m = k; m < end; ++m) print('+', new_lines[m], out);
      k = end - 1;
    }
    i = to;
  }
  return out;
}

}  // namespace kb
