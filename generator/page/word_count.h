// How many words a reader sees on a page.
#pragma once

#include <cstdint>

#include "generator/page/doc.h"

namespace kb {

// Text and code of all nodes but the title's heading, parted by white space. What has no letter and no digit is none.
uint32_t count_words(const Doc& doc);

}  // namespace kb
