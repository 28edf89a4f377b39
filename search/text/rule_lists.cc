// The lists of rules.h. Native only: see tables.h.
#include <initializer_list>
#include <string>
#include <utility>

#include "search/text/rules.h"
#include "search/text/tables.h"

namespace kb::search {
namespace {

using Lists = std::initializer_list<std::pair<Rule, std::string_view>>;

// Danish, Bokmål and Nynorsk: whoever reads one of them asks in any of them.
const Lists kNordic = {
    // What may follow the apostrophe in pc'en, sms'erne, 'tv'et.
    {Rule::apostrophe_endings, "s e en et er ere ene ens ets erne ne n t a ar ane"},
    {Rule::comparisons, "ere este est are aste ast t"},
    {Rule::compared, "ig isk leg som bar løs"},
    {Rule::short_vowel_endings, "en er et erne ene ens ar ane a"},
    // The longest one that leaves four letters and a vowel is taken (levere → lever, not lev), so longer endings stand
    // before their own ends.
    {Rule::derivations,
     "ementerne ementene telserne telsene eringerne eringene eringane ationerne asjonene asjonane ningerne ningene "
     "ningane telsen telser "
     "elserne elsene ementet ementer eringen eringer eringar eringa ationen ationer asjonen asjoner asjonar ingerne "
     "ingene ingane "
     "ement telse slerne slen sler sel ningen ninger ningar ninga elsen elser ering erings ation asjon ingen inger "
     "ingar erede eres edes ede nings else ning "
     "inga erer eret erte ings ere ert ing tes ter et es er en te t e"},
    {Rule::key_letters, "æ e ø O å A w v x ks q k z s ch sj"},
    {Rule::key_beginnings, "af av gennem gjenom gjennom gjenom gen gjen"},
    {Rule::key_inside, "ssion sjon tion sjon sion sjon ej ei Oj Oy skj sk kj k gj g rgs rs gt kt"},
    {Rule::key_ends, "nd n ld l"},
    // First words of a question without a question word.
    {Rule::openers,
     "kan skal er har vil må bør findes finnes finst bliver blir blei får virker fungerer verkar understøtter støtter "
     "kræver krever hvis når jeg eg nævn nevn"},
    {Rule::question_words,
     "hvad hvem hvor hvordan hvorfor hvornår hvilke hvilken hvilket hva hvilka kva kven kvar korleis kvifor kor hvis "
     "hvorledes hvorvidt"},
    {Rule::persons, "jeg vi eg me"},
    // A hyphen after these continues a word named before ("navn- og -adresse"), it does not exclude.
    {Rule::joiners, "og eller samt"},
    {Rule::verb_particles,
     "af an av bort forud fra frem fram igen igjen ind inn ned om op opp over på til tilbage tilbake ud ut under ved"},
};

const Lists kDanish = {
    {Rule::particles,
     "af an be bi efter for forud frem fri gen gennem hen ind med mod navn ned om op over på sammen til tilbage ud under "
     "und ved videre"},
    // Snowball has heden, heder and hedens but not these.
    {Rule::long_endings, "hed hederne hedernes heders"},
};

const Lists kNorwegian = {
    {Rule::particles,
     "an av be bi etter for forut fram frem fri gjen gjennom inn med mot navn ned om opp over på saman sammen til tilbake "
     "under unn ut ved vidare videre"},
    {Rule::long_endings, "het heters"},
    // bruker, brukere, brukerne: three stems in Snowball
    {Rule::agent_endings, "ern arn art er ar en"},
};

const Lists kNynorsk = {
    {Rule::long_endings, " heitene heiter heita heit"}, {Rule::derivations, " ar a"},  // more of them
};

const Lists kEnglish = {
    {Rule::openers, "do does is are can should must if why when"},
    {Rule::question_words, "how what why where which who whom whose"},
    {Rule::persons, "me i we"},
    {Rule::joiners, "and or"},
    {Rule::regions, "gener commun arsen"},
};

// Snowball's steps for search/wasm/snowball.cc, which says how they are read. Danish: main_suffix, consonant_pair,
// superlatives, other_suffix and the pairs behind it, undouble.
constexpr std::string_view kDanishSteps =
    "1hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes "
    "eres "
    "ens hedens erens ers ets erets et eret (abcdfghjklmnoprtvyzå)<s\n"
    "1g<gd d<dt g<gt k<kt\n"
    " ig<igst\n"
    "1!<ig !<lig !<elig !<els løs<løst\n"
    "1g<gd! d<dt! g<gt! k<kt!\n"
    " <!\n"
    " Lb<bb Lc<cc Ld<dd Lf<ff Lg<gg Lh<hh Lj<jj Lk<kk Ll<ll Lm<mm Ln<nn Lp<pp Lq<qq Lr<rr Ls<ss Lt<tt Lv<vv Lw<ww "
    "Lx<xx Lz<zz\n";

// main_suffix, consonant_pair, other_suffix.
constexpr std::string_view kNorwegianSteps =
    "1a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het "
    "ast "
    "(bcdfghjlmnoprtvyzK)<s er<erte er<ert\n"
    "1d<dt v<vt\n"
    "1leg eleg ig eig lig elig els lov elov slov hetslov\n";

// exception1, step_1a (its first half, ied and ies of short words behind it), exception2, step_1b and what it mends,
// step_1c, 2, 3, 4, 5.
constexpr std::string_view kEnglishSteps =
    " B.ski<skis B.sky<skies B.die<dying B.lie<lying B.tie<tying B.idl<idly B.gentl<gently B.ugli<ugly B.earli<early "
    "B.onli<only B.singl<singly B.sky<sky B.news<news B.howe<howe B.atlas<atlas B.cosmos<cosmos B.bias<bias "
    "B.andes<andes\n"
    " ' 's 's'\n"
    " ss<sses Mi<ied Mi<ies W<s us<us ss<ss\n"
    " ie<ied ie<ies\n"
    " B.inning<inning B.outing<outing B.canning<canning B.herring<herring B.earring<earring B.proceed<proceed "
    "B.exceed<exceed B.succeed<succeed\n"
    " 1ee<eed 1ee<eedly V!<ed V!<edly V!<ing V!<ingly\n"
    " ate<at! ble<bl! ize<iz! b<bb! d<dd! f<ff! g<gg! m<mm! n<nn! p<pp! r<rr! t<tt! Se<!\n"
    " <!\n"
    " Ci<y Ci<Y\n"
    " 1tion<tional 1ence<enci 1ance<anci 1able<abli 1ent<entli 1ize<izer 1ize<ization 1ate<ational 1ate<ation "
    "1ate<ator "
    "1al<alism 1al<aliti 1al<alli 1ful<fulness 1ous<ousli 1ous<ousness 1ive<iveness 1ive<iviti 1ble<biliti 1ble<bli "
    "1(l)og<ogi 1ful<fulli 1less<lessli 1(cdeghkmnrt)<li\n"
    " 1tion<tional 1ate<ational 1al<alize 1ic<icate 1ic<iciti 1ic<ical 1<ful 1<ness 2<ative\n"
    " 2<al 2<ance 2<ence 2<er 2<ic 2<able 2<ible 2<ant 2<ement 2<ment 2<ent 2<ism 2<ate 2<iti 2<ous 2<ive 2<ize "
    "2(st)<ion\n"
    " E<e 2(l)<l\n";

void add(const Lists& from, std::string (&lists)[kRules]) {
  for (const auto& [rule, list] : from) lists[static_cast<uint8_t>(rule)] += list;
}

}  // namespace

std::string built_in_rules(Language language) {
  if (language == Language::none) return {};
  std::string lists[kRules];
  if (language == Language::english) {
    add(kEnglish, lists);
  } else {
    add(kNordic, lists);
    add(language == Language::danish ? kDanish : kNorwegian, lists);
  }
  if (language == Language::nynorsk) add(kNynorsk, lists);
  std::string lines;
  for (const std::string& list : lists) lines.append(list) += '\n';
  return lines.append(language == Language::english  ? kEnglishSteps
                      : language == Language::danish ? kDanishSteps
                                                     : kNorwegianSteps);
}

}  // namespace kb::search
