#include "generator/site/routes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kb {
namespace {

struct Routes {
  std::string_view language;
  std::array<std::string_view, 8> names;  // in the order of Route
};

constexpr std::array<Routes, 4> kRoutes = {{
    {"da", {"alle-opslag", "emner", "emneord", "soeg", "aendringer", "artikler", "dokumenter", "historik"}},
    {"nb", {"alle-oppslag", "emner", "emneord", "soek", "endringer", "artikler", "dokumenter", "historikk"}},
    {"nn", {"alle-oppslag", "emne", "emneord", "soek", "endringar", "artiklar", "dokument", "historikk"}},
    {"en", {"all-entries", "topics", "tags", "search", "changes", "articles", "documents", "history"}},
}};

template <class Group>
bool any_of_language(const std::vector<Group>& groups, std::string_view language) {
  return std::any_of(groups.begin(), groups.end(), [&](const Group& group) { return group.language == language; });
}

}  // namespace

bool has_kind(const Site& site, std::string_view language, PageKind kind) {
  return std::any_of(site.pages.begin(), site.pages.end(),
                     [&](const Page& page) { return page.kind == kind && page.language == language; });
}

bool has_categories(const Site& site, std::string_view language) {
  return any_of_language(site.categories, language);
}

bool has_tags(const Site& site, std::string_view language) {
  return any_of_language(site.tags, language);
}

std::string_view route(std::string_view language, Route which) {
  for (const Routes& routes : kRoutes) {
    if (routes.language == language) return routes.names[static_cast<size_t>(which)];
  }
  return kRoutes.back().names[static_cast<size_t>(which)];
}

}  // namespace kb
