#include "generator/config/language_profile.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "generator/base/find_byte.h"

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
// By their last letters; none is the end of another.
constexpr std::array<Sign, 17> kEndings = {{{kDa, "hed"},
                                            {kDa, "ingerne"},
                                            {kNb, "ingene"},
                                            {kNn, "ingane"},
                                            {kNn, "leg"},
                                            {kDa, "heden"},
                                            {kDa, "tionen"},
                                            {kNb, "heten"},
                                            {kNb | kNn, "sjon"},
                                            {kNb | kNn, "sjonen"},
                                            {kDa, "heder"},
                                            {kDa, "tioner"},
                                            {kNb, "heter"},
                                            {kNb, "sjoner"},
                                            {kNn, "sjonar"},
                                            {kNb, "het"},
                                            {kNn, "heit"}}};
constexpr Sign kSpellings[] = {{kDa, "øj"}, {kDa, "æg"}, {kNb | kNn, "øy"}};

// The words of all lists, each with all its languages: an open hash table, so that a word is compared with one or two.
class Words {
 public:
  Words() {
    for (const Profile& profile : kProfiles) {
      for (size_t begin = 0; begin < profile.words.size();) {
        const size_t space = profile.words.find(' ', begin);
        add(profile.words.substr(begin, space - begin), profile.languages);
        begin = space + 1;
      }
    }
  }

  uint8_t languages_of(std::string_view word) const { return entries_[slot_of(word)].languages; }

 private:
  struct Entry {
    std::string_view word;
    uint8_t languages = 0;
  };

  void add(std::string_view word, uint8_t languages) {
    Entry& entry = entries_[slot_of(word)];
    entry.word = word;
    entry.languages |= languages;
  }

  // By length and ends, then the next free one.
  size_t slot_of(std::string_view word) const {
    if (word.empty()) return kSlots;
    const auto letter = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(word[i])); };
    size_t slot = letter(0) * 31 + letter(word.size() / 2) * 157 + letter(word.size() - 1) * 7 + word.size() * 409;
    for (slot %= kSlots; !entries_[slot].word.empty() && entries_[slot].word != word;) slot = (slot + 1) % kSlots;
    return slot;
  }

  static constexpr size_t kSlots = 2048;  // several times as many as there are words
  std::array<Entry, kSlots + 1> entries_{};
};

uint8_t languages_by_ending(std::string_view word) {
  static constexpr auto kFirst = [] {  // of kEndings, by the last letter
    std::array<uint8_t, 128> first{};
    first.fill(kEndings.size());
    for (size_t i = kEndings.size(); i-- > 0;)
      first[static_cast<uint8_t>(kEndings[i].letters.back())] = static_cast<uint8_t>(i);
    return first;
  }();
  const char last = word.back();
  for (size_t i = kFirst[static_cast<uint8_t>(last) & 127]; i < kEndings.size(); ++i) {
    const std::string_view letters = kEndings[i].letters;
    if (letters.back() != last) break;
    const size_t size = letters.size();
    if (word.size() > size + 2 && word[word.size() - size] == letters[0] && word.ends_with(letters)) {
      return kEndings[i].languages;
    }
  }
  return 0;
}

}  // namespace

LanguageSet languages_of(std::string_view word) {
  if (word.empty()) return 0;
  const auto digit = [](auto c) { return (c >= '0') & (c <= '9'); };
  if (find_byte(word, 0, digit) < word.size()) return kNumber;
  static const Words words;
  if (const uint8_t listed = words.languages_of(word); listed != 0) return listed;
  if (const uint8_t told = languages_by_ending(word); told != 0) return told;
  if (word.find('\xC3') == std::string_view::npos) return 0;  // all spellings have one of æøå
  for (const Sign& sign : kSpellings) {
    if (word.find(sign.letters) != std::string_view::npos) return sign.languages;
  }
  return 0;
}

std::string_view other_language_of(const LanguageCounts& counts, std::string_view expected) {
  const auto own = std::find(kCodes.begin(), kCodes.end(), expected);
  if (own == kCodes.end()) return {};
  const auto own_bit = static_cast<uint8_t>(1u << (own - kCodes.begin()));
  const auto& sets = counts.words;
  if (std::accumulate(sets.begin(), sets.begin() + kNumber, size_t{0}) < kFewestWords) return {};

  std::string_view best;
  uint32_t most = 0;
  for (size_t i = 0; i < kCodes.size(); ++i) {
    const auto bit = static_cast<uint8_t>(1u << i);
    if (bit == own_bit) continue;
    uint32_t theirs = 0, ours = 0, all = 0;
    for (size_t set = 0; set < kNumber; ++set) {
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
