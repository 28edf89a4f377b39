#include "generator/theme.h"

#include <algorithm>
#include <array>
#include <set>

#include "generator/mustache_expand.h"
#include "generator/slug.h"
#include "generator/theme_check.h"
#include "generator/theme_files.h"
#include "generator/theme_minify.h"

namespace kb {
namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"da", "nb", "nn", "en"};

// One folder of theme files: the site's "theme/", the theme itself, or one it is based on.
struct Layer {
  const FileSystem* files = nullptr;
  std::string folder;  // below the file system's root
  std::string shown;   // how diagnostics name it
  bool of_site = false;
};

// A theme file read into the sources.
struct LoadedFile {
  FileId id = FileId::none;
  bool of_site = false;
};

bool is_theme_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// "layouts/term.mustache" → "term"; empty if the path is not `folder`NAME`extension`.
std::string name_in(std::string_view path, std::string_view folder, std::string_view extension) {
  if (!starts_with(path, folder) || path.size() <= folder.size() + extension.size()) return {};
  if (path.substr(path.size() - extension.size()) != extension) return {};
  return std::string(path.substr(folder.size(), path.size() - folder.size() - extension.size()));
}

// The names between braces: "{n} svar på »{q}«" → n, q.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(std::string(text.substr(open + 1, close - open - 1)));
  }
  return names;
}

class Loader {
 public:
  Loader(const FileSystem& site, const FileSystem& built_in, SourceMap& sources, const ThemeContract& contract)
      : site_(site), built_in_(built_in), sources_(sources), contract_(contract) {}

  Parsed<Theme> load(const std::string& name) {
    theme_.name = name;
    if (site_.exists("theme")) layers_.push_back({&site_, "theme", "theme", true});
    find_layers(name);
    for (const Layer& layer : layers_) read_layer(layer);
    check_missing_strings();
    check_placeholders();
    build_layouts();
    return {std::move(theme_), std::move(diagnostics_)};
  }

 private:
  void report(Code code, Span place, std::string message, std::string hint = {}) {
    diagnostics_.push_back(make_diagnostic(code, place, std::move(message), std::move(hint)));
  }

  void find_layers(std::string name) {
    std::vector<std::string> chain;
    Span named_at;
    while (true) {
      if (std::find(chain.begin(), chain.end(), name) != chain.end()) {
        std::string path;
        for (const std::string& theme : chain) path += theme + " → ";
        report(Code::theme_cycle, named_at, "theme '" + name + "' is based on itself: " + path + name);
        return;
      }
      chain.push_back(name);
      const Layer layer = find_theme(name);
      if (!layer.files) {
        const std::string near = nearest(name, theme_names());
        report(Code::theme_missing, named_at, "there is no theme '" + name + "'",
               near.empty() ? "put it in themes/" + name + "/ with a theme.toml" : "did you mean '" + near + "'?");
        return;
      }
      layers_.push_back(layer);
      const LoadedFile manifest = read_text(layer, "theme.toml");
      if (manifest.id == FileId::none) return;
      Parsed<ThemeManifest> parsed = parse_theme_manifest(sources_.file(manifest.id));
      append(diagnostics_, std::move(parsed.diagnostics));
      if (!parsed.value.base.present()) return;
      name = parsed.value.base.value;
      named_at = parsed.value.base.span;
    }
  }

  Layer find_theme(const std::string& name) const {
    if (!is_theme_name(name)) return {};
    if (site_.exists("themes/" + name + "/theme.toml")) return {&site_, "themes/" + name, "themes/" + name};
    if (built_in_.exists(name + "/theme.toml")) return {&built_in_, name, "themes/" + name};
    return {};
  }

  std::vector<std::string> theme_names() const {
    std::vector<std::string> names;
    const std::string_view end = "/theme.toml";
    const auto add = [&](const FileSystem& files, const std::string& folder, std::string_view prefix) {
      if (!folder.empty() && !files.exists(folder)) return;
      for (const std::string& path : files.list(folder).files) {
        const std::string name = name_in(path, prefix, end);
        if (is_theme_name(name)) names.push_back(name);
      }
    };
    add(site_, "themes", "themes/");
    add(built_in_, "", "");
    return names;
  }

  // The bytes, or nothing and a diagnostic.
  bool read(const Layer& layer, const std::string& path, std::string& bytes) {
    Result<std::string> result = layer.files->read(layer.folder + "/" + path);
    if (!result.ok()) {
      report(Code::io_unreadable, {}, layer.shown + "/" + path + ": " + result.error());
      return false;
    }
    bytes = std::move(result.value());
    return true;
  }

  LoadedFile read_text(const Layer& layer, const std::string& path) {
    std::string text;
    if (!read(layer, path, text)) return {};
    const size_t invalid = invalid_utf8(text);
    const FileId id = sources_.add(layer.shown + "/" + path, std::move(text));
    if (invalid != std::string::npos) {
      const auto at = static_cast<uint32_t>(invalid);
      report(Code::io_invalid_utf8, {id, at, at + 1}, "file is not valid UTF-8");
      return {};
    }
    return {id, layer.of_site};
  }

  void read_layer(const Layer& layer) {
    const Listing listing = layer.files->list(layer.folder);
    for (const std::string& problem : listing.problems) report(Code::io_unreadable, {}, problem);
    for (const std::string& full_path : listing.files) {
      const std::string path = full_path.substr(layer.folder.size() + 1);
      const std::string file_name = path.substr(path.rfind('/') + 1);
      if (file_name.front() == '.' || file_name.back() == '~') continue;
      if (const std::string name = name_in(path, "layouts/", ".mustache"); !name.empty()) {
        read_layout(layer, path, name);
      } else if (const std::string name = name_in(path, "partials/", ".mustache"); !name.empty()) {
        read_template(layer, path, name, partials_, partial_files_);
      } else if (const std::string name = name_in(path, "strings/", ".toml"); !name.empty()) {
        read_strings(layer, path, name);
      } else if (starts_with(path, "assets/")) {
        read_asset(layer, path);
      } else if (layer.of_site || path.find('/') != std::string::npos) {
        unknown_file(layer, path,
                     "a theme's files are layouts/NAME.mustache, partials/NAME.mustache, "
                     "strings/LANGUAGE.toml and assets/…");
      }
    }
  }

  void unknown_file(const Layer& layer, const std::string& path, std::string hint) {
    report(Code::theme_unknown_file, {}, "'" + layer.shown + "/" + path + "' is not used", std::move(hint));
  }

  void read_layout(const Layer& layer, const std::string& path, const std::string& name) {
    std::vector<std::string> names;
    for (const LayoutContract& layout : contract_.layouts) names.emplace_back(layout.layout);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      read_template(layer, path, name, layouts_, layout_files_);
      return;
    }
    const std::string near = nearest(name, names);
    std::string known;
    for (const std::string& layout : names) known += (known.empty() ? "" : ", ") + layout;
    unknown_file(layer, path, near.empty() ? "layouts are " + known : "did you mean '" + near + ".mustache'?");
  }

  // The nearest layer's template stands; those behind it are not even read.
  void read_template(const Layer& layer, const std::string& path, const std::string& name, Partials& templates,
                     std::map<std::string, LoadedFile>& files) {
    if (files.count(name)) return;
    const LoadedFile file = read_text(layer, path);
    files[name] = file;
    Parsed<Template> scanned;
    if (file.id != FileId::none) scanned = scan_template(sources_.file(file.id).text, file.id);
    append(diagnostics_, std::move(scanned.diagnostics));
    templates.emplace(name, std::move(scanned.value));
  }

  void read_strings(const Layer& layer, const std::string& path, const std::string& language) {
    if (std::find(kLanguages.begin(), kLanguages.end(), language) == kLanguages.end()) {
      unknown_file(layer, path, "languages are da, nb, nn and en");
      return;
    }
    const LoadedFile file = read_text(layer, path);
    if (file.id == FileId::none) return;
    auto parsed = parse_theme_strings(sources_.file(file.id));
    append(diagnostics_, std::move(parsed.diagnostics));
    string_files_.emplace(language, file.id);
    auto& strings = theme_.strings[language];
    for (auto& [key, text] : parsed.value) {
      if (!layer.of_site && language == kLanguages[0]) placeholders_[key] = placeholders(text.value);
      if (strings.emplace(key, text.value).second) string_places_[{language, key}] = text.span;
      if (layer.of_site) {
        site_strings_.emplace(key, text.span);
      } else {
        theme_keys_.emplace(key, text.span);
      }
    }
  }

  void read_asset(const Layer& layer, const std::string& path) {
    Asset asset{path.substr(std::string_view("assets/").size()), {}};
    const auto place = std::lower_bound(theme_.assets.begin(), theme_.assets.end(), asset,
                                        [](const Asset& a, const Asset& b) { return a.path < b.path; });
    if (place != theme_.assets.end() && place->path == asset.path) return;
    if (read(layer, path, asset.bytes)) theme_.assets.insert(place, std::move(asset));
  }

  void check_missing_strings() {
    if (theme_keys_.empty()) return;
    for (const std::string_view language : kLanguages) {
      const auto& strings = theme_.strings[std::string(language)];
      for (const auto& [key, place] : theme_keys_) {
        if (strings.count(key)) continue;
        const auto file = string_files_.find(std::string(language));
        const Span at = file == string_files_.end() ? Span() : Span{file->second, 0, 0};
        report(Code::theme_missing_string, at,
               "string '" + key + "' is missing in strings/" + std::string(language) + ".toml");
        diagnostics_.back().notes.push_back({place, "it stands here in another language"});
      }
    }
  }

  void check_placeholders() {
    for (const auto& [place, span] : string_places_) {
      const auto& [language, key] = place;
      const auto known = placeholders_.find(key);
      if (known == placeholders_.end()) continue;
      for (const std::string& name : placeholders(theme_.strings[language][key])) {
        if (known->second.count(name)) continue;
        std::string hint;
        for (const std::string& other : known->second) hint += (hint.empty() ? "use {" : ", {") + other + "}";
        report(Code::theme_placeholder, span, "nothing fills in {" + name + "} in string '" + key + "'",
               hint.empty() ? "this string has no placeholders" : hint);
      }
    }
  }

  void build_layouts() {
    std::vector<CheckedLayout> checked;
    std::set<std::string> used_partials;
    for (const LayoutContract& layout : contract_.layouts) {
      const std::string name(layout.layout);
      const auto found = layouts_.find(name);
      if (found == layouts_.end()) {
        if (!layers_.empty()) {
          report(Code::theme_missing_layout, {}, "theme '" + theme_.name + "' has no layouts/" + name + ".mustache");
        }
        theme_.layouts[name] = {name, {}};
        continue;
      }
      Parsed<Template> expanded = expand_partials(found->second, partials_, MissingPartial::error);
      append_new(std::move(expanded.diagnostics));
      theme_.layouts[name] = {name, std::move(expanded.value)};
      checked.push_back({layout.layout, &theme_.layouts[name].tags, layout.fields});
      note_partials(found->second, used_partials);
    }

    std::set<std::string> keys;
    for (const auto& [language, strings] : theme_.strings) {
      for (const auto& [key, text] : strings) {
        if (key.find('.') == std::string::npos) keys.insert(key);
      }
    }
    Parsed<std::set<std::string>> checks = check_layouts(checked, contract_.shared, keys);
    append(diagnostics_, std::move(checks.diagnostics));
    report_unused(used_partials, checks.value);
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

  void report_unused(const std::set<std::string>& partials, const std::set<std::string>& strings) {
    for (const auto& [name, file] : partial_files_) {
      if (!file.of_site || partials.count(name)) continue;
      const std::string near = nearest(name, {partials.begin(), partials.end()});
      report(Code::theme_unused_partial, {file.id, 0, 0}, "no layout includes the partial '" + name + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
    }
    for (const auto& [key, place] : site_strings_) {
      if (theme_keys_.count(key) || strings.count(key)) continue;
      std::vector<std::string> known;
      for (const auto& [other, at] : theme_keys_) known.push_back(other);
      const std::string near = nearest(key, known);
      report(Code::theme_unknown_string, place, "the theme has no string '" + key + "'",
             near.empty() ? "" : "did you mean '" + near + "'?");
    }
  }

  const FileSystem& site_;
  const FileSystem& built_in_;
  SourceMap& sources_;
  const ThemeContract& contract_;
  std::vector<Layer> layers_;  // nearest first
  Partials layouts_, partials_;
  std::map<std::string, LoadedFile> layout_files_, partial_files_;
  std::map<std::string, FileId> string_files_;                         // by language, the nearest
  std::map<std::string, Span> theme_keys_;                             // strings of the theme and its bases
  std::map<std::string, Span> site_strings_;                           // strings of the site's own folder
  std::map<std::pair<std::string, std::string>, Span> string_places_;  // by language and key, the nearest
  std::map<std::string, std::set<std::string>> placeholders_;          // by key, in the first language's base text
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
                         SourceMap& sources) {
  return load_theme(site, built_in_themes, name, sources, {shared_fields(), layout_contracts()});
}

Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources, const ThemeContract& contract) {
  return Loader(site, built_in_themes, sources, contract).load(name);
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
