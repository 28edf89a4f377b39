#include "generator/command/serve.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>

#include "generator/base/json_writer.h"
#include "generator/base/path.h"
#include "generator/build.h"

namespace kb {
namespace {

constexpr int kIndexNiceness = 10;

std::string with_live_script(const std::string& page, uint64_t version) {
  const size_t end = page.rfind("</body>");
  if (end == std::string::npos) return page;
  return page.substr(0, end) +
         "<link rel=\"stylesheet\" href=\"/_kbgen/live.css\"><script type=\"module\" src=\"/_kbgen/live.js?v=" +
         std::to_string(version) + "\"></script>" + page.substr(end);
}

}  // namespace

std::string media_type(const std::string& path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".gif", "image/gif"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".ico", "image/x-icon"},
      {".wasm", "application/wasm"},
      {".xml", "application/xml"},
      {".txt", "text/plain; charset=utf-8"},
      {".md", "text/markdown; charset=utf-8"},
      {".pdf", "application/pdf"},
      {".woff2", "font/woff2"},
      {".kbi", "application/octet-stream"},
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
  }};
  const std::string_view extension = extension_of(path);
  for (const auto& [known, type] : kTypes) {
    if (known == extension) return std::string(type);
  }
  return "application/octet-stream";
}

void Shown::show(std::unique_ptr<BuiltFiles> files, bool style_only) {
  const Build& build = files->build();
  const auto published = build.asset_names.find("style.css");
  const std::string style =
      published == build.asset_names.end() ? std::string() : build.config.base_path + published->second;
  const std::lock_guard<std::mutex> lock(mutex_);
  ++state_.version;
  // A style sheet of the site's own has no new name: the page must be loaded again.
  const bool swap = style_only && !style.empty() && style != style_;
  style_ = style;
  base_path_ = build.config.base_path;
  files_.swap(files);  // the former ones are taken apart when nobody waits for the lock
  JsonWriter news;
  news.begin_object().key("version").number(static_cast<int64_t>(state_.version));
  if (swap) news.member("style", style);
  state_.event = "event: built\ndata: " + news.end_object().take() + "\n\n";
  news_.notify_all();
}

void Shown::show_problems(const std::string& problems) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++state_.version;
  state_.event = "event: errors\ndata: " + JsonWriter().text(problems).take() + "\n\n";
  news_.notify_all();
}

void Shown::finish_index(std::vector<LanguageIndex> indexes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  files_->finish_index(std::move(indexes));
  news_.notify_all();
}

void Shown::close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  news_.notify_all();
}

// "search/da.<hash>.kbi" or "search/da.<hash>/3.kbi" with the hash of today's index, once it is there.
std::string Shown::current_index(const std::string& path, std::unique_lock<std::mutex>& lock) const {
  news_.wait(lock, [&] { return closed_ || !files_ || !files_->build().index_later; });
  const size_t hash = path.find('.');
  if (!files_ || hash == std::string::npos) return path;
  const auto root = files_->build().asset_names.find(path.substr(0, hash));
  if (root == files_->build().asset_names.end()) return path;
  const size_t rest = path.find_first_of("./", hash + 1);
  return root->second.substr(0, root->second.rfind('.')) + (rest == std::string::npos ? "" : path.substr(rest));
}

Shown::State Shown::state() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return state_;
}

Shown::State Shown::wait(uint64_t seen, std::chrono::milliseconds timeout) const {
  std::unique_lock<std::mutex> lock(mutex_);
  news_.wait_for(lock, timeout, [&] { return state_.version != seen; });
  return state_;
}

std::string Shown::base_path() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return base_path_;
}

Shown::Answer Shown::answer(const std::string& path) const {
  std::unique_lock<std::mutex> lock(mutex_);
  Answer answer;
  std::string name = path;
  if (name.rfind(base_path_, 0) == 0) {
    name = name.substr(base_path_.size());
  } else {
    answer.status = 302;
    answer.bytes = base_path_;
    return answer;
  }
  if (name.rfind("search/", 0) == 0 && name.ends_with(".kbi")) name = current_index(name, lock);
  const auto has = [&](const std::string& file) { return files_ && files_->has(file); };
  if (name.empty() || name.back() == '/') name += "index.html";
  if (!has(name) && has(name + "/index.html")) {
    answer.status = 302;
    answer.bytes = path + "/";
    return answer;
  }
  if (!has(name)) {
    answer.status = 404;
    // The 404 page of the language whose folder was asked for.
    name = name.substr(0, name.find('/') + 1) + "404.html";
    if (!has(name)) name = "404.html";
    if (!has(name)) {
      answer.type = "text/html; charset=utf-8";
      answer.bytes = with_live_script("<!doctype html><title>kbgen</title><body></body>", state_.version);
      return answer;
    }
  }
  answer.type = media_type(name);
  answer.bytes = files_->read(name);
  if (answer.type.rfind("text/html", 0) == 0) answer.bytes = with_live_script(answer.bytes, state_.version);
  return answer;
}

LiveSite::LiveSite(const FileSystem& files, const FileSystem& built_in, BuildOptions options, Shown& shown)
    : files_(files), built_in_(built_in), options_(std::move(options)), shown_(shown) {
  options_.drafts = true;
  options_.cache = &cache_;
  options_.stems = &stems_;
  options_.pages_later = options_.index_later = true;
}

LiveSite::Outcome LiveSite::rebuild(const Date& today, bool style_only, bool color) {
  options_.today = today;
  options_.former = good_.get();
  const auto built = std::make_shared<Build>(build(files_, built_in_, options_));
  const auto errors = [&] { return count(built->diagnostics, Severity::error); };
  const auto problems = [&](bool colored) {
    return format_diagnostics(built->diagnostics, built->sources, {DiagnosticFormat::text, colored});
  };
  std::unique_ptr<BuiltFiles> shown;
  if (errors() == 0) shown = std::make_unique<BuiltFiles>(built, options_);
  if (errors() == 0) {
    shown_.show(std::move(shown), style_only);
    good_ = built;
  } else {
    shown_.show_problems(problems(false));
  }
  folders_ = source_folders(built->config);
  return {problems(color), errors(), built->statistics.pages, good_ != nullptr};
}

bool LiveSite::index_further() {
  if (!good_ || !good_->index_later) return false;
  if (index_.valid()) {
    if (index_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return true;
    std::vector<LanguageIndex> indexes = index_.get();
    if (indexed_ == good_) {
      shown_.finish_index(std::move(indexes));
      return false;
    }
  }
  indexed_ = good_;
  // A core is left for the page and the next edit, and they go first (on Linux a thread's priority is its own).
  index_ = std::async(std::launch::async, [build = indexed_, threads = std::max(options_.threads, 2u) - 1] {
    ::setpriority(PRIO_PROCESS, 0, kIndexNiceness);
    return index_site(build->docs, build->site, build->links, build->config,
                      read_words(build->docs, build->site, build->config, threads, same_pages(build->words)), threads);
  });
  return true;
}

void LiveSite::finish_index() {
  while (index_further()) index_.wait();
}

}  // namespace kb
