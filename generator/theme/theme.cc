#include "generator/theme/theme.h"

#include <algorithm>
#include <set>

#include "generator/base/path.h"
#include "generator/config/config.h"
#include "generator/theme/mustache_expand.h"
#include "generator/theme/theme_check.h"
#include "generator/theme/theme_files.h"
#include "generator/theme/theme_layers.h"
#include "generator/theme/theme_minify.h"
#include "generator/theme/theme_strings.h"
#include "generator/theme/theme_styles.h"

namespace kb {
namespace {

// A theme file read into the sources.
struct LoadedFile {
  FileId id = FileId::none;
  bool of_site = false;
};

class Loader {
 public:
  Loader(SourceMap& sources, const ThemeContract& contract) : sources_(sources), contract_(contract) {}

  Parsed<Theme> load(const std::string& name, Parsed<std::vector<ThemeLayer>> layers) {
    theme_.name = name;
    const bool whole = count(layers.diagnostics, Severity::error) == 0;
    append(diagnostics_, std::move(layers.diagnostics));
    for (const ThemeLayer& layer : layers.value) read_layer(layer);
    add_styles();
    append(diagnostics_, strings_.check());
    // Where a layer is not found, all that it would bring is missing, too: one diagnostic is enough.
    if (whole) build_layouts();
    theme_.strings = strings_.take();
    return {std::move(theme_), std::move(diagnostics_)};
  }

 private:
  void report(Code code, Span place, std::string message, std::string hint = {}) {
    diagnostics_.push_back(make_diagnostic(code, place, std::move(message), std::move(hint)));
  }

  void read_layer(const ThemeLayer& layer) {
    const Listing listing = layer.files->list(layer.folder);
    for (const std::string& problem : listing.problems) report(Code::io_unreadable, {}, problem);
    for (const std::string& full_path : listing.files) {
      const std::string path = full_path.substr(layer.folder.size() + 1);
      if (file_name(path).front() != '.' && path.back() != '~') read_file(layer, path);
    }
  }

  void read_file(const ThemeLayer& layer, const std::string& path) {
    if (const std::string name = name_in(path, "layouts/", ".mustache"); !name.empty()) {
      read_layout(layer, path, name);
    } else if (const std::string name = name_in(path, "partials/", ".mustache"); !name.empty()) {
      read_template(layer, path, name, partials_, partial_files_);
    } else if (const std::string name = name_in(path, "strings/", ".toml"); !name.empty()) {
      read_strings(layer, path, name);
    } else if (const std::string name = name_in(path, "assets/", ""); !name.empty()) {
      read_asset(layer, path, name);
    } else if (layer.of_site || path.find('/') != std::string::npos) {
      unknown_file(layer, path,
                   "a theme's files are layouts/NAME.mustache, partials/NAME.mustache, strings/LANGUAGE.toml and "
                   "assets/…");
    }
  }

  void unknown_file(const ThemeLayer& layer, const std::string& path, std::string hint) {
    report(Code::theme_unknown_file, {}, "'" + layer.shown + "/" + path + "' is not used", std::move(hint));
  }

  void read_layout(const ThemeLayer& layer, const std::string& path, const std::string& name) {
    std::vector<std::string> names;
    for (const LayoutContract& layout : contract_.layouts) names.emplace_back(layout.layout);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      read_template(layer, path, name, layouts_, layout_files_);
      return;
    }
    const std::string near = nearest(name, names);
    std::string known;
    for (const std::string& layout : names) known += (known.empty() ? "" : ", ") + layout;
    unknown_file(layer, path, did_you_mean(near.empty() ? near : near + ".mustache", "layouts are " + known));
  }

  // The nearest layer's template stands; those behind it are not even read.
  void read_template(const ThemeLayer& layer, const std::string& path, const std::string& name, Partials& templates,
                     std::map<std::string, LoadedFile>& files) {
    if (files.count(name)) return;
    const FileId id = read_theme_text(layer, path, sources_, diagnostics_);
    files[name] = {id, layer.of_site};
    Parsed<Template> scanned;
    if (id != FileId::none) scanned = scan_template(sources_.file(id).text, id);
    append(diagnostics_, std::move(scanned.diagnostics));
    templates.emplace(name, std::move(scanned.value));
  }

  void read_strings(const ThemeLayer& layer, const std::string& path, const std::string& language) {
    if (!known_language(language)) {
      unknown_file(layer, path, "languages are da, nb, nn and en");
      return;
    }
    const FileId id = read_theme_text(layer, path, sources_, diagnostics_);
    if (id == FileId::none) return;
    auto parsed = parse_theme_strings(sources_.file(id));
    append(diagnostics_, std::move(parsed.diagnostics));
    strings_.add(language, id, layer.of_site, std::move(parsed.value));
  }

  // Of files with one name the nearest stands; of stylesheets all are read, because one may build on the next.
  void read_asset(const ThemeLayer& layer, const std::string& path, const std::string& name) {
    if (name.ends_with(".css")) {
      const FileId id = read_theme_text(layer, path, sources_, diagnostics_);
      if (id != FileId::none) styles_[name].push_back(id);
      return;
    }
    const auto place = place_of(name);
    if (place != theme_.assets.end() && place->path == name) return;
    Asset asset{name, {}};
    if (read_theme_bytes(layer, path, asset.bytes, diagnostics_)) theme_.assets.insert(place, std::move(asset));
  }

  void add_styles() {
    auto joined = join_theme_styles(styles_, sources_);
    append(diagnostics_, std::move(joined.diagnostics));
    for (auto& [name, bytes] : joined.value) theme_.assets.insert(place_of(name), {name, std::move(bytes)});
  }

  std::vector<Asset>::iterator place_of(const std::string& name) {
    return std::lower_bound(theme_.assets.begin(), theme_.assets.end(), name,
                            [](const Asset& asset, const std::string& path) { return asset.path < path; });
  }

  void build_layouts() {
    std::vector<CheckedLayout> checked;
    std::set<std::string> used_partials;
    for (const LayoutContract& layout : contract_.layouts) {
      const std::string name(layout.layout);
      const auto found = layouts_.find(name);
      if (found == layouts_.end()) {
        report(Code::theme_missing_layout, {}, "theme '" + theme_.name + "' has no layouts/" + name + ".mustache");
        theme_.layouts[name] = {name, {}};
        continue;
      }
      Parsed<Template> expanded = expand_partials(found->second, partials_, MissingPartial::error);
      append_new(std::move(expanded.diagnostics));
      theme_.layouts[name] = {name, std::move(expanded.value)};
      checked.push_back({layout.layout, &theme_.layouts[name].tags, layout.fields});
      note_partials(found->second, used_partials);
    }
    Parsed<std::set<std::string>> checks = check_layouts(checked, contract_.shared, strings_.template_keys());
    append(diagnostics_, std::move(checks.diagnostics));
    append(diagnostics_, strings_.check_unused(checks.value));
    report_unused_partials(used_partials);
    for (auto& [name, layout] : theme_.layouts) minify_template(layout.tags);
  }

  // A fault in a partial is found once for each layout that includes it.
  void append_new(Diagnostics&& more) {
    for (Diagnostic& diagnostic : more) {
      const bool known = std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& other) {
        return other.code == diagnostic.code && other.span.file == diagnostic.span.file &&
               other.span.begin == diagnostic.span.begin && other.message == diagnostic.message;
      });
      if (!known) diagnostics_.push_back(std::move(diagnostic));
    }
  }

  void note_partials(const Template& tags, std::set<std::string>& used) const {
    std::vector<const Template*> open = {&tags};
    while (!open.empty()) {
      const Template& next = *open.back();
      open.pop_back();
      for (const TemplateTag& tag : next) {
        if (tag.kind != TagKind::partial || !used.insert(tag.text).second) continue;
        const auto partial = partials_.find(tag.text);
        if (partial != partials_.end()) open.push_back(&partial->second);
      }
    }
  }

  void report_unused_partials(const std::set<std::string>& used) {
    for (const auto& [name, file] : partial_files_) {
      if (!file.of_site || used.count(name)) continue;
      const std::string near = nearest(name, {used.begin(), used.end()});
      report(Code::theme_unused_partial, {file.id, 0, 0}, "no layout includes the partial '" + name + "'",
             did_you_mean(near));
    }
  }

  SourceMap& sources_;
  const ThemeContract& contract_;
  Partials layouts_, partials_;
  std::map<std::string, LoadedFile> layout_files_, partial_files_;
  ThemeStrings strings_;
  ThemeStyles styles_;
  Theme theme_;
  Diagnostics diagnostics_;
};

}  // namespace

const std::string& Theme::string(std::string_view language, std::string_view key) const {
  static const std::string nothing;
  const auto strings_of_language = strings.find(language);
  if (strings_of_language == strings.end()) return nothing;
  const auto found = strings_of_language->second.find(key);
  return found == strings_of_language->second.end() ? nothing : found->second;
}

Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources, Span named_at) {
  return load_theme(site, built_in_themes, name, sources, {shared_fields(), layout_contracts()}, named_at);
}

Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources, const ThemeContract& contract, Span named_at) {
  return Loader(sources, contract).load(name, find_theme_layers(site, built_in_themes, name, named_at, sources));
}

std::string format_string(std::string_view pattern,
                          const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string text;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open);
    const size_t close = pattern.find('}');
    if (close == std::string_view::npos) {
      text += pattern;
      break;
    }
    const std::string_view name = pattern.substr(1, close - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    if (value == values.end()) {
      text.push_back('{');
      pattern.remove_prefix(1);
    } else {
      text += value->second;
      pattern.remove_prefix(close + 1);
    }
  }
  return text;
}

}  // namespace kb
