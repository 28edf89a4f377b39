// A block of YAML that cannot be read as a whole, cut at its top-level keys.
#pragma once

#include <optional>
#include <vector>

#include "generator/config/source_value.h"

namespace kb {

// The pieces of source.text[begin, end): each begins with a top-level key.
std::vector<Span> split_keys(const SourceFile& source, uint32_t begin, uint32_t end);

// What stands after the colon of a single line that could not be read, so that a title with a stray quote is still a
// title for whatever follows (the error stands all the same).
std::optional<SourceMember> raw_member(const SourceFile& source, Span piece);

}  // namespace kb
