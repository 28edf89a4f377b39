// libFuzzer: any bytes are a template, two partials and a strings file, with zero bytes between them. Sections of what
// is scanned and expanded must be balanced, every place must lie in its text, and rendering must come to an end.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "generator/theme/mustache_expand.h"
#include "generator/theme/template.h"
#include "generator/theme/theme_files.h"
#include "generator/theme/theme_minify.h"

namespace {

bool balanced(const kb::Template& tags) {
  std::vector<std::string> open;
  for (const kb::TemplateTag& tag : tags) {
    if (tag.kind == kb::TagKind::section || tag.kind == kb::TagKind::inverted) open.push_back(tag.text);
    if (open.size() > kb::kMaxSectionDepth) return false;
    if (tag.kind != kb::TagKind::close) continue;
    if (open.empty() || open.back() != tag.text) return false;
    open.pop_back();
  }
  return open.empty();
}

// How deep sections stand in each other. A list's section in itself, n deep, is rendered items^n times, as mustache
// means it; such a template is slow and not what is sought here.
size_t depth(const kb::Template& tags) {
  size_t open = 0, deepest = 0;
  for (const kb::TemplateTag& tag : tags) {
    if (tag.kind == kb::TagKind::section || tag.kind == kb::TagKind::inverted) deepest = std::max(deepest, ++open);
    if (tag.kind == kb::TagKind::close && open > 0) --open;
  }
  return deepest;
}

constexpr size_t kDeepestRendered = 5;

bool inside(const kb::Diagnostics& diagnostics, size_t size) {
  for (const kb::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > size) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<std::string> texts(1);
  for (size_t i = 0; i < size; ++i) {
    if (data[i] == 0 && texts.size() < 4) {
      texts.emplace_back();
    } else {
      texts.back() += static_cast<char>(data[i]);
    }
  }
  texts.resize(4);

  kb::Partials partials;
  for (size_t i = 0; i < 3; ++i) {
    kb::Parsed<kb::Template> scanned = kb::scan_template(texts[i], kb::FileId::none);
    if (!balanced(scanned.value) || !inside(scanned.diagnostics, texts[i].size())) std::abort();
    partials[std::string(1, "tpq"[i])] = std::move(scanned.value);
  }
  kb::Template expanded = kb::expand_partials(partials["t"], partials, kb::MissingPartial::error).value;
  if (!balanced(expanded)) std::abort();
  kb::minify_template(expanded);
  if (!balanced(expanded)) std::abort();

  kb::Object item;
  item.set("b", "B").set("c", kb::List{"x", "", true});
  kb::Object values;
  values.set("a", "<A>").set("b", true).set("l", kb::List{"y", kb::Value(std::move(item))});
  std::vector<kb::TemplateError> errors;
  if (depth(expanded) <= kDeepestRendered) {
    kb::render_template(texts[0], kb::Value(std::move(values)), {{"p", texts[1]}, {"q", texts[2]}}, errors);
  }

  kb::SourceMap sources;
  const kb::FileId strings = sources.add("da.toml", texts[3]);
  if (!inside(kb::parse_theme_strings(sources.file(strings)).diagnostics, texts[3].size())) std::abort();
  return 0;
}
