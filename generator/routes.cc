#include "generator/routes.h"

#include <array>
#include <cstddef>

namespace kb {
namespace {

struct Routes {
  std::string_view language;
  std::array<std::string_view, 5> names;  // in the order of Route
};

constexpr std::array<Routes, 4> kRoutes = {{
    {"da", {"alle-opslag", "emner", "emneord", "soeg", "aendringer"}},
    {"nb", {"alle-oppslag", "emner", "emneord", "soek", "endringer"}},
    {"nn", {"alle-oppslag", "emne", "emneord", "soek", "endringar"}},
    {"en", {"all-entries", "topics", "tags", "search", "changes"}},
}};

}  // namespace

std::string_view route(std::string_view language, Route which) {
  for (const Routes& routes : kRoutes) {
    if (routes.language == language) return routes.names[static_cast<size_t>(which)];
  }
  return kRoutes.back().names[static_cast<size_t>(which)];
}

}  // namespace kb
