// Numbers in tables and charts, as the page's language writes them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

// "-1234.5", with `point` before the decimals; no leading zero but before them, and no more digits than a sum of money
// or a measure has.
bool is_plain_number(std::string_view text, char point);

// "1234567.5" → "1.234.567,5" (da), "1 234 567,5" with no-break spaces (nb, nn), "1,234,567.5" (others); four digits
// are not grouped, since most of them are years. Anything that is no plain number comes back as it is.
std::string format_number(std::string_view plain, std::string_view language);

}  // namespace kb
