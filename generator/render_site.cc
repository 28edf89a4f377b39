#include "generator/render_site.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/base/hash.h"
#include "generator/base/path.h"
#include "generator/render/offline.h"
#include "generator/render/page_data.h"
#include "generator/render/page_exports.h"
#include "generator/theme/brand_css.h"
#include "generator/theme/css_minify.h"
#include "generator/theme/js_minify.h"
#include "generator/theme/template.h"

namespace kb {
namespace {

// "style.css" → "assets/style.0123456789.css"
std::string hashed_name(const std::string& path, const std::string& bytes) {
  const size_t dot = path.rfind('.');
  const size_t cut = dot == std::string::npos ? path.size() : dot;
  return "assets/" + path.substr(0, cut) + "." + content_hash(bytes) + path.substr(cut);
}

void add_asset(const std::string& name, std::string bytes, Build& build) {
  if (name.ends_with(".css")) bytes = minify_css(bytes);
  if (name.ends_with(".js")) bytes = minify_js(bytes);
  const std::string published = hashed_name(name, bytes);
  build.asset_names[name] = published;
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

// One thread's renderers, a language each: the shared data of a language is converted once.
class Renderers {
 public:
  Renderers(const Theme& theme, const std::map<std::string, Value>& shared) : theme_(&theme), shared_(&shared) {}

  std::string render(const View& view) {
    auto found = renderers_.find(view.language);
    if (found == renderers_.end()) {
      found = renderers_.emplace(view.language, Renderer(*theme_, shared_->at(view.language))).first;
    }
    return found->second.render(view.layout, view.data);
  }

 private:
  const Theme* theme_;
  const std::map<std::string, Value>* shared_;
  std::map<std::string, Renderer> renderers_;
};

ViewInput view_input(const Build& build, const BuildOptions& options) {
  ViewInput input{build.config,   build.docs,    build.site,        build.links,
                  build.related,  build.theme,   build.asset_names, build.diffs.empty() ? nullptr : &build.diffs,
                  &build.indexes, options.today, options.serve,     &build.page_images};
  input.texts = page_texts(input);
  return input;
}

}  // namespace

bool is_offline(const Config& config, const BuildOptions& options) {
  return config.offline && !options.serve;
}

void render_assets(Build& build, const FileSystem& built_in, const BuildOptions& options) {
  const bool offline = is_offline(build.config, options);
  for (const Asset& asset : build.theme.assets) {
    std::string bytes = asset.bytes;
    if (asset.path == "style.css") bytes += brand_css(build.config);
    if (offline && asset.path.ends_with(".js")) bytes = offline_script(asset.path, bytes, build.diagnostics);
    add_asset(asset.path, std::move(bytes), build);
  }
  if (offline) {
    const std::string loader(kOfflineLoader);
    add_asset(loader, built_in.read("search/" + loader).value(), build);
  }
  if (!build.config.search.enabled) return;
  for (const std::string& path : built_in.list("search").files) {
    const std::string name = std::string(file_name(path));
    const Result<std::string> bytes = built_in.read(path);
    if (!bytes.ok() || name == kOfflineLoader) continue;
    const bool rewritten = offline && name.ends_with(".js");
    add_asset(name, rewritten ? offline_script(name, bytes.value(), build.diagnostics) : bytes.value(), build);
  }
}

struct SitePages::State {
  State(const Build& build, const BuildOptions& options) : input(view_input(build, options)), lists(site_views(input)) {
    for (const std::string& language : build.site.languages) shared.emplace(language, shared_data(input, language));
    for (const OutputFile& file : build.files) own.insert(file.path);
  }

  std::vector<OutputFile> render(Renderers& renderers, size_t item) const {
    std::vector<OutputFile> files;
    const size_t pages = input.site.pages.size();
    if (item < pages) {
      for (TextFile& file : page_exports(input, input.site.pages[item])) {
        if (own.count(file.output) == 0) files.push_back({std::move(file.output), std::move(file.bytes)});
      }
    }
    View page;
    if (item < pages) page = page_view(input, static_cast<PageId>(item));
    const View& view = item < pages ? page : lists[item - pages];
    files.push_back({view.output, renderers.render(view)});
    return files;
  }

  const ViewInput input;
  const std::vector<View> lists;
  std::map<std::string, Value> shared;
  std::set<std::string> own;  // the site's own files: its robots.txt or _headers stand before ours
};

SitePages::SitePages(const Build& build, const BuildOptions& options) : state_(new State(build, options)) {}
SitePages::~SitePages() = default;

LateFiles SitePages::files() const {
  LateFiles late;
  for (const Page& page : state_->input.site.pages) {
    std::vector<std::string>& paths = late.paths.emplace_back();
    for (std::string& path : export_paths(page)) {
      if (state_->own.count(path) == 0) paths.push_back(std::move(path));
    }
    paths.push_back(page.output);
  }
  for (const View& list : state_->lists) late.paths.push_back({list.output});
  late.make_worker = [state = state_.get()]() -> LateFiles::Worker {
    const auto renderers = std::make_shared<Renderers>(state->input.theme, state->shared);
    return [state, renderers](size_t item) { return state->render(*renderers, item); };
  };
  return late;
}

std::vector<OutputFile> SitePages::text_files() const {
  std::vector<OutputFile> files;
  for (TextFile& file : kb::text_files(state_->input)) {
    if (state_->own.count(file.output) == 0) files.push_back({std::move(file.output), std::move(file.bytes)});
  }
  return files;
}

// A static file where a page is, or two pages that kbgen makes itself.
void add_text_files(const SitePages& pages, Build& build) {
  for (OutputFile& file : pages.text_files()) build.files.push_back(std::move(file));
  const LateFiles late = pages.files();
  std::vector<std::string_view> paths;
  for (const OutputFile& file : build.files) paths.push_back(file.path);
  for (const std::vector<std::string>& of_item : late.paths) paths.insert(paths.end(), of_item.begin(), of_item.end());
  std::sort(paths.begin(), paths.end());
  const auto conflict = [&](std::string message) {
    build.diagnostics.push_back(make_diagnostic(Code::static_conflict, {}, std::move(message),
                                                "rename the page, its old address or the static file"));
  };
  for (size_t i = 0; i < paths.size(); ++i) {
    if (i > 0 && paths[i] == paths[i - 1]) {
      conflict("two files would be published as '/" + std::string(paths[i]) + "'");
      continue;
    }
    for (std::string_view folder = folder_of(paths[i]); !folder.empty(); folder = folder_of(folder)) {
      if (!std::binary_search(paths.begin(), paths.end(), folder)) continue;
      conflict("'/" + std::string(folder) + "' would be both a file and the folder of '/" + std::string(paths[i]) +
               "'");
      break;
    }
  }
  sort_diagnostics(build.diagnostics, build.sources);
}

}  // namespace kb
