// A page whose sentences and words are so long that most readers give up.
#include "generator/check/check_rules.h"
#include "generator/check/readability.h"

namespace kb {
namespace {

constexpr int kVeryDifficult = 60;   // on the scale of LIX: bureaucratic and academic prose
constexpr uint64_t kFewWords = 100;  // below this the measure says nothing

}  // namespace

void check_readability(const CheckedPage& checked, Diagnostics& diagnostics) {
  if (checked.page.language == "en") return;  // the scale was made for the Scandinavian languages
  const Readability counts = readability(checked.blocks);
  if (counts.words < kFewWords || counts.lix() < kVeryDifficult) return;
  diagnostics.push_back(make_diagnostic(
      Code::readability, checked.doc.title_span,
      "this page is very hard to read (LIX " + std::to_string(counts.lix()) +
          "): " + std::to_string(counts.words / counts.sentences) + " words a sentence, and " +
          std::to_string(counts.long_words * 100 / counts.words) + "% of the words have more than six letters",
      "divide the longest sentences, and say it as you would on the phone"));
}

}  // namespace kb
