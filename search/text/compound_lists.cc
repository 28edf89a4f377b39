// Native only: see compound_lists.h.
#include "search/text/compound_lists.h"

#include <array>
#include <initializer_list>
#include <vector>

#include "search/text/stop_words.h"

namespace kb::search {
namespace {

constexpr std::string_view kInflections =
    "e n r s t en er et ene erne ens ets ernes enes ers es a ar ane as ede te tes edes st ste ere est este ns ts "
    "erede "
    "erer eret erende ert erte";
constexpr std::string_view kContractedInflections =
    "re ra ret rne rnes rene rens le la len let ler lene lerne ne net nene";

// Endings of small ASCII letters as a tree, from their last byte on.
class EndingTree {
 public:
  explicit EndingTree(std::initializer_list<std::string_view> lists) {
    for (std::string_view list : lists) {
      while (!list.empty()) add(next_word(list));
    }
  }

  // Bit n: the word's last n bytes are an ending; bit 0 is set.
  uint32_t find(std::string_view word) const {
    uint32_t found = 1, node = 0;
    for (size_t size = 1; size <= word.size(); ++size) {
      const uint32_t letter = letter_of(word[word.size() - size]);
      if (letter >= kLetters || (node = nodes_[node].next[letter]) == 0) break;
      found |= uint32_t{nodes_[node].ends} << size;
    }
    return found;
  }

 private:
  static constexpr size_t kLetters = 26;
  struct Node {
    std::array<uint8_t, kLetters> next{};  // 0: none
    bool ends = false;
  };
  static uint32_t letter_of(char c) { return static_cast<uint8_t>(c) - uint32_t{'a'}; }

  void add(std::string_view ending) {
    size_t node = 0;
    for (size_t at = ending.size(); at-- > 0;) {
      const uint32_t letter = letter_of(ending[at]);
      if (nodes_[node].next[letter] == 0) {
        nodes_[node].next[letter] = static_cast<uint8_t>(nodes_.size());
        nodes_.emplace_back();
      }
      node = nodes_[node].next[letter];
    }
    nodes_[node].ends = true;
  }

  std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace

bool is_stop_modifier(std::string_view part, Language language) {
  static const StopWords danish(
      "rings nings elses "
      "ad af an be bi bort com con dia eks ex inter kom kon kor pre pro per sub trans de dis efter en er et for fore "
      "forud fra frem gen gennem hen her hid igen igennem ikke imod "
      "in "
      "ind inde inden indi is iso med mellem mis mod ned om omkring op over på re rund sam sammen så til tilbage u ud "
      "uden "
      "udi und under van ved vel vide von");
  static const StopWords norwegian(
      "rings nings elses "
      "ad an av be bi bort com con dia eks ex inter kom kon kor pre pro per sub trans de dis etter en ei eit er et for "
      "fore forut fra fram frem frå gjen gjennom hen her hid ikke "
      "ikkje "
      "imot in inn inne innen is iso med mellom mis mot ned om omkring opp over på re rundt sam saman sammen så til "
      "tilbake u "
      "under unn ut ute uten utan van ved vel vidare videre");
  return (language == Language::danish ? danish : norwegian).contains(part);
}

bool is_stop_head(std::string_view part, Language language) {
  static const StopWords danish(
      "agtig agtige agtigt ansen antel ating atisk ator bar bare barhed bart delig delige dom eder ede else elsen "
      "elser "
      "elserne elses ende endes ende ende ene enes ere eren erede eret eres eri erier eriet ering eringen eringer "
      "eringerne "
      "erings erne ernes ensen este este fuld fulde fuldt føje føjet gang gik giv give gives givet given givne "
      "gjort "
      "gør gøre gøres gå gået gående går haft hed heden hedens heder hederne holde holder holdt isk iske isme ist iste "
      "itet iteten iteter iteterne kom komme kommen kommende kommer kommet lagt lig lige ligt lighed ligvis logi lægge "
      "lægger lægges løs løse løst ment mæssig mæssige mæssigt ning ningen ninger ningerne nings ring ringen ringer "
      "ringerne rings ringe satte sat sætte sætter sættes skab skaber skabet skaberne sig sion sionen "
      "sioner sker som somme "
      "stand står stå stående stod stået ster sten stor ser set sete tag tage tager tages taget tagne tagen tede tion "
      "tionen tioner tionerne tioners ting tisk tiske tiv tive tivt tor toren torer torerne ver vis vise visere "
      "værdig værdige værdigt vendig vendige vendigt ende ring ater aner anse erer ører eller elle elles inger ingen "
      "inges ingers ings lede ledes ledt fald falde falder faldt træde træder trådt hæng hænge hænger form "
      "formet del rede rens reder redet redes rende nedes nede sens lens gens ders ens ligere ligheden ligheder "
      "lighederne ledet sigt mæssigt elt "
      "ement "
      "ementer ementet enser endelse endelser endelsen indelse indelser iteter litet sitet alen ider enter anter ator "
      "atet "
      "erelse erende erender tende ante anten arter tens tense iderede iderer esret eret følgelig givelse givelser "
      "holdelse "
      "ført førte agner agnen ikken ikker urien peret perer imod igens tille deren");
  static const StopWords norwegian(
      "aktig aktige atisk ator bar bare bart dom else elsen elsene elser elses ende ene enes ere eren erte ert eres "
      "eri "
      "erier eriet ering eringen eringene eringer erings erne este full fulle fullt gang gikk gir gis gitt gjør gjøre "
      "gjøres "
      "gjort gå går gått gående het heten hetens heter hetene holde holder holdt isk iske isme ist iste itet iteten "
      "iteter "
      "itetene kom komme kommen kommende kommer kommet lagt lig lige legge legger legges leg lege løs løse løst messig "
      "messige ment ning ningen ningene ninger nings ring ringen ringer ringene rings satt satte sett sette setter "
      "settes sjon sjonen sjoner sjonene skap skapet skapene sig som somme stand står stå stående sto stått ser tar "
      "tas "
      "tatt ting tisk tiske tiv tive tivt tor toren torer torene ver vis vise visere vendig vendige ende eller "
      "inger ingen ingene ings inga ingar ingane eigen heit heita heiter heitene ande ering erast ande leg lege ast "
      "are aste "
      "ane ane ar arar arane asjon skapen ter tene ende føre fører lede falle faller falt formet del anse erer "
      "rede rens reder redet redes rende nede sens lens gens ders ens lighet ligheten ligheter ligere sikt ement "
      "ementer ementet enser "
      "endelse endelser indelse ider enter anter erelse erende tende ante tens litet sitet følgelig telle førte "
      "førende givelse givelser givelsen agner ikken ikker "
      "perer tille deren");
  return (language == Language::danish ? danish : norwegian).contains(part);
}

bool is_short_modifier(std::string_view part) {
  static const StopWords words("år by it tv pc el øl ur ø å øy øre is");
  return words.contains(part);
}

bool is_short_head(std::string_view part) {
  static const StopWords words(
      "app ark tid mål sum net web rum rom del fil navn ret rett id sms lån løn vej vei hus bil by år dag uke uge "
      "liste "
      "tal tall "
      "sag sak køb post pris log bud kort bog bok tog bus lys luft øre kø ur år ord søg url pdf mail øl væg");
  return words.contains(part);
}

bool is_stop_word_but_head(std::string_view part) {
  static const StopWords words("siden laget dal tag dag");
  return words.contains(part);
}

bool links_with_e(std::string_view modifier) {
  static const StopWords words(
      "barn hjælp løb jul dreng gæst hund hest ost får bjerg hus land mand hånd jord sygd folk kvind rejs hjelp gutt "
      "gjest "
      "heim her sau jent");
  return words.contains(modifier);
}

size_t derivational_ending(std::string_view word) {
  constexpr std::string_view kEndings[] = {"ing",  "hed",  "het",  "heit", "leik", "else",
                                           "tion", "sion", "sjon", "itet", "skab", "skap"};
  for (const std::string_view ending : kEndings)
    if (word.ends_with(ending)) return ending.size();
  return 0;
}

bool is_inflection(std::string_view rest) {
  static const StopWords words(kInflections);
  return rest.empty() || words.contains(rest);
}

bool is_contracted_inflection(std::string_view rest) {
  static const StopWords words(kContractedInflections);
  return words.contains(rest);
}

uint32_t inflections_at_end(std::string_view word) {
  static const EndingTree endings({kInflections, kContractedInflections});
  return endings.find(word);
}

}  // namespace kb::search
