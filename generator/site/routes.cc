#include "generator/site/routes.h"

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

}  // namespace

std::string_view route(std::string_view language, Route which) {
  for (const Routes& routes : kRoutes) {
    if (routes.language == language) return routes.names[static_cast<size_t>(which)];
  }
  return kRoutes.back().names[static_cast<size_t>(which)];
}

}  // namespace kb
