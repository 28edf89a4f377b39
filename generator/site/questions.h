// The questions that pages answer, found by their words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/page/doc.h"
#include "generator/site/site.h"

namespace kb {

struct QuestionPlace {
  PageId page = kNoPage;
  size_t item = 0;  // in Doc::faq
};

// What two ways of writing one question have in common: "Hvad koster det?" and "hvad  koster det".
std::string question_key(std::string_view question);

// The first page of a language that answers `question`.
std::optional<QuestionPlace> find_question(const std::vector<Doc>& docs, const Site& site, std::string_view language,
                                           std::string_view question);

}  // namespace kb
