#include "generator/serve.h"

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

constexpr char kLive[] =
    "<link rel=\"stylesheet\" href=\"/_kbgen/live.css\"><script type=\"module\" "
    "src=\"/_kbgen/live.js\"></script></body>";

std::string with_live_script(const std::string& page) {
  const size_t end = page.rfind("</body>");
  return end == std::string::npos ? page : page.substr(0, end) + kLive + page.substr(end + 7);
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
    return;
  }
  std::string style;
  files_.clear();
  for (OutputFile& file : build.files) {
    if (file.path.rfind("assets/style.", 0) == 0) style = build.config.base_path + file.path;
    files_[file.path] = std::move(file.bytes);
  }
  base_path_ = build.config.base_path;
  state_.event = "event: built\ndata: {\"version\":" + std::to_string(state_.version) +
                 (style_only && !style.empty() ? ",\"style\":" + quoted(style) : "") + "}\n\n";
}

Shown::State Shown::state() const {
  const std::lock_guard<std::mutex> lock(mutex_);
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
      answer.bytes = with_live_script("<!doctype html><title>kbgen</title><body></body>");
      return answer;
    }
  }
  answer.type = media_type(file->first);
  const bool page = answer.type.rfind("text/html", 0) == 0;
  answer.bytes = page ? with_live_script(file->second) : file->second;
  return answer;
}

}  // namespace kb
