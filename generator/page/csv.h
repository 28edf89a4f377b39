// Files of comma-separated values (RFC 4180) as rows of text, each cell with its place. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"

namespace kb {

struct DataCell {
  std::string text;  // one line
  Span span;
};
using DataRow = std::vector<DataCell>;

// No row is empty; empty lines are left out. What parts the cells is the one of ; tab , that the first line has most of
// outside quotes, or what a line "sep=;" before it says. Where it is not a comma, 12,5 is a number too. Cells without
// quotes that are numbers are written as `language` writes them. What is wrong is told (embed-data) and read as well as
// it can be.
std::vector<DataRow> read_csv(const SourceFile& source, std::string_view language, Diagnostics& diagnostics);

}  // namespace kb
