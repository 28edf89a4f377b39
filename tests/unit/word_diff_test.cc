#include "generator/history/word_diff.h"

#include <catch2/catch.hpp>
#include <random>

using namespace kb;

namespace {

const DiffStrings kDanish = {"Slettet:", "Tilføjet:", "slut.", ""};

// Marks in place of HTML: [-gone-] {+new+}.
std::string marked(std::string html) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    for (size_t at = html.find(from); at != std::string::npos; at = html.find(from, at + to.size())) {
      html.replace(at, from.size(), to);
    }
  };
  replace("<del><span class=\"vh\">Slettet: </span>", "[-");
  replace("<span class=\"vh\"> slut.</span></del>", "-]");
  replace("<ins><span class=\"vh\">Tilføjet: </span>", "{+");
  replace("<span class=\"vh\"> slut.</span></ins>", "+}");
  replace("<p>", "");
  replace("</p>", "\n");
  return html;
}

std::vector<DiffBlock> blocks(const std::string& text) {
  std::vector<DiffBlock> list;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    list.push_back({"", text.substr(begin, end - begin)});
    begin = end + 1;
  }
  return list;
}

std::string diff(const std::string& before, const std::string& after) {
  return marked(word_diff(blocks(before), blocks(after), kDanish).html);
}

std::string numbers(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i) text += (text.empty() ? "ord" : " ord") + std::to_string(i);
  return text;
}

// Applies the steps to `before` and must arrive at `after`.
void check_steps(const std::vector<uint32_t>& before, const std::vector<uint32_t>& after, size_t most_edits) {
  std::vector<uint32_t> result;
  uint32_t x = 0, y = 0;
  bool inserted = false;
  for (const DiffStep& step : diff_sequences(before, after, most_edits)) {
    REQUIRE(step.length > 0);
    REQUIRE(step.before == x);
    REQUIRE(step.after == y);
    if (step.kind == DiffStep::Kind::insert) {
      result.insert(result.end(), after.begin() + y, after.begin() + y + step.length);
      y += step.length;
      inserted = true;
      continue;
    }
    if (step.kind == DiffStep::Kind::remove) {
      REQUIRE_FALSE(inserted);
      x += step.length;
      continue;
    }
    for (uint32_t i = 0; i < step.length; ++i) REQUIRE(before[x + i] == after[y + i]);
    result.insert(result.end(), before.begin() + x, before.begin() + x + step.length);
    x += step.length;
    y += step.length;
    inserted = false;
  }
  REQUIRE(x == before.size());
  REQUIRE(result == after);
}

// The length of the longest common subsequence, by the textbook table.
size_t common_length(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("the steps lead from one sequence to the other, and are the fewest") {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::vector<uint32_t> before(random() % 14), after(random() % 14);
    const uint32_t letters = 1 + random() % 5;
    for (uint32_t& x : before) x = random() % letters;
    for (uint32_t& x : after) x = random() % letters;
    check_steps(before, after, 1000);
    check_steps(before, after, random() % 6);
    size_t kept = 0;
    for (const DiffStep& step : diff_sequences(before, after, 1000)) {
      if (step.kind == DiffStep::Kind::keep) kept += step.length;
    }
    REQUIRE(kept == common_length(before, after));
  }
}

TEST_CASE("beyond the bound the middle is replaced as a whole") {
  std::vector<uint32_t> before, after;
  for (uint32_t i = 0; i < 100000; ++i) before.push_back(i), after.push_back(i % 2 == 0 ? i : i + 200000);
  check_steps(before, after, 100);
  CHECK(diff_sequences(before, after, 100).size() == 3);  // the first kept, 99,999 removed and inserted
}

TEST_CASE("whole words are marked, and each mark is named for those who do not see it") {
  CHECK(word_diff(blocks("Løbende måned plus én måned."), blocks("Løbende måned plus 30 dage."), kDanish).html ==
        "<p>Løbende måned plus <del><span class=\"vh\">Slettet: </span>én måned<span class=\"vh\"> slut.</span></del> "
        "<ins><span class=\"vh\">Tilføjet: </span>30 dage<span class=\"vh\"> slut.</span></ins>.</p>");
}

TEST_CASE("texts that read the same differ in nothing") {
  CHECK(diff("", "") == "");
  CHECK(diff("En to tre.", "En to tre.") == "");
  CHECK(diff("En  to\ttre.", "En to\u00A0tre.") == "");
  CHECK(word_diff({{"A", "En."}}, {{"B", "En."}}, kDanish).html == "");
}

TEST_CASE("a change reads as a sentence with its punctuation outside") {
  CHECK(diff("Det koster 23,7 kr.", "Det koster 24,7 kr.") == "Det koster [-23,7-] {+24,7+} kr.\n");
  CHECK(diff("Skriv en e-mail, tak.", "Skriv et brev, tak.") == "Skriv [-en e-mail-] {+et brev+}, tak.\n");
  CHECK(diff("Kunden betaler.", "Kunden betaler »straks«.") == "Kunden betaler {+»straks«+}.\n");
  CHECK(diff("Kunden betaler straks.", "Kunden betaler.") == "Kunden betaler [-straks-].\n");
  CHECK(diff("Betal nu.", "Husk: Betal nu.") == "{+Husk:+} Betal nu.\n");
  CHECK(diff("aftale", "aftalen") == "[-aftale-] {+aftalen+}\n");
}

TEST_CASE("an island of a few words between two changes is told with them") {
  CHECK(diff("… kunnet læse den, hvilket lyder enkelt, men er dér, de fleste uenigheder begynder.",
             "… kunnet læse den. Det lyder enkelt, men det er her, de fleste uenigheder begynder.") ==
        "… kunnet læse den[-, hvilket lyder enkelt, men er dér-] {+. Det lyder enkelt, men det er her+}, de fleste "
        "uenigheder begynder.\n");
}

TEST_CASE("long unchanged text is cut on both sides of a change") {
  const std::string start = numbers(1, 30), end = numbers(31, 60);
  CHECK(diff(start + " gammel " + end, start + " ny " + end) ==
        "… ord25 ord26 ord27 ord28 ord29 ord30 [-gammel-] {+ny+} ord31 ord32 ord33 ord34 ord35 ord36 …\n");
  CHECK(diff("A " + start + " B", "C " + start + " D") ==
        "[-A-] {+C+} ord1 ord2 ord3 ord4 ord5 ord6 … ord25 ord26 ord27 ord28 ord29 ord30 [-B-] {+D+}\n");
}

TEST_CASE("paragraphs are matched by what they say, and moved on past new ones") {
  CHECK(diff("Første afsnit om aftaler.\nAndet afsnit om betaling.",
             "Første afsnit om aftaler.\nEt helt nyt et her.\nAndet afsnit om fri betaling.") ==
        "{+Et helt nyt et her.+}\nAndet afsnit om {+fri+} betaling.\n");
  CHECK(diff("Et afsnit om aftaler.\nHelt andre ord.", "Et afsnit om aftaler.") == "[-Helt andre ord.-]\n");
}

TEST_CASE("a heading names the place of a change, once") {
  const std::vector<DiffBlock> before = {
      {"Varsel & frist", "En to tre."}, {"Varsel & frist", "Fire fem seks."}, {"Andet", "Syv."}};
  const std::vector<DiffBlock> after = {
      {"Varsel & frist", "En to fire."}, {"Varsel & frist", "Fire fem otte."}, {"Andet", "Syv."}};
  CHECK(marked(word_diff(before, after, kDanish).html) ==
        "<h3>Varsel &amp; frist</h3>En to [-tre-] {+fire+}.\nFire fem [-seks-] {+otte+}.\n");
}

TEST_CASE("words are counted, and told where the theme has a line for it") {
  DiffStrings strings = kDanish;
  strings.count = "{n} ord slettet, {m} tilføjet";
  const WordDiff found = word_diff(blocks("Du har en måned, tak.\nGammelt afsnit helt væk."),
                                   blocks("Du har tredive hele dage, tak."), strings);
  CHECK(found.deleted == 6);
  CHECK(found.added == 3);
  CHECK(found.html.find("<p class=\"muted small\">6 ord slettet, 3 tilføjet</p>") != std::string::npos);
}

TEST_CASE("text is escaped wherever it stands") {
  const std::string html = word_diff({{"<h>", "a <b> & c"}}, {{"<h>", "a <i> & c"}}, kDanish).html;
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("<i>") == std::string::npos);
  CHECK(html.find("<h>") == std::string::npos);
  CHECK(html.find("&lt;") != std::string::npos);
}

TEST_CASE("a new page's diff and one of a thousand changes stay within bounds") {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += numbers(i, i + 50) + "\n";
    after += numbers(i + 5000, i + 5050) + "\n";
  }
  const WordDiff replaced = word_diff(blocks(before), blocks(after), kDanish);
  CHECK(replaced.html.size() < 40000);
  CHECK(replaced.html.find("<p>…</p>") != std::string::npos);
  CHECK(replaced.deleted == 3000u * 51);
  const std::string one_long_line = numbers(1, 200000), another = numbers(300000, 500000);
  CHECK(word_diff(blocks(one_long_line), blocks(another), kDanish).html.size() < 2000);
  std::string every_other;
  for (int i = 0; i < 10000; ++i) every_other += (i % 2 == 0 ? "ord" + std::to_string(i + 1) : "nyt") + " ";
  CHECK(word_diff(blocks(numbers(1, 10000)), blocks(every_other), kDanish).html.size() < 400000);
}

TEST_CASE("any two texts give balanced markup") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {"ord",    "Ord", " ", "  ", ".", ",",      "»",    "«",    "\n", "23,7",
                                           "e-mail", "–",   "<", "&",  "æ", "\u00A0", "\xC3", "\xFF", "'",  "-"};
  for (int round = 0; round < 2000; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
    }
    const std::string html = word_diff(blocks(texts[0]), blocks(texts[1]), kDanish).html;
    for (const char* tag : {"del", "ins", "p", "span"}) {
      size_t opened = 0, closed = 0;
      for (size_t at = html.find(std::string("<") + tag); at != std::string::npos;
           at = html.find(std::string("<") + tag, at + 1))
        ++opened;
      for (size_t at = html.find(std::string("</") + tag + ">"); at != std::string::npos;
           at = html.find(std::string("</") + tag + ">", at + 1))
        ++closed;
      REQUIRE(opened == closed);
    }
  }
}
