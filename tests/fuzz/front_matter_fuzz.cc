// libFuzzer: any bytes are a page's front matter (YAML or TOML, as its first line says), and the same bytes are a
// site.toml. Nothing is silently lost: a block that gave no value has a diagnostic, and every place lies in the source.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "generator/config/config.h"
#include "generator/config/front_matter.h"

namespace {

void check(const kb::Diagnostics& diagnostics, size_t size) {
  for (const kb::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > size) std::abort();
    if (diagnostic.message.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  kb::SourceMap sources;
  const kb::FileId page = sources.add("fuzz.md", text);
  const kb::Parsed<kb::FrontMatter> meta = kb::parse_front_matter(sources.file(page));
  check(meta.diagnostics, size);
  if (meta.value.body_begin > size || meta.value.block.end > size) std::abort();
  if (meta.value.block.known() && meta.value.body_begin < meta.value.block.begin) std::abort();

  const kb::FileId site = sources.add("site.toml", text);
  const kb::Parsed<kb::Config> config = kb::parse_config(sources.file(site));
  check(config.diagnostics, size);
  // Three keys are required: without them something must have been said.
  if (config.diagnostics.empty() && (config.value.title.empty() || config.value.base_url.empty())) std::abort();
  return 0;
}
