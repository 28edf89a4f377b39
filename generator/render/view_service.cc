// Pages that serve the others: search, 404, and stubs where a page used to be.
#include "generator/render/view_parts.h"

namespace kb {
namespace {

void add_search(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  const std::string path(route(language, Route::search));
  CommonView common;
  common.language = language;
  common.title = word(input, language, "search_label");
  common.title_tag = word(input, language, "search_title") + " – " + site_title(input, language);
  common.url = local_url(input.config, language, path + "/");
  common.noindex = true;
  common.search_page = true;
  common.alternates = alternates_of(input, [](const auto& each) { return std::string(route(each, Route::search)); });
  Object data = common_fields(input, std::move(common));
  List topics = topic_entries(input, language);
  if (!topics.empty()) {
    Object view;
    view.set("entries", std::move(topics));
    data.set("topics", std::move(view));
  }
  views.push_back({"search", output_of(input.config, language, path), language, std::move(data)});
}

void add_not_found(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  CommonView common;
  common.language = language;
  common.title = word(input, language, "not_found");
  common.title_tag = word(input, language, "not_found_title") + " – " + site_title(input, language);
  common.noindex = true;
  common.search_large = true;
  common.search_page = true;
  common.ask_path = true;
  Object data = common_fields(input, std::move(common));
  const std::string index = route_url(input.config, language, Route::index);
  data.set("letters", letter_links(input, language, letters_present(input, language), index));
  views.push_back(
      {"not_found", language_root(input.config, language).substr(1) + "404.html", language, std::move(data)});
}

}  // namespace

void add_service_pages(const ViewInput& input, std::vector<View>& views) {
  for (const std::string& language : input.site.languages) {
    if (input.config.search.enabled) add_search(input, language, views);
    add_not_found(input, language, views);
  }
  for (const Redirect& redirect : input.site.redirects) {
    if (redirect.to == kNoPage) continue;
    const Page& page = input.site.page(redirect.to);
    Object data;
    data.set("title", page.title);
    data.set("url", page.url);
    data.set("canonical", absolute_url(input.config, page.url));
    views.push_back({"redirect", redirect.output, page.language, std::move(data)});
  }
}

}  // namespace kb
