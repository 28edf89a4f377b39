#include "generator/load.h"

#include <algorithm>

#include "generator/image_size.h"
#include "generator/page_identity.h"
#include "generator/parallel.h"
#include "generator/slug.h"

namespace kb {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Editors' leavings, hidden files, and names that start with '_' (except _index.md) are nobody's pages.
bool ignored(std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (path.find("/.") != std::string_view::npos) return true;
  if (name.empty() || name[0] == '.' || name[0] == '#') return true;
  if (ends_with(name, "~") || ends_with(name, ".swp") || ends_with(name, ".tmp") || ends_with(name, ".kbgen-new")) {
    return true;
  }
  return name[0] == '_' && name != "_index.md";
}

bool is_markdown(std::string_view path) {
  return ends_with(path, ".md") || ends_with(path, ".markdown");
}

void report_problems(const Listing& listing, Diagnostics& diagnostics) {
  for (const std::string& problem : listing.problems) {
    diagnostics.push_back(make_diagnostic(Code::io_unreadable, {}, "cannot read " + problem,
                                          "check the file and its permissions, or remove it"));
  }
}

void add_static(Inputs& inputs, const std::string& source, const std::string& output, std::string bytes,
                Diagnostics& diagnostics) {
  const auto [width, height] = image_size(bytes);
  const size_t index = inputs.static_files.files.size();
  const auto [first, inserted] = inputs.static_files.by_output.emplace(output, index);
  if (!inserted) {
    diagnostics.push_back(make_diagnostic(Code::static_conflict, {},
                                          "'" + source + "' and '" + inputs.static_files.files[first->second].source +
                                              "' would both be published as '/" + output + "'",
                                          "rename one of them"));
    return;
  }
  inputs.static_files.by_source.emplace(source, index);
  inputs.static_files.files.push_back({source, output, bytes.size(), width, height});
  inputs.copies.push_back({output, std::move(bytes)});
}

// Where a file beside the pages is published: as the page beside it would be, without its language folder if that is
// the default one.
std::string published_path(const std::string& below_content, const Config& config) {
  const std::string_view folder = language_folder(below_content, config);
  if (folder == config.default_language) return below_content.substr(folder.size() + 1);
  return below_content;
}

}  // namespace

Parsed<FileId> load_config(const FileSystem& files, SourceMap& sources) {
  Parsed<FileId> result{FileId::none, {}};
  Result<std::string> text = files.read("site.toml");
  if (!text.ok()) {
    if (files.exists("site.toml")) {
      result.diagnostics.push_back(make_diagnostic(Code::io_unreadable, {}, "cannot read site.toml: " + text.error(),
                                                   "check the file's permissions"));
    } else {
      result.diagnostics.push_back(
          make_diagnostic(Code::site_missing, {}, "there is no site.toml in this folder",
                          "run kbgen where your site.toml is, name its folder with --root, or make a new site with "
                          "'kbgen init FOLDER'"));
    }
    return result;
  }
  result.value = sources.add("site.toml", std::move(text.value()));
  return result;
}

Parsed<Inputs> load_inputs(const FileSystem& files, const Config& config, SourceMap& sources, unsigned threads) {
  Parsed<Inputs> result;
  Inputs& inputs = result.value;
  const bool content_exists = files.exists(config.content);
  const Listing content = content_exists ? files.list(config.content) : Listing{};
  const Listing fixed = files.exists(config.static_folder) ? files.list(config.static_folder) : Listing{};
  report_problems(content, result.diagnostics);
  report_problems(fixed, result.diagnostics);

  std::vector<std::string> paths;
  for (const std::string& path : content.files) {
    if (!ignored(path)) paths.push_back(path);
  }
  const size_t content_count = paths.size();
  for (const std::string& path : fixed.files) {
    if (!ends_with(path, ".kbgen-new") && !ends_with(path, "~")) paths.push_back(path);
  }
  std::vector<std::string> texts(paths.size());
  const auto problems = parallel_map(paths.size(), threads, [&](size_t i) {
    Result<std::string> bytes = files.read(paths[i]);
    if (!bytes.ok()) return bytes.error();
    texts[i] = std::move(bytes.value());
    return std::string();
  });
  for (size_t i = 0; i < paths.size(); ++i) {
    const std::string path = compose(paths[i]);
    if (!problems[i].empty()) {
      result.diagnostics.push_back(make_diagnostic(Code::io_unreadable, {}, "cannot read " + path + ": " + problems[i],
                                                   "check the file and its permissions"));
      continue;
    }
    if (i < content_count && is_markdown(path)) {
      const size_t bad = invalid_utf8(texts[i]);
      const FileId id = sources.add(path, std::move(texts[i]));
      inputs.pages.push_back(id);
      if (bad != std::string_view::npos) {
        const auto at = static_cast<uint32_t>(bad);
        result.diagnostics.push_back(make_diagnostic(Code::io_invalid_utf8, {id, at, at + 1}, "this byte is not UTF-8",
                                                     "save the file as UTF-8 in your editor"));
      }
    } else if (i < content_count) {
      add_static(inputs, path, published_path(path.substr(config.content.size() + 1), config), std::move(texts[i]),
                 result.diagnostics);
    } else {
      add_static(inputs, path, path.substr(config.static_folder.size() + 1), std::move(texts[i]), result.diagnostics);
    }
  }
  if (inputs.pages.empty() && content.problems.empty()) {
    result.diagnostics.push_back(make_diagnostic(
        Code::site_empty, {},
        content_exists ? "the folder '" + config.content + "' has no Markdown page"
                       : "there is no folder '" + config.content + "'",
        "write a page, for example '" + config.content + "/kunde.md', with the term as its heading: # Kunde"));
  }
  return result;
}

}  // namespace kb
