// Renders a theme's layouts. Owns kainjow mustache: no other file includes it.
//
// A Renderer belongs to one thread (the library's templates are not const). Parse each layout once a thread, then
// render many pages.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/theme.h"
#include "generator/value.h"

namespace kb {

class Renderer {
 public:
  // `shared` is data all pages of one language have in common (site, strings); converted once.
  Renderer(const Theme& theme, const Value& shared);
  ~Renderer();
  Renderer(Renderer&&) noexcept;

  // `data` is consumed. `layout` must exist in the theme.
  std::string render(std::string_view layout, Value data);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Renders one template text with data, partials given by name. For the mustache spec's tests and for archetypes.
struct TemplateError {
  std::string message;
  uint32_t offset = 0;
};
std::string render_template(std::string_view text, const Value& data,
                            const std::map<std::string, std::string, std::less<>>& partials,
                            std::vector<TemplateError>& errors);

}  // namespace kb
