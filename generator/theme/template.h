// Renders a theme's layouts. Owns kainjow mustache: no other file includes it.
//
// A Renderer belongs to one thread (the library's templates are not const). Parse each layout once a thread, then
// render many pages.
//
// How names are looked up: the innermost section that has the name's first part decides, and the rest of a dotted
// name is looked up in what was found there, where a key may itself hold dots (`strings.search.label`). What is not
// there prints as nothing. An empty text is false as a section, as authors of themes expect, though the mustache
// specification lets each language decide. Text is UTF-8.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/value.h"
#include "generator/theme/theme.h"

namespace kb {

class Renderer {
 public:
  // `shared` is data all pages of one language have in common (site, strings); copied.
  // `theme` outlives the renderer.
  Renderer(const Theme& theme, const Value& shared);
  ~Renderer();
  Renderer(Renderer&&) noexcept;

  // `layout` must exist in the theme; a layout the theme could not load renders as nothing.
  std::string render(std::string_view layout, const Value& data);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Renders one template text with data, partials given by name. For the mustache spec's tests and for archetypes.
struct TemplateError {
  std::string message;
  uint32_t offset = 0;  // in `text`, or in the partial where the fault stands in one
};
std::string render_template(std::string_view text, const Value& data,
                            const std::map<std::string, std::string, std::less<>>& partials,
                            std::vector<TemplateError>& errors);

}  // namespace kb
