// libFuzzer: any bytes are a data file that a page embeds; the first byte chooses its kind and the page's language.
// The table may not be much larger than the file, and every place must lie in it.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "generator/page/data_table.h"

namespace {

// A cell of one byte and its separator become "| x " or, in the line below the head, "| --- "; a TOML row of 8 bytes
// may lack all of the columns.
constexpr size_t kGrowth = 128 * 4;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool csv = (data[0] & 1) != 0;
  const std::string language = (data[0] & 2) != 0 ? "da" : "nb";
  kb::SourceMap sources;
  const kb::FileId id = sources.add(csv ? "fuzz.csv" : "fuzz.toml", bytes);
  const kb::SourceFile& source = sources.file(id);
  kb::MarkdownText text(source, 0, 0);
  kb::Diagnostics diagnostics;
  if (csv) {
    kb::append_csv_table(source, language, text, diagnostics);
  } else {
    kb::append_toml_table(source, language, text, diagnostics);
  }
  if (text.size() > kGrowth * (bytes.size() + 1)) std::abort();
  if (text.size() == 0 && diagnostics.empty()) std::abort();
  const auto inside = [&](kb::Span span) { return span.begin <= span.end && span.end <= bytes.size(); };
  for (const kb::Diagnostic& diagnostic : diagnostics) {
    if (!inside(diagnostic.span)) std::abort();
  }
  for (uint32_t at = 0; at < text.size(); ++at) {
    if (!inside(text.span(at, at + 1))) std::abort();
  }
  return 0;
}
