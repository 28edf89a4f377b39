// Inside of parse_config: which keys may stand where, told from config_keys(). Use config.h from elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config.h"
#include "generator/config/source_value.h"
#include "generator/config/value_reader.h"

namespace kb {

// A name of a path as config_keys() writes it.
struct KeySegment {
  std::string_view name;  // "*" for any; points into the path
  bool list = false;      // written with []
};
std::vector<KeySegment> segments_of(std::string_view path);

// The table's entry for a path as it stands there ("languages.*.title"), or null.
const ConfigKey* find_config_key(std::string_view path);

// Reports every key of `root` that the table does not have, and every table that is none.
void check_config_keys(const SourceValue& root, ValueReader& values);

}  // namespace kb
