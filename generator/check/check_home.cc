// Questions that site.toml wants on a home page and no page answers.
#include "generator/check/check_rules.h"
#include "generator/site/questions.h"

namespace kb {

void check_home(const CheckInput& input, Diagnostics& diagnostics) {
  for (const std::string& language : input.site.languages) {
    const std::vector<Text>& questions = input.config.language(language).home.questions;
    for (const Text& question : questions) {
      if (find_question(input.docs, input.site, language, question.value)) continue;
      std::vector<std::string> asked;
      for (const Page& page : input.site.pages) {
        if (page.language != language) continue;
        for (const FaqItem& item : input.docs[page.id].faq) asked.push_back(item.question);
      }
      const std::string near = nearest(question.value, asked);
      diagnostics.push_back(make_diagnostic(Code::home_question, question.span,
                                            "no page answers the question '" + question.value + "'",
                                            did_you_mean(near, "write it as it stands on the page that answers it")));
    }
  }
}

}  // namespace kb
