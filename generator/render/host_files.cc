#include "generator/render/host_files.h"

#include <set>
#include <string_view>
#include <utility>

#include "generator/base/ascii.h"
#include "generator/base/url_encoding.h"

namespace kb {
namespace {

constexpr std::string_view kForever = "public, max-age=31536000, immutable";

// "https://example.org/a" → "https://example.org". Empty for anything that is not a plain http(s) origin.
std::string origin_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || (url.substr(0, scheme) != "https" && url.substr(0, scheme) != "http")) {
    return {};
  }
  const std::string_view origin = url.substr(0, url.find_first_of("/?#", scheme + 3));
  for (const char c : origin.substr(scheme + 3)) {
    const bool plain = ascii::is_letter_or_digit(c) || c == '-' || c == '.' || c == ':';
    if (!plain) return {};
  }
  return origin.size() == scheme + 3 ? std::string() : std::string(origin);
}

std::vector<std::pair<std::string, std::string>> security_headers(const ViewInput& input) {
  return {{"Content-Security-Policy", content_security_policy(input)},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "strict-origin-when-cross-origin"}};
}

struct Move {
  std::string from, to;  // root-relative, percent-encoded
};

std::vector<Move> moves(const ViewInput& input) {
  std::vector<Move> all;
  for (const Redirect& redirect : input.site.redirects) {
    if (redirect.to == kNoPage) continue;
    all.push_back({encode_url(redirect.from), encode_url(input.site.page(redirect.to).url)});
  }
  return all;
}

// Folders whose files are named by their content, root-relative with '/' at both ends.
std::vector<std::string> lasting_folders(const ViewInput& input) {
  return {input.config.base_path + "assets/", input.config.base_path + "search/"};
}

std::string netlify_headers(const ViewInput& input) {
  std::string text = input.config.base_path + "*\n";
  for (const auto& [name, value] : security_headers(input)) text += "  " + name + ": " + value + "\n";
  for (const std::string& folder : lasting_folders(input)) {
    text += folder + "*\n  Cache-Control: " + std::string(kForever) + "\n";
  }
  return text;
}

std::string netlify_redirects(const ViewInput& input) {
  std::string text;
  for (const Move& move : moves(input)) text += move.from + " " + move.to + " 301\n";
  return text;
}

// A literal text in a regular expression.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}\"").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string_view without_last_slash(std::string_view path) {
  return path.size() > 1 && path.back() == '/' ? path.substr(0, path.size() - 1) : path;
}

std::string apache(const ViewInput& input) {
  std::string text = "# Apache 2.4\n";
  for (auto language = input.site.languages.rbegin(); language != input.site.languages.rend(); ++language) {
    const std::string root = input.config.base_path + language_root(input.config, *language).substr(1);
    if (*language == input.config.default_language) {
      text += "ErrorDocument 404 " + root + "404.html\n";
    } else {
      text += "<If \"%{REQUEST_URI} =~ m#^" + literal(root) + "#\">\n  ErrorDocument 404 " + root + "404.html\n</If>\n";
    }
  }
  text += "AddDefaultCharset utf-8\nAddType application/wasm .wasm\nAddType \"text/markdown; charset=utf-8\" .md\n";
  text += "AddOutputFilterByType DEFLATE application/wasm application/octet-stream\n";
  text += "<IfModule mod_headers.c>\n";
  for (const auto& [name, value] : security_headers(input)) {
    text += "  Header always set " + name + " \"" + value + "\"\n";
  }
  for (const std::string& folder : lasting_folders(input)) {
    text += "  <If \"%{REQUEST_URI} =~ m#^" + literal(folder) + "#\">\n    Header set Cache-Control \"" +
            std::string(kForever) + "\"\n  </If>\n";
  }
  text += "</IfModule>\n";
  const std::vector<Move> redirects = moves(input);
  if (redirects.empty()) return text;
  text += "<IfModule mod_alias.c>\n";
  for (const Move& move : redirects) {
    // Apache compares with the decoded path; '$' and '%' would be references in the address to go to.
    std::string to;
    for (const char c : move.to) {
      if (c == '$') to += '\\';
      to += c;
    }
    text += "  RedirectMatch 301 \"^" + literal(without_last_slash(decode_url(move.from))) + "/?$\" \"" + to + "\"\n";
  }
  return text + "</IfModule>\n";
}

// A text in an nginx configuration.
std::string nginx_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// An address to go to, where '$' would begin a variable; a location has none.
std::string nginx_address(std::string_view url) {
  std::string out;
  for (const char c : url) out += c == '$' ? std::string("%24") : std::string(1, c);
  return nginx_text(out);
}

std::string nginx(const ViewInput& input) {
  std::string headers;
  for (const auto& [name, value] : security_headers(input)) {
    headers += "add_header " + name + " \"" + value + "\" always;\n";
  }
  std::string text = "# nginx: include this file in the server block that serves the site.\ncharset utf-8;\n" + headers;
  for (const std::string& language : input.site.languages) {
    const std::string root = input.config.base_path + language_root(input.config, language).substr(1);
    if (language == input.config.default_language) {
      text += "error_page 404 " + root + "404.html;\n";
    } else {
      text += "location " + root + " { error_page 404 " + root + "404.html; }\n";
    }
  }
  for (const std::string& folder : lasting_folders(input)) {
    // add_header here replaces those above, so they are said again.
    text += "location " + folder + " {\n" + headers + "add_header Cache-Control \"" + std::string(kForever) +
            "\";\ngzip on;\ngzip_types text/css text/javascript application/javascript application/wasm "
            "application/octet-stream image/svg+xml;\n}\n";
  }
  for (const Move& move : moves(input)) {
    text += "location = " + nginx_text(decode_url(move.from)) + " { return 301 " + nginx_address(move.to) + "; }\n";
  }
  return text;
}

}  // namespace

std::string content_security_policy(const ViewInput& input) {
  std::set<std::string> pictures;
  for (size_t page = 0; page < input.docs.size(); ++page) {
    const std::vector<LinkTarget>& targets = input.links.pages[page].targets;
    for (size_t i = 0; i < targets.size(); ++i) {
      if (input.docs[page].links[i].kind == LinkKind::image) pictures.insert(origin_of(targets[i].href));
    }
  }
  pictures.erase("");
  std::string images = "img-src 'self' data:";
  for (const std::string& origin : pictures) images += " " + origin;
  const std::string form = origin_of(input.config.feedback.form_url);
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; " + images +
         "; object-src 'none'; base-uri 'self'; " + "form-action 'self'" + (form.empty() ? "" : " " + form) +
         "; frame-ancestors 'self'";
}

std::vector<TextFile> host_files(const ViewInput& input) {
  std::vector<TextFile> files = {
      {"_headers", netlify_headers(input)}, {".htaccess", apache(input)}, {"nginx.conf", nginx(input)}};
  std::string redirects = netlify_redirects(input);
  if (!redirects.empty()) files.push_back({"_redirects", std::move(redirects)});
  return files;
}

}  // namespace kb
