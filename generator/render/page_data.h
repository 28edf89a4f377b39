// The view: what a layout can name, as a Value. The only place that decides what a template sees; every name here is
// listed in theme_contract.h. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/base/value.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/site/index_site.h"
#include "generator/site/resolve.h"
#include "generator/site/site.h"
#include "generator/theme/theme.h"

namespace kb {

// What other pages show of a page where they name it.
struct PageText {
  std::string heading;  // its title, with soft hyphens
  std::string summary;  // on a card
  std::string meaning;  // beside a link to a term
};

// Everything the views are made of; outlives them.
struct ViewInput {
  const Config& config;
  const std::vector<Doc>& docs;
  const Site& site;
  const Links& links;
  const std::vector<std::vector<PageId>>& related;
  const Theme& theme;
  // Published names of assets and search files: "style.css" → "assets/style.1a2b3c4d.css", "search/da" → root's name.
  const std::map<std::string, std::string, std::less<>>& asset_names;
  // Word diffs of revisions, already HTML, by page and revision index; empty where there is none.
  const std::vector<std::vector<std::string>>* diffs = nullptr;
  const std::vector<LanguageIndex>* indexes = nullptr;  // long words may break where their compounds have joints
  Date today;          // for announcements and due reviews: given from outside, never read here
  bool serve = false;  // drafts marked, live reload
  const std::vector<std::string>* page_images = nullptr;  // published file by page, empty where it has none
  std::vector<PageText> texts = {};  // of all pages, made once by page_texts(); empty: made wherever a page is named
};
std::vector<PageText> page_texts(const ViewInput& input);

// A page to be written: which layout, where, with which data.
struct View {
  std::string layout;
  std::string output;  // file below the output folder
  std::string language;
  Value data;
};

// Data all pages of one language share: site, strings, navigation, assets.
Value shared_data(const ViewInput& input, const std::string& language);
// One content page.
View page_view(const ViewInput& input, PageId page);
// Pages nobody wrote: home (unless an author did), A–Å, categories and tags, search, recent changes, 404, redirect
// stubs; per language.
std::vector<View> site_views(const ViewInput& input);

// Files of the site that are not HTML: sitemap.xml, feeds, robots.txt, opensearch, llms.txt …
struct TextFile {
  std::string output;
  std::string bytes;
};
std::vector<TextFile> text_files(const ViewInput& input);

}  // namespace kb
