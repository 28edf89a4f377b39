#include "generator/command/serve.h"

#include <array>

namespace kb {
namespace {

// A JSON string.
std::string quoted(const std::string& text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

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
  const size_t dot = path.rfind('.');
  const std::string_view extension = dot == std::string::npos ? std::string_view() : std::string_view(path).substr(dot);
  for (const auto& [known, type] : kTypes) {
    if (known == extension) return std::string(type);
  }
  return "application/octet-stream";
}

void Shown::show(Build& build, const std::string& problems, bool style_only) {
  const bool failed = count(build.diagnostics, Severity::error) > 0;
  const std::lock_guard<std::mutex> lock(mutex_);
  ++state_.version;
  if (failed) {
    state_.event = "event: errors\ndata: " + quoted(problems) + "\n\n";
    news_.notify_all();
    return;
  }
  std::string style;
  files_.clear();
  for (OutputFile& file : build.files) {
    if (file.path.rfind("assets/style.", 0) == 0) style = build.config.base_path + file.path;
    files_[file.path] = std::move(file.bytes);
  }
  base_path_ = build.config.base_path;
  // A style sheet of the site's own has no new name: the page must be loaded again.
  const bool swap = style_only && !style.empty() && style != style_;
  style_ = style;
  state_.event = "event: built\ndata: {\"version\":" + std::to_string(state_.version) +
                 (swap ? ",\"style\":" + quoted(style) : "") + "}\n\n";
  news_.notify_all();
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
  const std::lock_guard<std::mutex> lock(mutex_);
  Answer answer;
  std::string name = path;
  if (name.rfind(base_path_, 0) == 0) {
    name = name.substr(base_path_.size());
  } else {
    answer.status = 302;
    answer.bytes = base_path_;
    return answer;
  }
  if (name.empty() || name.back() == '/') name += "index.html";
  auto file = files_.find(name);
  if (file == files_.end() && files_.count(name + "/index.html") != 0) {
    answer.status = 302;
    answer.bytes = path + "/";
    return answer;
  }
  if (file == files_.end()) {
    answer.status = 404;
    // The 404 page of the language whose folder was asked for.
    const std::string folder = name.substr(0, name.find('/') + 1);
    file = files_.find(folder + "404.html");
    if (file == files_.end()) file = files_.find("404.html");
    if (file == files_.end()) {
      answer.type = "text/html; charset=utf-8";
      answer.bytes = with_live_script("<!doctype html><title>kbgen</title><body></body>", state_.version);
      return answer;
    }
  }
  answer.type = media_type(file->first);
  const bool page = answer.type.rfind("text/html", 0) == 0;
  answer.bytes = page ? with_live_script(file->second, state_.version) : file->second;
  return answer;
}

LiveSite::LiveSite(const FileSystem& files, const FileSystem& built_in, BuildOptions options, Shown& shown)
    : files_(files), built_in_(built_in), options_(std::move(options)), shown_(shown) {
  options_.drafts = true;
  options_.cache = &cache_;
}

LiveSite::Outcome LiveSite::rebuild(const Date& today, bool style_only, bool color) {
  options_.today = today;
  Build built = build(files_, built_in_, options_);
  shown_.show(built, format_diagnostics(built.diagnostics, built.sources, {DiagnosticFormat::text, false}), style_only);
  content_ = built.config.content;
  static_ = built.config.static_folder;
  return {format_diagnostics(built.diagnostics, built.sources, {DiagnosticFormat::text, color}),
          count(built.diagnostics, Severity::error), built.statistics.pages};
}

std::vector<std::string> LiveSite::folders() const {
  return {content_, static_, "theme", "themes"};
}

}  // namespace kb
