#include "generator/render_site.h"

#include <map>
#include <set>

#include "generator/base/hash.h"
#include "generator/base/parallel.h"
#include "generator/base/path.h"
#include "generator/base/slug.h"
#include "generator/render/offline.h"
#include "generator/render/page_data.h"
#include "generator/theme/brand_css.h"
#include "generator/theme/css_minify.h"
#include "generator/theme/template.h"

namespace kb {
namespace {

using AssetNames = std::map<std::string, std::string, std::less<>>;
using Hyphenation = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

constexpr char kSoftHyphen[] = "\xC2\xAD";

// "style.css" → "assets/style.0123456789.css"
std::string hashed_name(const std::string& path, const std::string& bytes) {
  const size_t dot = path.rfind('.');
  const size_t cut = dot == std::string::npos ? path.size() : dot;
  return "assets/" + path.substr(0, cut) + "." + content_hash(bytes) + path.substr(cut);
}

void add_asset(const std::string& name, std::string bytes, Build& build, AssetNames& names) {
  const std::string published = hashed_name(name, bytes);
  names[name] = published;
  build.files.push_back({published, std::move(bytes)});
}

// A script in the form it needs in a site that can be opened from a disk.
std::string offline_script(const std::string& name, const std::string& module, Diagnostics& diagnostics) {
  ClassicScript script = classic_script(module);
  if (script.unsupported_line != 0) {
    diagnostics.push_back(make_diagnostic(
        Code::offline_script, {},
        "assets/" + name + ", line " + std::to_string(script.unsupported_line) +
            ", cannot work in a site opened from a disk",
        "load other modules by import() where they are needed, and export by declarations: export function name() …"));
  }
  return std::move(script.text);
}

AssetNames add_assets(Build& build, const FileSystem& built_in, bool offline) {
  AssetNames names;
  for (const Asset& asset : build.theme.assets) {
    std::string bytes = asset.bytes;
    if (asset.path == "style.css") bytes += brand_css(build.config);
    if (offline && asset.path.ends_with(".js")) bytes = offline_script(asset.path, bytes, build.diagnostics);
    if (asset.path.ends_with(".css")) bytes = minify_css(bytes);
    add_asset(asset.path, std::move(bytes), build, names);
  }
  if (offline) {
    const std::string loader(kOfflineLoader);
    add_asset(loader, built_in.read("search/" + loader).value(), build, names);
  }
  if (build.config.search.enabled) {
    for (const std::string& path : built_in.list("search").files) {
      const std::string name = std::string(file_name(path));
      const Result<std::string> bytes = built_in.read(path);
      if (!bytes.ok() || name == kOfflineLoader) continue;
      const bool rewritten = offline && name.ends_with(".js");
      add_asset(name, rewritten ? offline_script(name, bytes.value(), build.diagnostics) : bytes.value(), build, names);
    }
    for (const LanguageIndex& index : build.indexes) names["search/" + index.language] = index_name(index);
  }
  return names;
}

// Where long words may break: between the parts that the search index found in them.
Hyphenation hyphenation(const std::vector<LanguageIndex>& indexes) {
  Hyphenation all;
  for (const LanguageIndex& index : indexes) {
    auto& words = all[index.language];
    for (const search::CompoundSplit& split : index.built.compounds) {
      std::string word;
      uint32_t from = 0;
      for (size_t part = 1; part < split.parts.size(); ++part) {
        word += split.surface.substr(from, split.parts[part].begin - from) + kSoftHyphen;
        from = split.parts[part].begin;
      }
      words.emplace(split.surface, word + split.surface.substr(from));
    }
  }
  return all;
}

// One thread's renderers, a language each: the shared data of a language is converted once.
class Renderers {
 public:
  Renderers(const Theme& theme, const std::map<std::string, Value>& shared) : theme_(&theme), shared_(&shared) {}

  std::string render(View view) {
    auto found = renderers_.find(view.language);
    if (found == renderers_.end()) {
      found = renderers_.emplace(view.language, Renderer(*theme_, shared_->at(view.language))).first;
    }
    return found->second.render(view.layout, std::move(view.data));
  }

 private:
  const Theme* theme_;
  const std::map<std::string, Value>* shared_;
  std::map<std::string, Renderer> renderers_;
};

}  // namespace

void render_site(Build& build, const FileSystem& built_in, const std::vector<std::string>& page_images,
                 const BuildOptions& options) {
  const bool offline = build.config.offline && !options.serve;
  const AssetNames names = add_assets(build, built_in, offline);
  const Hyphenation joints = hyphenation(build.indexes);
  const ViewInput input{build.config,  build.docs,
                        build.site,    build.links,
                        build.related, build.theme,
                        names,         build.diffs.empty() ? nullptr : &build.diffs,
                        &joints,       iso_date(options.today),
                        options.serve, &page_images};
  std::map<std::string, Value> shared;
  for (const std::string& language : build.site.languages) shared.emplace(language, shared_data(input, language));
  std::vector<View> lists = site_views(input);

  const size_t pages = build.site.pages.size();
  std::vector<uint64_t>& times = build.statistics.page_microseconds;
  auto rendered = parallel_map(
      pages + lists.size(), options.threads, [&] { return Renderers(build.theme, shared); },
      [&](Renderers& renderers, size_t i) {
        const bool timed = options.stopwatch != nullptr && i < pages;
        const uint64_t start = timed ? options.stopwatch() : 0;
        View view = i < pages ? page_view(input, static_cast<PageId>(i)) : std::move(lists[i - pages]);
        std::string output = view.output;
        OutputFile file{std::move(output), renderers.render(std::move(view))};
        if (timed) times[i] += options.stopwatch() - start;
        return file;
      });
  for (OutputFile& file : rendered) build.files.push_back(std::move(file));
  // A site's own robots.txt or _headers, in its static folder, stands before ours.
  std::set<std::string> own;
  for (const OutputFile& file : build.files) own.insert(file.path);
  for (TextFile& file : text_files(input)) {
    if (own.count(file.output) == 0) build.files.push_back({std::move(file.output), std::move(file.bytes)});
  }
  if (offline) {
    make_offline(build.files, build.config.base_path, names.find(kOfflineLoader)->second, options.threads);
  }
}

}  // namespace kb
