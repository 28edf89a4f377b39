#include "generator/desk/fixes.h"

#include <algorithm>
#include <map>
#include <string>

#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"
#include "generator/history/word_diff.h"

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

// Adds addresses to front matter's `redirect_from:`, in whatever form it is written, or writes the key, or the block.
void redirect_edit(const Doc& doc, std::string_view text, const std::vector<std::string>& urls,
                   std::vector<Edit>& edits) {
  const FrontMatter& meta = doc.meta;
  std::string list;
  for (const std::string& url : urls) list += (list.empty() ? "" : ", ") + url;
  if (!meta.block.known()) {
    const uint32_t at = byte_order_mark(text);
    edits.push_back({at, at, "---\nredirect_from: [" + list + "]\n---\n\n"});
    return;
  }
  const bool toml = text.compare(meta.block.begin, 3, "+++") == 0;
  if (meta.redirect_from.empty()) {
    const size_t line = text.find('\n', meta.block.begin);
    if (line == std::string_view::npos) return;
    const auto at = static_cast<uint32_t>(line + 1);
    if (toml) {
      std::string quoted;
      for (const std::string& url : urls) quoted += (quoted.empty() ? "\"" : ", \"") + url + "\"";
      list = quoted;
    }
    edits.push_back({at, at, (toml ? "redirect_from = [" : "redirect_from: [") + list + "]\n"});
    return;
  }
  // Behind the last item: in [a, b], in a list of lines, or one text alone, which stays for its author to mend.
  const Span last = meta.redirect_from.back().span;
  const std::string quote = last.begin > 0 && (text[last.begin] == '"' || text[last.begin] == '\'')
                                ? std::string(1, text[last.begin])
                                : std::string();
  const size_t line_begin = text.rfind('\n', last.begin) + 1;
  const std::string_view before = text.substr(line_begin, last.begin - line_begin);
  const size_t first = before.find_first_not_of(' ');
  std::string added;
  for (const std::string& url : urls) {
    if (first != std::string_view::npos && before.compare(first, 2, "- ") == 0) {
      added += "\n" + std::string(before) + quote + url + quote;
    } else if (before.find('[') != std::string_view::npos) {
      added += ", " + quote + url + quote;
    }
  }
  if (!added.empty()) edits.push_back({last.end, last.end, added});
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

std::vector<std::string_view> lines_with_breaks(std::string_view text) {
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
  const StaticFiles no_files;  // the rule looks at addresses alone
  const CheckInput input{build.sources, build.config, build.docs, build.site, build.links, no_files, build.history, {}};
  for (const auto& [page, urls] : lost_addresses(input)) {
    const Doc& doc = build.docs[page];
    redirect_edit(doc, build.sources.file(doc.file).text, urls, edits[doc.file]);
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
  constexpr uint32_t kContext = 3;
  constexpr size_t kMostEdits = 20000;
  const std::vector<std::string_view> old_lines = lines_with_breaks(before), new_lines = lines_with_breaks(after);
  std::map<std::string_view, uint32_t> numbers;
  const auto numbered = [&](const std::vector<std::string_view>& lines) {
    std::vector<uint32_t> list;
    for (const std::string_view line : lines) {
      list.push_back(numbers.emplace(line, static_cast<uint32_t>(numbers.size())).first->second);
    }
    return list;
  };
  const std::vector<uint32_t> from = numbered(old_lines), to = numbered(new_lines);
  const std::vector<DiffStep> steps = diff_sequences(from, to, kMostEdits);

  std::string out, hunk;
  uint32_t old_begin = 0, new_begin = 0, old_count = 0, new_count = 0;
  const auto print = [&](char sign, std::string_view line) {
    hunk += sign;
    hunk += line;
    if (line.empty() || line.back() != '\n') hunk += "\n\\ No newline at end of file\n";
    old_count += sign == '+' ? 0 : 1;
    new_count += sign == '-' ? 0 : 1;
  };
  const auto end_hunk = [&] {
    if (hunk.empty()) return;
    if (out.empty()) out = "--- " + std::string(path) + "\n+++ " + std::string(path) + "\n";
    // An empty side is named by the line before it.
    const auto range = [](uint32_t begin, uint32_t n) {
      return std::to_string(n == 0 ? begin : begin + 1) + "," + std::to_string(n);
    };
    out += "@@ -" + range(old_begin, old_count) + " +" + range(new_begin, new_count) + " @@\n" + hunk;
    hunk.clear();
  };
  for (size_t i = 0; i < steps.size(); ++i) {
    const DiffStep& step = steps[i];
    if (step.kind != DiffStep::Kind::keep) {
      if (hunk.empty()) {
        old_begin = step.before;
        new_begin = step.after;
        old_count = new_count = 0;
      }
      const bool removed = step.kind == DiffStep::Kind::remove;
      for (uint32_t k = 0; k < step.length; ++k) {
        print(removed ? '-' : '+', removed ? old_lines[step.before + k] : new_lines[step.after + k]);
      }
      continue;
    }
    // What is kept ends one hunk, begins the next, or joins them where it is short.
    const bool last = i + 1 == steps.size();
    const bool joins = !hunk.empty() && !last && step.length <= 2 * kContext;
    if (!hunk.empty()) {
      const uint32_t shown = joins ? step.length : std::min(step.length, kContext);
      for (uint32_t k = 0; k < shown; ++k) print(' ', old_lines[step.before + k]);
    }
    if (joins) continue;
    end_hunk();
    if (last) break;
    const uint32_t shown = std::min(step.length, kContext);
    old_begin = step.before + step.length - shown;
    new_begin = step.after + step.length - shown;
    old_count = new_count = 0;
    for (uint32_t k = step.length - shown; k < step.length; ++k) print(' ', old_lines[step.before + k]);
  }
  end_hunk();
  return out;
}

}  // namespace kb
