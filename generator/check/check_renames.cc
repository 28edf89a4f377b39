// Pages that git says were renamed, and whose old addresses lead nowhere now.
#include <algorithm>
#include <set>

#include "generator/check/check_rules.h"

namespace kb {

std::map<PageId, std::vector<std::string>> lost_addresses(const CheckInput& input) {
  std::set<std::string> known;
  const size_t base = input.config.base_path.size() - 1;
  for (const auto& [url, page] : input.site.by_url) known.insert(url);
  for (const Redirect& redirect : input.site.redirects) known.insert(redirect.from.substr(base));
  for (const Category& category : input.site.categories) known.insert(category.url.substr(base));

  std::map<PageId, std::vector<std::string>> lost;
  for (const auto& [from, to] : input.history.renames) {
    const auto page = input.site.by_source.find(to);
    if (page == input.site.by_source.end() || input.site.page(page->second).future) continue;
    // A page with a `slug:` kept its address, as far as anybody can tell.
    const FrontMatter& meta = input.docs[page->second].meta;
    if (meta.slug.present()) continue;
    FrontMatter then;
    then.lang = meta.lang;
    const PageIdentity before = identify_page({FileId::none, from, {}}, then, input.config).value;
    // `redirect_from:` stays within the page's language.
    const bool elsewhere = before.language != input.site.page(page->second).language;
    if (before.kind == PageKind::home || before.slug.empty() || elsewhere) continue;
    const std::string url = url_of(input.config, before.language, before.slug);
    if (known.insert(url).second) lost[page->second].push_back(url);
  }
  for (auto& [page, urls] : lost) std::sort(urls.begin(), urls.end());
  return lost;
}

void check_renames(const CheckInput& input, Diagnostics& diagnostics) {
  for (const auto& [page, urls] : lost_addresses(input)) {
    for (const std::string& url : urls) {
      diagnostics.push_back(
          make_diagnostic(Code::address_lost, input.docs[page].title_span,
                          "this page had the address '" + url + "' before it was renamed, and that leads nowhere now",
                          "write 'redirect_from: [" + url + "]', or let 'kbgen check --fix' do it"));
    }
  }
}

}  // namespace kb
