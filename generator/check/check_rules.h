// The rules of check.h, one file each. Rules of a page run in parallel over pages; rules of the site once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/check/check.h"
#include "generator/config/language_profile.h"
#include "generator/page/text_blocks.h"

namespace kb {

// One page under the rules.
struct CheckedPage {
  const CheckInput& input;
  const Page& page;
  const Doc& doc;
  const std::vector<TextBlock>& blocks;
  const PageWords& words;
  const std::vector<LanguageSet>& languages;  // by number of a word
};

void check_definition(const CheckedPage& checked, Diagnostics& diagnostics);    // missing, too long; a term without FAQ
void check_headings(const CheckedPage& checked, Diagnostics& diagnostics);      // levels left out, empty ones
void check_images(const CheckedPage& checked, Diagnostics& diagnostics);        // no alt text, too large, size unknown
void check_link_texts(const CheckedPage& checked, Diagnostics& diagnostics);    // "klik her"
void check_link_targets(const CheckedPage& checked, Diagnostics& diagnostics);  // another language's; too many links
void check_placeholders(const CheckedPage& checked, Diagnostics& diagnostics);  // "[Navn på firma]", TODO
void check_language(const CheckedPage& checked, Diagnostics& diagnostics);      // a paragraph in another language
void check_leftovers(const CheckedPage& checked, Diagnostics& diagnostics);     // "](", "** bold **", a table's bars
void check_lines(const CheckedPage& checked, Diagnostics& diagnostics);         // an open fence, a merge's two sides
void check_tables(const CheckedPage& checked, Diagnostics& diagnostics);        // no header, cells nobody sees
void check_dates(const CheckedPage& checked, Diagnostics& diagnostics);         // due for review, older than its twin
void check_readability(const CheckedPage& checked, Diagnostics& diagnostics);   // LIX

void check_orphans(const CheckInput& input, Diagnostics& diagnostics);    // no way leads there
void check_questions(const CheckInput& input, Diagnostics& diagnostics);  // one question on two pages
void check_forms(const CheckInput& input, Diagnostics& diagnostics);      // two terms claim one inflected form
void check_home(const CheckInput& input, Diagnostics& diagnostics);       // a question on the home page, unanswered
void check_renames(const CheckInput& input, Diagnostics& diagnostics);    // an old address that leads nowhere now

// Whether behind the "]" at `bracket` stands a blank and then an address in parentheses: "[fristen] (/opsigelse/)".
bool address_apart(std::string_view text, size_t bracket);
// Pages nothing leads to, in page order: no link, no category, no menu. Also for the report.
std::vector<PageId> orphans(const CheckInput& input);
// Addresses that pages had before git says they were renamed and that lead nowhere now: page → what `redirect_from:`
// would say, sorted. Also for fixes.
std::map<PageId, std::vector<std::string>> lost_addresses(const CheckInput& input);

}  // namespace kb
