#include "generator/site/questions.h"

#include "generator/base/utf8_text.h"

namespace kb {

std::string question_key(std::string_view question) {
  std::string key = name_key(question);
  key.resize(trim_end(key, "? .").size());
  return key;
}

std::optional<QuestionPlace> find_question(const std::vector<Doc>& docs, const Site& site, std::string_view language,
                                           std::string_view question) {
  const std::string key = question_key(question);
  for (const Page& page : site.pages) {
    if (page.language != language || page.future) continue;
    const std::vector<FaqItem>& items = docs[page.id].faq;
    for (size_t i = 0; i < items.size(); ++i) {
      if (question_key(items[i].question) == key) return QuestionPlace{page.id, i};
    }
  }
  return std::nullopt;
}

}  // namespace kb
