#include "generator/config/language_profile.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "search/text/analyze.h"

namespace kb {
namespace {

constexpr size_t kFewestWords = 25;
constexpr uint32_t kClear = 4;   // words that the expected language does not have
constexpr uint32_t kMargin = 4;  // times as many as words that only the expected language has

enum : uint8_t { kDa = 1, kNb = 2, kNn = 4, kEn = 8 };
constexpr std::array<std::string_view, 4> kCodes = {"da", "nb", "nn", "en"};

struct Profile {
  uint8_t languages;
  std::string_view words;
};

// Each list: words that are common in just these languages.
constexpr Profile kProfiles[] = {
    {kDa | kNb | kNn, "og det den som til på med kan skal vil er du når eller om ved har deg vi over under "},
    {kDa | kNb,
     "ikke jeg hun fra være hvis hvor hvordan hvilken hvilke hvilket hvem en et de kunne allerede noen "
     "også dem deres fordi ingen andre "},
    {kNb | kNn,
     "av etter mellom meg deg seg gjennom blir litt alltid aldri opp ut inn tilbake dersom vår våre vårt "
     "gjerne fram nå slik slike bruker brukar uten mer "},
    {kDa,
     "af efter mellem mig dig sig uden gennem igennem blive bliver blev blevet hvad hvornår nogle noget nogen meget "
     "mere lidt altid aldrig op ud ind tilbage vores jeres jer hendes anden andet sådan således siger giver nu "
     "bruge bruger bruges skriver havde have kun selvom fordi lige imellem mellem måske ligger "
     "frem gøre gør sige ofte efterfølgende penge dage fået gået stået uge uger gange sidste næste længe længere "
     "bedste "
     "spørge spørger spørgsmål fejl begynde begynder bede beder hjælp hjælpe hjælper nødvendig rigtig "
     "rigtige virksomhed virksomheden aftale aftalen aftaler opsige opsigelse oplyse oplysninger ligner gælder tit "
     "netop sker ske læse læser lade kigge "},
    {kNb,
     "hva noe noen mye bli ble blitt vært hennes dere sier gir annen annet bruke brukes gjøre gjør uten mer si "
     "hvorfor hverandre dager ganger uke uker fått gått stått siste neste lenge lenger beste spørre spør spørsmål "
     "begynner ber hjelp hjelpe hjelper nødvendig riktig riktige skjer skje leser opplyse opplysninger ligner "
     "avtalen avtaler oppsigelse feil opplever spør seg noenlunde istedenfor bedrift bedriften "},
    {kNn,
     "ikkje eg dei ein eit frå vere vore vert kva korleis kor nokon noko nokre mykje meir berre sjølv òg dykk "
     "dykkar desse kven seier gjer gje gjev difor medan saman kvifor anna då ho utan tenesta ikkje blei nytta "
     "gjere orda "},
    {kEn,
     "the of and is that you your it with are be this was or as not which their they we will when has our what an "
     "on more how its but should also been who than there from if these because by "}};

// How words end or are spelt in just these languages; for words that no list has.
struct Sign {
  uint8_t languages;
  std::string_view letters;
};
constexpr Sign kEndings[] = {
    {kDa, "hed"},          {kDa, "heden"}, {kDa, "heder"},  {kDa, "tionen"}, {kDa, "tioner"}, {kDa, "ingerne"},
    {kNb, "het"},          {kNb, "heten"}, {kNb, "heter"},  {kNb, "ingene"}, {kNb, "sjoner"}, {kNb | kNn, "sjon"},
    {kNb | kNn, "sjonen"}, {kNn, "heit"},  {kNn, "sjonar"}, {kNn, "ingane"}, {kNn, "leg"}};
constexpr Sign kSpellings[] = {{kDa, "øj"}, {kDa, "æg"}, {kNb | kNn, "øy"}};

struct Entry {
  std::string_view word;
  uint8_t languages;
};

// The words of all lists, each with all its languages.
class Words {
 public:
  Words() {
    std::vector<Entry> list;
    for (const Profile& profile : kProfiles) {
      for (size_t begin = 0; begin < profile.words.size();) {
        const size_t space = profile.words.find(' ', begin);
        list.push_back({profile.words.substr(begin, space - begin), profile.languages});
        begin = space + 1;
      }
    }
    std::stable_sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
    for (const Entry& entry : list) {
      marks_[mark_of(entry.word)] = true;
      if (entries_.empty() || entries_.back().word != entry.word) {
        entries_.push_back(entry);
      } else {
        entries_.back().languages |= entry.languages;
      }
    }
  }

  uint8_t languages_of(std::string_view word) const {
    if (!marks_[mark_of(word)]) return 0;
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), word,
                         [](const Entry& entry, std::string_view wanted) { return entry.word < wanted; });
    return found != entries_.end() && found->word == word ? found->languages : 0;
  }

 private:
  // By length and ends: most words have a mark that no listed one has, and need no search.
  static size_t mark_of(std::string_view word) {
    if (word.empty()) return 0;
    const size_t ends =
        (static_cast<unsigned char>(word.front()) & 31u) | (static_cast<unsigned char>(word.back()) & 31u) << 5;
    return (ends ^ word.size() * 157) & 1023;
  }

  std::vector<Entry> entries_;
  std::array<bool, 1024> marks_{};
};

uint8_t languages_of(std::string_view word) {
  static const Words words;
  if (const uint8_t listed = words.languages_of(word); listed != 0) return listed;
  for (const Sign& sign : kEndings) {
    const size_t size = sign.letters.size();
    if (word.size() > size + 2 && word.back() == sign.letters.back() && word[word.size() - size] == sign.letters[0] &&
        word.ends_with(sign.letters)) {
      return sign.languages;
    }
  }
  if (word.find('\xC3') == std::string_view::npos) return 0;  // all spellings have one of æøå
  for (const Sign& sign : kSpellings) {
    if (word.find(sign.letters) != std::string_view::npos) return sign.languages;
  }
  return 0;
}

}  // namespace

std::string_view other_language_of(std::string_view text, std::string_view expected) {
  if (text.size() < 2 * kFewestWords - 1) return {};
  const auto own = std::find(kCodes.begin(), kCodes.end(), expected);
  if (own == kCodes.end()) return {};
  const auto own_bit = static_cast<uint8_t>(1u << (own - kCodes.begin()));

  thread_local std::vector<search::Token> tokens;  // kept for its memory
  search::tokenize(text, search::Language::danish, tokens);
  std::array<uint32_t, 16> sets{};
  size_t words = 0;
  for (const search::Token& token : tokens) {
    if (token.joined || token.digits) continue;
    ++words;
    ++sets[languages_of(token.surface)];
  }
  if (words < kFewestWords) return {};

  std::string_view best;
  uint32_t most = 0;
  for (size_t i = 0; i < kCodes.size(); ++i) {
    const auto bit = static_cast<uint8_t>(1u << i);
    if (bit == own_bit) continue;
    uint32_t theirs = 0, ours = 0, all = 0;
    for (size_t set = 0; set < sets.size(); ++set) {
      if ((set & bit) != 0 && (set & own_bit) == 0) theirs += sets[set];
      if ((set & own_bit) != 0 && (set & bit) == 0) ours += sets[set];
      if ((set & bit) != 0) all += sets[set];
    }
    if (theirs < kClear || theirs < ours * kMargin || all <= most) continue;
    most = all;
    best = kCodes[i];
  }
  return best;
}

}  // namespace kb
