#include <algorithm>
#include <optional>

#include "generator/base/ascii.h"
#include "generator/base/escape_html.h"
#include "generator/base/parallel.h"
#include "generator/base/url_encoding.h"
#include "generator/page/html_tag.h"
#include "generator/render/offline.h"

namespace kb {
namespace {

// Where the content of an element that holds plain text ends.
size_t end_of_text(std::string_view html, size_t at, const std::string& name) {
  for (size_t close = html.find("</", at); close != std::string_view::npos; close = html.find("</", close + 2)) {
    if (ascii::lower(html.substr(close + 2, name.size())) == name) return close;
  }
  return html.size();
}

class Relative {
 public:
  Relative(const OfflineSite& site, std::string_view page) : site_(site) {
    for (const char c : page) up_ += c == '/' ? "../" : "";
    if (up_.empty()) up_ = "./";
  }

  std::string to(std::string_view path) const { return up_ + std::string(path); }

  // The relative form of an address that names a published file; nothing for any other.
  std::optional<std::string> address(std::string_view url) const {
    if (url.substr(0, site_.base_path.size()) != site_.base_path || url.substr(0, 2) == "//") return std::nullopt;
    const size_t cut = std::min(url.find_first_of("?#"), url.size());
    std::string path(url.substr(site_.base_path.size(), cut - std::min(cut, site_.base_path.size())));
    const std::string suffix(url.substr(cut));
    for (const std::string_view more : {"", "index.html", "/index.html"}) {
      const bool folder = path.empty() || path.back() == '/';
      if ((more == "index.html" && !folder) || (more == "/index.html" && folder)) continue;
      if (site_.published.count(decode_url(path) + std::string(more)) != 0)
        return to(path + std::string(more) + suffix);
    }
    return std::nullopt;
  }

  std::optional<std::string> value(const HtmlTag& tag, const HtmlAttribute& attribute) const {
    static constexpr std::string_view kAddresses[] = {"href", "src", "action", "formaction", "poster"};
    const std::string& name = attribute.name;
    if (name.substr(0, 5) == "data-" ||
        std::find(std::begin(kAddresses), std::end(kAddresses), name) != std::end(kAddresses)) {
      return address(attribute.value);
    }
    if (name == "srcset") return set(attribute.value);
    if (tag.name == "meta" && name == "content") return refresh(attribute.value);
    return std::nullopt;
  }

 private:
  // "/a.png 1x, /b.png 2x"
  std::optional<std::string> set(std::string_view value) const {
    std::string out;
    for (size_t at = 0; at < value.size();) {
      size_t end = at;
      if (ascii::is_space(value[at]) || value[at] == ',') {
        out += value[at++];
        continue;
      }
      while (end < value.size() && !ascii::is_space(value[end])) ++end;
      size_t stop = end;
      while (stop > at && value[stop - 1] == ',') --stop;
      const std::string_view url = value.substr(at, stop - at);
      out += address(url).value_or(std::string(url));
      // What follows the address up to the comma is its size.
      if (stop == end) end = std::min(value.find(',', end), value.size());
      out += value.substr(stop, end - stop);
      at = end;
    }
    if (out == value) return std::nullopt;
    return out;
  }

  // "0; url=/aftaler/"
  std::optional<std::string> refresh(std::string_view value) const {
    const size_t at = ascii::lower(value).find("url=");
    if (at == std::string_view::npos) return std::nullopt;
    const std::optional<std::string> there = address(value.substr(at + 4));
    if (!there) return std::nullopt;
    return std::string(value.substr(0, at + 4)) + *there;
  }

  const OfflineSite& site_;
  std::string up_;
};

// A module among the theme's assets: classic_script has made a script of it.
bool own_module(const HtmlTag& tag, const OfflineSite& site) {
  const std::string assets = site.base_path + "assets/";
  bool module = false, own = false;
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (attribute.name == "type") module = ascii::lower(attribute.value) == "module";
    if (attribute.name == "src") own = attribute.value.compare(0, assets.size(), assets) == 0;
  }
  return tag.name == "script" && module && own;
}

}  // namespace

std::string offline_page(std::string_view html, std::string_view path, const OfflineSite& site) {
  const Relative relative(site, path);
  std::string out;
  out.reserve(html.size() + html.size() / 8);
  bool loads = false;
  size_t done = 0;  // all before is in `out`
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      const size_t end = html.find("-->", at + 4);
      if (end == std::string_view::npos) break;
      at = end + 3;
      continue;
    }
    if (at + 1 == html.size() || !ascii::is_letter(html[at + 1])) {
      ++at;
      continue;
    }
    const std::optional<HtmlTag> tag = read_html_tag(html, at);
    if (!tag) break;
    const bool module = own_module(*tag, site);
    if (module && !loads) {
      out += html.substr(done, at - done);
      out += "<script defer src=\"" + escape_html(relative.to(site.loader)) + "\" data-base=\"" +
             escape_html(site.base_path) + "\"></script>\n";
      done = at;
      loads = true;
    }
    for (const HtmlAttribute& attribute : tag->attributes) {
      std::optional<std::string> text;
      if (module && attribute.name == "type") {
        text = "defer";
      } else if (const std::optional<std::string> value = relative.value(*tag, attribute)) {
        text = attribute.name + "=\"" + escape_html(*value) + "\"";
      }
      if (!text) continue;
      out += html.substr(done, attribute.begin - done);
      out += *text;
      done = attribute.end;
    }
    at = tag->end;
    for (const std::string_view name : {"script", "style", "textarea", "title", "xmp"}) {
      if (tag->name == name) at = end_of_text(html, at, tag->name);
    }
  }
  return out + std::string(html.substr(done));
}

void make_offline(std::vector<OutputFile>& files, const std::string& base_path, const std::string& loader,
                  unsigned threads) {
  OfflineSite site = {base_path, loader, {}};
  for (const OutputFile& file : files) site.published.insert(file.path);
  const auto bytes = parallel_map(files.size(), threads, [&](size_t i) {
    const OutputFile& file = files[i];
    if (file.path.ends_with(".html")) return offline_page(file.bytes, file.path, site);
    const bool index = file.path.compare(0, 7, "search/") == 0 && file.path.ends_with(".kbi");
    const bool engine = file.path.compare(0, 7, "assets/") == 0 && file.path.ends_with(".wasm");
    if (index || engine) return bytes_script(file.bytes);
    return std::string();
  });
  for (size_t i = 0; i < files.size(); ++i) {
    if (bytes[i].empty()) continue;
    files[i].bytes = bytes[i];
    if (!files[i].path.ends_with(".html")) files[i].path += ".js";
  }
}

}  // namespace kb
