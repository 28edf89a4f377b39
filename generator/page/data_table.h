// A data file as a Markdown table, with numbers as the page's language writes them.
//
// CSV (RFC 4180): the first line names the columns. What parts the cells is the one of ; tab , that the first line has
// most of outside quotes; where it is ';' or a tab, 12,5 is a number too, as spreadsheets write it in Danish and
// Norwegian. TOML: [[row]] tables; `columns = ["pris", …]` orders and chooses keys, a table [headings] gives them
// names.
//
// A cell that is nothing but digits, perhaps with '-' and decimals, is a number and is written in the language's way
// ("1234567.5" is "1.234.567,5" on a Danish page); four digits are not grouped, since most of them are years. Quotes
// ("00450", "12345678") and a leading zero keep a cell as it is. Cells hold Markdown of one line. Pure.
#pragma once

#include <string_view>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/page/markdown_text.h"

namespace kb {

// Appends the table; nothing where the file has no row.
void append_csv_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                      Diagnostics& diagnostics);
void append_toml_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                       Diagnostics& diagnostics);

}  // namespace kb
