#include "generator/theme/theme_layers.h"

#include <algorithm>
#include <utility>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "generator/theme/theme_files.h"

namespace kb {
namespace {

bool is_theme_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return ascii::is_letter_or_digit(c) || c == '-' || c == '_'; });
}

ThemeLayer find_theme(const FileSystem& site, const FileSystem& built_in, const std::string& name) {
  if (!is_theme_name(name)) return {};
  if (site.exists("themes/" + name + "/theme.toml")) return {&site, "themes/" + name, "themes/" + name, false};
  if (built_in.exists(name + "/theme.toml")) return {&built_in, name, "themes/" + name, false};
  return {};
}

std::vector<std::string> theme_names(const FileSystem& site, const FileSystem& built_in) {
  std::vector<std::string> names;
  const auto add = [&](const FileSystem& files, const std::string& folder, std::string_view prefix) {
    if (!folder.empty() && !files.exists(folder)) return;
    for (const std::string& path : files.list(folder).files) {
      const std::string name = name_in(path, prefix, "/theme.toml");
      if (is_theme_name(name)) names.push_back(name);
    }
  };
  add(site, "themes", "themes/");
  add(built_in, "", "");
  return names;
}

}  // namespace

std::string name_in(std::string_view path, std::string_view folder, std::string_view extension) {
  if (path.substr(0, folder.size()) != folder || path.size() <= folder.size() + extension.size()) return {};
  if (path.substr(path.size() - extension.size()) != extension) return {};
  return std::string(path.substr(folder.size(), path.size() - folder.size() - extension.size()));
}

Parsed<std::vector<ThemeLayer>> find_theme_layers(const FileSystem& site, const FileSystem& built_in,
                                                  const std::string& theme, Span named_at, SourceMap& sources) {
  Parsed<std::vector<ThemeLayer>> result;
  if (site.exists("theme")) result.value.push_back({&site, "theme", "theme", true});
  std::vector<std::string> chain;
  std::string name = theme;
  while (true) {
    if (std::find(chain.begin(), chain.end(), name) != chain.end()) {
      std::string path;
      for (const std::string& each : chain) path += each + " → ";
      result.diagnostics.push_back(
          make_diagnostic(Code::theme_cycle, named_at, "theme '" + name + "' is based on itself: " + path + name));
      return result;
    }
    chain.push_back(name);
    const ThemeLayer layer = find_theme(site, built_in, name);
    if (!layer.files) {
      const std::string near = nearest(name, theme_names(site, built_in));
      result.diagnostics.push_back(
          make_diagnostic(Code::theme_missing, named_at, "there is no theme '" + name + "'",
                          did_you_mean(near, "put it in themes/" + name + "/ with a theme.toml")));
      return result;
    }
    result.value.push_back(layer);
    const FileId manifest = read_theme_text(layer, "theme.toml", sources, result.diagnostics);
    if (manifest == FileId::none) return result;
    Parsed<ThemeManifest> parsed = parse_theme_manifest(sources.file(manifest));
    append(result.diagnostics, std::move(parsed.diagnostics));
    if (!parsed.value.base.present()) return result;
    name = parsed.value.base.value;
    named_at = parsed.value.base.span;
  }
}

bool read_theme_bytes(const ThemeLayer& layer, const std::string& path, std::string& bytes, Diagnostics& diagnostics) {
  Result<std::string> result = layer.files->read(layer.folder + "/" + path);
  if (result.ok()) {
    bytes = std::move(result.value());
    return true;
  }
  diagnostics.push_back(make_diagnostic(Code::io_unreadable, {}, layer.shown + "/" + path + ": " + result.error()));
  return false;
}

FileId read_theme_text(const ThemeLayer& layer, const std::string& path, SourceMap& sources, Diagnostics& diagnostics) {
  std::string text;
  if (!read_theme_bytes(layer, path, text, diagnostics)) return FileId::none;
  const size_t invalid = invalid_utf8(text);
  const FileId id = sources.add(layer.shown + "/" + path, std::move(text));
  if (invalid == std::string::npos) return id;
  const auto at = static_cast<uint32_t>(invalid);
  diagnostics.push_back(make_diagnostic(Code::io_invalid_utf8, {id, at, at + 1}, "file is not valid UTF-8"));
  return FileId::none;
}

}  // namespace kb
