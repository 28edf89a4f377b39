// Bytes as an index: opened as a root (its head and checksum made right, or nothing would get past them), its chunks
// added, then asked. Must not crash, hang or read beyond its input.
#include <cstdint>
#include <string>

#include "search/index/byte_writer.h"
#include "search/index/checksum.h"
#include "search/index/format.h"
#include "search/index/reader.h"
#include "search/query/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  const std::string body(reinterpret_cast<const char*>(data), size);
  std::string root(kb::search::kMagic);
  kb::search::put_byte(root, kb::search::kFormatVersion);
  kb::search::put_byte(root, 0);
  kb::search::put_fixed32(root, kb::search::analyzer_identity(kb::search::Language::danish));
  kb::search::put_fixed32(root, kb::search::checksum(body));
  root += body;
  kb::search::Engine engine;
  if (engine.open(root) != kb::search::Refusal::none) return 0;
  for (const char* query : {"aftale", "kunde service", "hvad er en aftale", "\"en aftale\" -pris", "af"}) {
    kb::search::Options options;  // what the root alone may answer
    options.excerpts = false;
    kb::search::to_json(engine.search(query, options));
  }
  return 0;
}
