#include "tests/bench/synthetic.h"

#include <array>
#include <string_view>

#include "search/text/tables.h"

namespace kb::bench {
namespace {

constexpr std::array<std::string_view, 60> kSmallWords = {
    "og",     "i",     "at",    "er",    "det",   "en",     "til",   "af",    "som",  "på",   "de",    "med",
    "for",    "der",   "ikke",  "den",   "et",    "har",    "kan",   "fra",   "når",  "om",   "skal",  "eller",
    "ved",    "også",  "hvis",  "efter", "så",    "man",    "din",   "deres", "alle", "kun",  "mere",  "være",
    "bliver", "blev",  "hver",  "uden",  "mange", "nogle",  "inden", "under", "over", "både", "før",   "hos",
    "vores",  "dette", "disse", "samme", "hele",  "første", "ny",    "god",   "stor", "hvor", "sådan", "derfor"};
constexpr std::array<std::string_view, 12> kVerbs = {"betaler",   "ændrer",    "sender",  "opsiger",
                                                     "bestiller", "vælger",    "fornyer", "afmelder",
                                                     "modtager",  "kontakter", "bruger",  "finder"};
constexpr std::array<std::string_view, 5> kEndings = {"", "en", "er", "erne", "ens"};

std::vector<std::string> nouns() {
  std::vector<std::string> words;
  std::string word;
  for (const char c : search::built_in_parts(search::Language::danish)) {
    if (c == ' ' || c == '\n') {
      if (word.size() > 3) words.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  if (word.size() > 3) words.push_back(word);
  return words;
}

// How freely compounds are coined: so that distinct words per running words match synthetic.h.
constexpr size_t kCoining = 2000, kCoiningPercent = 75;

class Writer {
 public:
  Writer(size_t pages, uint64_t seed) : nouns_(nouns()), random_(seed) {
    for (size_t i = 0; i < pages; ++i) titles_.push_back(capital(title(i)));
  }

  std::string page(size_t number) {
    std::string out = "---\ntitle: " + titles_[number] + "\ncategory: Emne " + std::to_string(number % 40) +
                      "\ntags: [" + nouns_[number % 60] + "]\ndate: 2025-0" + std::to_string(1 + number % 9) + "-1" +
                      std::to_string(number % 10) + "\n---\n\n";
    out += paragraph(25);
    out += "## Hvad betyder " + titles_[number] + "?\n\n" + paragraph(110) + paragraph(90);
    out += "### " + capital(noun()) + " og " + noun() + "\n\n" + paragraph(80) + list(5) + paragraph(90);
    out += "## Eksempler på " + noun() + "\n\n" + paragraph(100) + paragraph(60);
    out += "## Typiske spørgsmål om " + titles_[number] + "\n\n";
    for (int i = 0; i < 4; ++i) out += "### Hvordan " + verb() + " jeg " + noun() + "?\n\n" + paragraph(35);
    return out;
  }

 private:
  static std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
  }

  std::string title(size_t i) const {
    const size_t n = nouns_.size();
    std::string name = nouns_[i % n] + "s" + nouns_[(i / n * 7 + i * 3 + 1) % n];
    if (i >= n * 7) name += nouns_[(i * 11 + 5) % n];
    return name + (i >= n ? " " + std::to_string(i / n) : "");
  }

  std::string verb() { return std::string(kVerbs[random_.below(kVerbs.size())]); }

  std::string noun() {
    if (random_.below(100) < 17) return compound();
    return nouns_[random_.zipf(nouns_.size())] + ending();
  }

  std::string ending() { return std::string(kEndings[random_.zipf(kEndings.size())]); }

  // A compound form met before, the more likely the oftener it was, or a new one: the more there are, the rarer (the
  // process of Pitman and Yor, 1997, whose vocabulary grows by Heaps' law).
  const std::string& compound() {
    if (random_.below(compound_uses_.size() + kCoining) * 100 < kCoining * 100 + compounds_.size() * kCoiningPercent) {
      std::string word = nouns_[random_.zipf(nouns_.size())] + "s" + nouns_[random_.zipf(nouns_.size())];
      if (random_.below(8) == 0) word += nouns_[random_.below(nouns_.size())];
      compounds_.push_back(word + ending());
      compound_uses_.push_back(static_cast<uint32_t>(compounds_.size() - 1));
    } else {
      compound_uses_.push_back(compound_uses_[random_.below(compound_uses_.size())]);
    }
    return compounds_[compound_uses_.back()];
  }

  std::string word() {
    const size_t kind = random_.below(100);
    if (kind < 52) return std::string(kSmallWords[random_.zipf(kSmallWords.size())]);
    if (kind < 64) return verb();
    if (kind == 64) return std::to_string(random_.below(1000)) + " kr.";
    return noun();
  }

  std::string paragraph(size_t words) {
    std::string out;
    bool start = true;
    for (size_t i = 0; i < words; ++i) {
      std::string next = word();
      if (random_.below(90) == 0) {
        const size_t target = random_.below(titles_.size());
        next = "[" + titles_[target] + "](side-" + std::to_string(target) + ".md)";
      } else if (random_.below(60) == 0) {
        next = "**" + next + "**";
      }
      out += (out.empty() ? "" : " ") + (start ? capital(std::move(next)) : next);
      start = random_.below(13) == 0;
      if (start) out += ".";
    }
    return out + ".\n\n";
  }

  std::string list(size_t items) {
    std::string out;
    for (size_t i = 0; i < items; ++i) out += "- " + capital(noun()) + ", " + word() + " " + noun() + "\n";
    return out + "\n";
  }

  std::vector<std::string> nouns_;
  std::vector<std::string> titles_;
  std::vector<std::string> compounds_;  // forms coined so far
  std::vector<uint32_t> compound_uses_;
  Random random_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> synthetic_site(size_t pages, uint64_t seed) {
  std::vector<std::pair<std::string, std::string>> files;
  files.emplace_back("site.toml",
                     "[site]\ntitle = \"Syntetisk ordbog\"\nbase_url = \"https://example.com/\"\n"
                     "default_language = \"da\"\n\n[history]\ngit = false\n");
  Writer writer(pages, seed);
  for (size_t i = 0; i < pages; ++i) {
    files.emplace_back("content/side-" + std::to_string(i) + ".md", writer.page(i));
  }
  return files;
}

}  // namespace kb::bench
