// Questions asked twice: a reader who searches for one finds two answers, and one of them grows old.
#include <unordered_map>

#include "generator/check/check_rules.h"
#include "generator/site/questions.h"

namespace kb {

void check_questions(const CheckInput& input, Diagnostics& diagnostics) {
  std::unordered_map<std::string, std::pair<PageId, Span>> asked;  // language and question → first place
  for (const Page& page : input.site.pages) {
    for (const FaqItem& item : input.docs[page.id].faq) {
      const std::string key = question_key(item.question);
      if (key.empty()) continue;
      const auto [first, inserted] = asked.emplace(page.language + "\n" + key, std::make_pair(page.id, item.span));
      if (inserted) continue;
      const bool same_page = first->second.first == page.id;
      Diagnostic diagnostic =
          make_diagnostic(Code::question_duplicate, item.span,
                          same_page ? "this page asks '" + item.question + "' twice"
                                    : "'" + input.site.page(first->second.first).title + "' asks this question too",
                          "answer it in one place and link there, or say what this page's question is about");
      diagnostic.notes.push_back({first->second.second, "it is asked here first"});
      diagnostics.push_back(std::move(diagnostic));
    }
  }
}

}  // namespace kb
