// [site], [build] and [autolink].
#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/path.h"
#include "generator/config/config_reader.h"
#include "generator/config/source_folders.h"

namespace kb {
namespace {

// Relative to the site's root and inside it.
bool valid_folder(std::string_view path) {
  return stays_below(path) && path.find_first_of("\\:") == std::string_view::npos;
}

void read_folder(const ConfigReading& in, const ConfigSection& section, std::string_view key, std::string& to) {
  std::string path;
  const Span span = section.text(key, path);
  if (!span.known()) return;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  if (valid_folder(path)) {
    to = std::move(path);
  } else {
    in.wrong(span, "'" + path + "' is not a folder inside the site", "write a folder below site.toml: " + to);
  }
}

void require(const ConfigReading& in, const ConfigSection& site, std::string_view key, Span found) {
  if (found.known()) return;
  if (site.find(key)) return;  // present with a wrong type, which has been told
  const Span place = site.value() ? in.header_of(*site.value()) : Span{in.source.id, 0, 0};
  in.diagnostics.push_back(
      make_diagnostic(Code::config_missing_key, place, "[site] has no '" + std::string(key) + "'",
                      "add below [site]: " + std::string(key) + " = " + std::string(site.expect(key).example)));
}

void read_base_url(const ConfigReading& in, const ConfigSection& site) {
  std::string url;
  const Span span = site.text("base_url", url);
  require(in, site, "base_url", span);
  if (!span.known()) return;
  if (valid_base_url(url)) {
    set_base_url(in.config, url);
    return;
  }
  std::string hint = "write it like this: base_url = \"https://example.com/ordbog\"";
  if (url.find_first_of("?#") != std::string::npos) hint = "leave out what follows '?' or '#'";
  if (url.find("://") == std::string::npos && valid_base_url("https://" + url)) {
    hint = "write it with https:// before it: base_url = \"https://" + url + "\"";
  }
  in.wrong(span, "'" + url + "' is not the address of a site", std::move(hint));
}

void read_default_kind(const ConfigReading& in, const ConfigSection& site) {
  std::string kind;
  const Span span = site.text("default_kind", kind);
  if (!span.known()) return;
  if (kind == "term" || kind == "article" || kind == "document") {
    in.config.default_kind = kind;
  } else {
    in.wrong(span, "'" + kind + "' is not a kind that pages can have by default", "write term, article or document");
  }
}

void read_default_language(const ConfigReading& in, const ConfigSection& site) {
  std::string tag;
  const Span span = site.text("default_language", tag);
  require(in, site, "default_language", span);
  in.config.default_language = "da";
  if (!span.known()) return;
  if (possible_language(language_code(tag))) {
    in.config.default_language = in.read_language(tag, span);
  } else {
    in.wrong(span, "'" + tag + "' is not a language", "write da, nb, nn or en");
  }
}

}  // namespace

// What a language can be called in a path of the output and in lang="".
bool possible_language(std::string_view code) {
  return code.size() >= 2 && code.size() <= 8 &&
         std::all_of(code.begin(), code.end(), [](char c) { return ascii::is_lower(c); });
}

void read_site(const ConfigReading& in) {
  const ConfigSection site = in.root.table("site");
  const Span title = site.text("title", in.config.title);
  require(in, site, "title", title);
  if (title.known() && ascii::trim(in.config.title).empty()) {
    in.wrong(title, "the site's title is empty", "write its name: title = \"Ordbog\"");
  }
  read_base_url(in, site);
  read_default_language(in, site);
  site.text("description", in.config.description);
  in.config.theme_span = site.text("theme", in.config.theme);
  if (const Span span = site.text("image", in.config.image); span.known()) {
    in.config.pictures.push_back({in.config.image, span});
  }
  read_folder(in, site, "content", in.config.content);
  read_folder(in, site, "static", in.config.static_folder);
  read_folder(in, site, "output", in.config.output);
  for (const std::string& folder : source_folders(in.config)) {
    if (!lies_in(folder, in.config.output) && !lies_in(in.config.output, folder)) continue;
    const SourceValue* output = site.find("output");
    in.wrong(output ? output->span : site.value()->span, "the site would be written over the folder '" + folder + "'",
             "give [site] output a folder of its own: public");
    in.config.output = "public";
  }
  read_default_kind(in, site);
  site.flag("raw_html", in.config.raw_html);
  site.flag("hard_breaks", in.config.soft_breaks_as_hard);
  site.integer("related_count", in.config.related_count, 0, 50);
  const ConfigSection build = in.root.table("build");
  build.flag("offline", in.config.offline);
  build.integer("page_images", in.config.page_images, 0, 1000000);
  const ConfigSection autolink = in.root.table("autolink");
  autolink.flag("enabled", in.config.autolink);
  autolink.integer("per_section", in.config.autolink_per_section, 0, 1000);
  autolink.integer("limit_per_100_words", in.config.autolink_limit_per_100_words, 0, 100);
}
}  // namespace kb
