#include "generator/site/link_checks.h"

#include <algorithm>

#include "generator/base/path.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

// For more names than this the nearest of them costs too much per broken link.
constexpr size_t kMostHintCandidates = 3000;

bool has_anchor(const Doc& doc, std::string_view id) {
  if (id.empty() || id == "top") return true;
  for (const Heading& heading : doc.headings) {
    if (heading.id == id) return true;
  }
  for (const FaqItem& item : doc.faq) {
    if (item.id == id) return true;
  }
  return std::find(doc.anchors.begin(), doc.anchors.end(), id) != doc.anchors.end() || doc.faq_id == id;
}

std::vector<std::string> anchors_of(const Doc& doc) {
  std::vector<std::string> ids = doc.anchors;
  for (const Heading& heading : doc.headings) ids.push_back(heading.id);
  for (const FaqItem& item : doc.faq) ids.push_back(item.id);
  return ids;
}

// What is said where the link leads to a page that is there and not published; empty for none.
template <class Is>
std::string unpublished_hint(const Site& site, const Is& is) {
  const auto page = std::find_if(site.unpublished.begin(), site.unpublished.end(), is);
  if (page == site.unpublished.end()) return {};
  if (page->reason == "draft") return "'" + page->source + "' is a draft: publish it too, or leave the link out";
  return "'" + page->source + "' is not published today: see its '" +
         (page->reason == "expired" ? "expires" : "publish") + "'";
}

// Where a link lacks no more than what files are called on other sites: "/kunde.html", "/kunde/index.html".
std::string without_file_name(std::string_view url) {
  std::string_view path = trim_end(url, "/");
  for (const std::string_view ending : {"/index.html", "/index.htm", ".html", ".htm"}) {
    if (path.ends_with(ending)) return std::string(path.substr(0, path.size() - ending.size())) + "/";
  }
  return {};
}

}  // namespace

Diagnostics check_anchor(const Doc& doc, const std::string& id, Span span, const std::string& where) {
  if (has_anchor(doc, id)) return {};
  const std::string near = nearest(id, anchors_of(doc));
  return {make_diagnostic(
      Code::link_missing_anchor, span, "there is no heading or anchor '#" + id + "' " + where,
      near.empty() ? "check the heading's wording, or link to the page itself" : did_you_mean("#" + near))};
}

Diagnostic missing_page(Span span, const std::string& written, const std::string& url, const Site& site) {
  std::string near;
  if (site.by_url.size() <= kMostHintCandidates) {
    std::vector<std::string> urls;
    for (const auto& [known, page] : site.by_url) urls.push_back(known);
    near = nearest(url, urls);
  }
  if (site.by_url.count(without_file_name(written)) != 0) near = without_file_name(written);
  const std::string hint = unpublished_hint(site, [&](const UnpublishedPage& page) { return page.url == url; });
  if (!hint.empty()) near.clear();
  return make_diagnostic(Code::link_missing_page, span, "a link leads to '" + written + "', but there is no such page",
                         did_you_mean(near, hint.empty() ? "check the address, or write the page" : hint));
}

Diagnostic missing_source(Span span, const std::string& written, const std::string& path, const Site& site) {
  std::string near;
  if (site.by_source.size() <= kMostHintCandidates) {
    std::vector<std::string> beside;
    for (const auto& [known, page] : site.by_source) {
      if (folder_of(known) == folder_of(path)) beside.emplace_back(file_name(known));
    }
    near = nearest(file_name(path), beside);
  }
  if (!near.empty()) near = written.substr(0, written.size() - file_name(written).size()) + near;
  const std::string hint = unpublished_hint(site, [&](const UnpublishedPage& page) { return page.source == path; });
  if (!hint.empty()) near.clear();
  return make_diagnostic(
      Code::link_missing_page, span, "a link leads to '" + written + "', but there is no such page",
      did_you_mean(near, hint.empty() ? "check the file's name and folder, or write the page" : hint));
}

Diagnostic missing_file(Span span, const std::string& path, const StaticFiles& files, const Config& config) {
  std::vector<std::string> names;
  if (files.files.size() <= kMostHintCandidates) {
    for (const StaticFile& file : files.files) names.emplace_back(file_name(file.source));
  }
  std::string hint = "put the file beside the page or in '" + config.static_folder + "/'";
  if (path.starts_with("www.")) {
    hint = "if it is another site, write https:// before it: https://" + path;
  } else if (path.find('@') != std::string::npos) {
    hint = "if it is an e-mail address, write mailto: before it: mailto:" + path;
  }
  return make_diagnostic(Code::link_missing_file, span, "there is no file '" + path + "'",
                         did_you_mean(nearest(file_name(path), names), std::move(hint)));
}

Diagnostic missing_term(Code code, Span span, const std::string& name, const std::string& language, const Site& site) {
  std::vector<std::string> names;
  std::string elsewhere;
  for (const TermName& known : site.names) {
    const Page& page = site.page(known.page);
    if (page.language == language) {
      if (site.names.size() <= kMostHintCandidates) names.push_back(known.name);
    } else if (elsewhere.empty() && name_key(known.name) == name_key(name)) {
      elsewhere = "there is a page in '" + page.language + "': [" + name + "](" + page.url + ")";
    }
  }
  const std::string key = name_key(name);
  const auto unpublished = [&](const auto& meant) {
    return unpublished_hint(site, [&](const UnpublishedPage& page) {
      return page.language == language && std::any_of(page.names.begin(), page.names.end(), meant);
    });
  };
  std::string hint = unpublished([&](const std::string& each) { return name_key(each) == key; });
  const std::string near = hint.empty() ? nearest(name, names) : std::string();
  if (hint.empty() && near.empty()) {
    hint = unpublished([&](const std::string& each) { return !nearest(key, {name_key(each)}).empty(); });
  }
  if (hint.empty()) hint = elsewhere.empty() ? "write the page, or add the word to a page's 'aliases:'" : elsewhere;
  return make_diagnostic(code, span, "no page is called '" + name + "', nor has it as an alias",
                         did_you_mean(near, std::move(hint)));
}

Diagnostics check_config_links(const Config& config, const std::vector<Doc>& docs, const Site& site,
                               const AddressLookup& lookup, const StaticFiles& files) {
  Diagnostics diagnostics;
  for (const ConfigLink& link : config.links) {
    const Address address = parse_address(link.url, config.base_url);
    if (address.kind != AddressKind::rooted) continue;
    const std::string path = lookup.below_base(address.path);
    const std::string url = path.empty() ? "/" : "/" + path + "/";
    const PageId to = lookup.page_at(url);
    if (to != kNoPage) {
      append(diagnostics,
             check_anchor(docs[to], address.fragment, link.span, "on the page '" + site.page(to).title + "'"));
    } else if (!lookup.is_made(url) && files.by_output.count(path) == 0 &&
               files.by_output.count(path + "/index.html") == 0) {
      diagnostics.push_back(missing_page(link.span, link.url, url, site));
    }
  }
  for (const ConfigLink& picture : config.pictures) {
    const Address address = parse_address(picture.url, config.base_url);
    if (address.kind == AddressKind::external) continue;
    if (address.kind == AddressKind::rooted && files.by_output.count(lookup.below_base(address.path)) != 0) continue;
    diagnostics.push_back(make_diagnostic(
        Code::link_missing_file, picture.span, "there is no file '" + picture.url + "'",
        "put it in '" + config.static_folder + "/', and write its address from there with '/' before it"));
  }
  return diagnostics;
}

}  // namespace kb
