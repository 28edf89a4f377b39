#include "generator/theme/theme_styles.h"

#include <algorithm>
#include <set>

#include "generator/base/ascii.h"

namespace kb {
namespace {

struct Import {
  size_t begin = 0, end = 0;  // the whole statement
  std::string name;           // empty: it is not of the form that is joined
};

// One past the blanks, the comments and the statements from `at` on that may stand before an @import.
size_t skip_head(std::string_view css, size_t at) {
  while (at < css.size()) {
    if (ascii::is_space(css[at])) {
      ++at;
    } else if (css.substr(at, 2) == "/*") {
      at = std::min(css.find("*/", at + 2), css.size() - 2) + 2;
    } else if (css.substr(at, 7) == "@layer " || css.substr(at, 9) == "@charset ") {
      const size_t end = css.find_first_of(";{", at);
      if (end == std::string_view::npos || css[end] == '{') return at;
      at = end + 1;
    } else {
      return at;
    }
  }
  return at;
}

// The next @import of the file's head.
bool find_import(std::string_view css, size_t at, Import& import) {
  constexpr std::string_view kImport = "@import";
  import.begin = skip_head(css, at);
  if (css.substr(import.begin, kImport.size()) != kImport) return false;
  const size_t semicolon = css.find(';', import.begin);
  import.end = semicolon == std::string_view::npos ? css.size() : semicolon + 1;
  const size_t from = import.begin + kImport.size();
  const std::string_view value = ascii::trim(css.substr(from, std::min(semicolon, css.size()) - from));
  const bool quoted =
      value.size() > 2 && (value[0] == '"' || value[0] == '\'') && value.find(value[0], 1) == value.size() - 1;
  import.name = quoted ? value.substr(1, value.size() - 2) : std::string_view();
  return true;
}

class Joiner {
 public:
  Joiner(const ThemeStyles& styles, const SourceMap& sources) : styles_(styles), sources_(sources) {}

  Parsed<std::map<std::string, std::string>> run() {
    Parsed<std::map<std::string, std::string>> result;
    for (const auto& [path, files] : styles_) result.value[path] = join(path, files[0]);
    for (const auto& [path, files] : styles_) {
      if (imported_.count(files[0])) result.value.erase(path);
    }
    result.diagnostics = std::move(diagnostics_);
    return result;
  }

 private:
  struct Open {
    std::string path;
    FileId file;
    size_t at = 0;
  };

  std::string join(const std::string& path, FileId file) {
    std::string out;
    std::set<FileId> used = {file};
    std::vector<Open> open = {{path, file}};
    while (!open.empty()) {
      Open& top = open.back();
      const std::string_view css = sources_.file(top.file).text;
      Import import;
      if (!find_import(css, top.at, import)) {
        out += css.substr(top.at);
        open.pop_back();
        continue;
      }
      out += css.substr(top.at, import.begin - top.at);
      top.at = import.end;
      const FileId target = find(top, import);
      if (target == FileId::none) continue;
      imported_.insert(target);
      const bool around = std::any_of(open.begin(), open.end(), [&](const Open& o) { return o.file == target; });
      if (around) report(top, import, "'" + import.name + "' imports itself", "leave out this import");
      if (used.insert(target).second) open.push_back({import.name, target});
    }
    return out;
  }

  FileId find(const Open& from, const Import& import) {
    const auto found = styles_.find(import.name);
    if (found == styles_.end()) {
      std::vector<std::string> names;
      for (const auto& [name, files] : styles_) names.push_back(name);
      if (import.name.empty()) {
        report(from, import, "this @import cannot be joined", "write @import \"NAME.css\"; with a file of assets/");
      } else {
        report(from, import, "the theme has no stylesheet '" + import.name + "'",
               did_you_mean(nearest(import.name, names), "add assets/" + import.name));
      }
      return FileId::none;
    }
    const std::vector<FileId>& files = found->second;
    if (import.name != from.path) return files[0];
    const auto behind = std::find(files.begin(), files.end(), from.file) + 1;
    if (behind != files.end()) return *behind;
    report(from, import, "'" + import.name + "' imports itself",
           "no other theme behind this one has a file of that name");
    return FileId::none;
  }

  void report(const Open& from, const Import& import, std::string message, std::string hint) {
    const Span place{from.file, static_cast<uint32_t>(import.begin), static_cast<uint32_t>(import.end)};
    if (reported_.insert({from.file, import.begin}).second) {
      diagnostics_.push_back(make_diagnostic(Code::theme_import, place, std::move(message), std::move(hint)));
    }
  }

  const ThemeStyles& styles_;
  const SourceMap& sources_;
  std::set<FileId> imported_;
  std::set<std::pair<FileId, size_t>> reported_;  // a file may be part of several stylesheets
  Diagnostics diagnostics_;
};

}  // namespace

Parsed<std::map<std::string, std::string>> join_theme_styles(const ThemeStyles& styles, const SourceMap& sources) {
  return Joiner(styles, sources).run();
}

}  // namespace kb
