// Percent-encoding of addresses (RFC 3986). Pure; any bytes are fine.
#pragma once

#include <string>
#include <string_view>

namespace kb {

// What may stand nowhere in an address. '/', '#', '?', '&', '=' and '%XX' stay.
std::string encode_url(std::string_view address);
// All but letters, digits, "-._~" and what `also_plain` names: a part of an address.
std::string encode_url_part(std::string_view text, std::string_view also_plain = {});
std::string decode_url(std::string_view text);

}  // namespace kb
