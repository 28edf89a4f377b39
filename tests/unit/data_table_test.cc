#include "generator/page/data_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace kb {
namespace {

std::string table_of(const std::string& name, const std::string& bytes) {
  SourceMap sources;
  const SourceFile& source = sources.file(sources.add(name, bytes));
  MarkdownText text(source, 0, 0);
  Diagnostics diagnostics;
  if (name == "a.csv") {
    append_csv_table(source, "da", text, diagnostics);
  } else {
    append_toml_table(source, "da", text, diagnostics);
  }
  CHECK(diagnostics.empty());
  return std::string(text.text());
}

}  // namespace

TEST_CASE(
    "a row shorter than the first is not filled up: a wide and long file would make a table of millions of cells") {
  CHECK(table_of("a.csv", "a,b,c\nd\n,e\n") == "| a | b | c |\n| --- | --- | --- |\n| d |\n|  | e |\n");
  std::string csv = "a";
  for (int i = 0; i < 20000; ++i) csv += ",a";
  for (int i = 0; i < 20000; ++i) csv += "\nb";
  CHECK(table_of("a.csv", csv).size() < 10 * csv.size());
}

TEST_CASE("a TOML table has one column more than a table may have at most, which is enough to be refused") {
  std::string toml;
  for (int row = 0; row < 300; ++row) toml += "[[row]]\nk" + std::to_string(row) + " = 1\n";
  const std::string text = table_of("a.toml", toml);
  const std::string head = text.substr(0, text.find('\n'));
  CHECK(std::count(head.begin(), head.end(), '|') == 130);
}

}  // namespace kb
