// The headings by which a site's authors mark the parts of a page, in one language.
#pragma once

#include <string>
#include <vector>

namespace kb {

// A heading matches if it starts with one of these, without regard to case ("Typiske spørgsmål om opsigelse").
struct PartHeadings {
  std::vector<std::string> faq, takeaways, related, definition;

  bool operator==(const PartHeadings&) const = default;
};

}  // namespace kb
