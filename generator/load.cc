#include "generator/load.h"

#include "generator/base/parallel.h"
#include "generator/base/path.h"
#include "generator/base/utf8_text.h"
#include "generator/page/image_size.h"
#include "generator/page/markdown.h"
#include "generator/site/page_identity.h"

namespace kb {
namespace {

constexpr size_t kLargestData = 64 * 1024;  // bytes

bool hidden(std::string_view path) {
  return path.find("/.") != std::string_view::npos || path[0] == '.' || editors_own(path);
}

// Files and folders whose names begin with '_' (but for _index.md) are there for other pages to embed.
bool only_embedded(std::string_view below_content) {
  if (file_name(below_content) != "_index.md" && file_name(below_content)[0] == '_') return true;
  for (size_t slash = below_content.find('/'), begin = 0; slash != std::string_view::npos;
       begin = slash + 1, slash = below_content.find('/', begin)) {
    if (below_content[begin] == '_') return true;
  }
  return false;
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

bool is_data(std::string_view path) {
  return path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".yaml") || path.ends_with(".yml");
}

// Large files are downloads, no chart's numbers. One that is not UTF-8 may be a download as well: it is no source, and
// a chart that names it finds nothing.
void add_data_file(const std::string& path, const std::string& text, Inputs& inputs, SourceMap& sources) {
  if (text.size() > kLargestData || invalid_utf8(text) != std::string_view::npos) return;
  const auto embed = inputs.embeds.find(path);
  inputs.data_files.emplace(path, embed != inputs.embeds.end() ? embed->second : sources.add(path, text));
}

// Where a file beside the pages is published: as the page beside it would be, without its language folder if that is
// the default one.
std::string published_path(const std::string& below_content, const Config& config) {
  const std::string_view folder = language_folder(below_content, config);
  if (folder == config.default_language) return below_content.substr(folder.size() + 1);
  return below_content;
}

void add_page(const std::string& path, std::string text, Inputs& inputs, SourceMap& sources, Diagnostics& diagnostics) {
  const size_t bad = invalid_utf8(text);
  const FileId id = sources.add(path, std::move(text));
  inputs.pages.push_back(id);
  inputs.embeds.emplace(path, id);
  const size_t zero = bad == std::string_view::npos ? sources.file(id).text.find('\0') : bad;
  if (zero == std::string_view::npos) return;
  const auto at = static_cast<uint32_t>(zero);
  diagnostics.push_back(make_diagnostic(Code::io_invalid_utf8, {id, at, at + 1},
                                        bad == zero ? "this byte is not UTF-8" : "a byte of 0 is in no text",
                                        "save the file as UTF-8 in your editor"));
}

// A file of the content folder: a page, what pages can embed or draw, or what is published beside them as it is.
void add_content_file(const std::string& path, std::string text, const Config& config, Inputs& inputs,
                      SourceMap& sources, Diagnostics& diagnostics) {
  const std::string below_content = path.substr(config.content.size() + 1);
  const bool embedded_only = only_embedded(below_content);
  if (is_markdown_file(path) && !embedded_only) {
    add_page(path, std::move(text), inputs, sources, diagnostics);
    return;
  }
  if (can_be_embedded(path)) inputs.embeds.emplace(path, sources.add(path, text));
  if (embedded_only) return;
  if (is_data(path)) add_data_file(path, text, inputs, sources);
  add_static(inputs, path, published_path(below_content, config), std::move(text), diagnostics);
}

struct ReadFile {
  std::string text, problem;
  bool gone = false;
};

ReadFile read_file(const FileSystem& files, const std::string& path) {
  Result<std::string> bytes = files.read(path);
  if (bytes.ok()) return {std::move(bytes.value()), "", false};
  // Removed since the folder was read, by somebody who works while we build: as if it had never been listed.
  return {"", bytes.error(), !files.exists(path)};
}

}  // namespace

bool editors_own(std::string_view path) {
  const std::string_view name = file_name(path);
  const bool backup = name.ends_with("~") || name.ends_with(".swp") || name.ends_with(".swx") ||
                      name.ends_with(".tmp") || name.ends_with(".kbgen-new") || name.ends_with("___jb_tmp___") ||
                      name.ends_with("___jb_old___");
  // Emacs writes "#page.md#" and locks with a link ".#page.md"; Vim tries a folder with a file "4913"; GLib's editors
  // write ".goutputstream-…".
  return name.empty() || name[0] == '#' || name.substr(0, 2) == ".#" || name == "4913" || backup ||
         name.substr(0, 15) == ".goutputstream-";
}

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
  const bool static_exists = files.exists(config.static_folder);
  const Listing fixed = static_exists ? files.list(config.static_folder) : Listing{};
  if (!static_exists && config.static_folder != Config().static_folder) {
    result.diagnostics.push_back(make_diagnostic(Code::config_value, {},
                                                 "there is no folder '" + config.static_folder + "'",
                                                 "make it, or take 'static' out of [site] in site.toml"));
  }
  report_problems(content, result.diagnostics);
  report_problems(fixed, result.diagnostics);

  std::vector<std::string> paths;
  for (const std::string& path : content.files) {
    if (hidden(path)) continue;
    if (!only_embedded(path.substr(config.content.size() + 1)) || can_be_embedded(path)) paths.push_back(path);
  }
  const size_t content_count = paths.size();
  for (const std::string& path : fixed.files) {
    if (!editors_own(path)) paths.push_back(path);
  }
  std::vector<ReadFile> read =
      parallel_map(paths.size(), threads, [&](size_t i) { return read_file(files, paths[i]); });
  for (size_t i = 0; i < paths.size(); ++i) {
    if (read[i].gone) continue;
    const std::string path = compose(paths[i]);
    std::string text = std::move(read[i].text);
    if (!read[i].problem.empty()) {
      result.diagnostics.push_back(make_diagnostic(Code::io_unreadable, {},
                                                   "cannot read " + path + ": " + read[i].problem,
                                                   "check the file and its permissions"));
    } else if (i < content_count) {
      add_content_file(path, std::move(text), config, inputs, sources, result.diagnostics);
    } else {
      if (is_data(path)) add_data_file(path, text, inputs, sources);
      add_static(inputs, path, path.substr(config.static_folder.size() + 1), std::move(text), result.diagnostics);
    }
  }
  // Where files cannot be read, that is why there is no page.
  if (inputs.pages.empty() && result.diagnostics.empty()) {
    result.diagnostics.push_back(make_diagnostic(
        Code::site_empty, {},
        content_exists ? "the folder '" + config.content + "' has no Markdown page"
                       : "there is no folder '" + config.content + "'",
        "write a page, for example '" + config.content + "/kunde.md', with the term as its heading: # Kunde"));
  }
  return result;
}

}  // namespace kb
