#include "generator/config/config.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace kb;

namespace {

const std::string kSite =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/hjaelp\"\ndefault_language = \"da\"\n";

struct Read {
  SourceMap sources;
  Config config;
  std::string told;  // diagnostics, one a line: line:column code 'marked text' message | hint
};

Read read(const std::string& text) {
  Read result;
  const FileId file = result.sources.add("site.toml", text);
  Parsed<Config> parsed = parse_config(result.sources.file(file));
  sort_diagnostics(parsed.diagnostics, result.sources);
  for (const Diagnostic& d : parsed.diagnostics) {
    const LineColumn place = Locator(result.sources).locate(d.span.file, d.span.begin);
    result.told += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' +
                   std::string(info(d.code).name) + " '" + text.substr(d.span.begin, d.span.end - d.span.begin) + "' " +
                   d.message + " | " + d.hint + '\n';
  }
  result.config = std::move(parsed.value);
  return result;
}

// The three lines every site has, and more.
Read with(const std::string& more) {
  return read(kSite + more);
}

}  // namespace

TEST_CASE("three lines are a site") {
  const Read r = read(kSite);
  CHECK(r.told == "");
  CHECK(r.config.title == "Ordbog");
  CHECK(r.config.base_url == "https://example.com/hjaelp/");
  CHECK(r.config.base_path == "/hjaelp/");
  CHECK(r.config.default_language == "da");
  CHECK(r.config.content == "content");
  CHECK(r.config.languages.front().language == "da");
  CHECK(r.config.language("da").title == "Ordbog");
  CHECK(r.config.language("nb").title == "Ordbog");
  CHECK(r.config.language("xx").language == "da");
  CHECK(read("\xEF\xBB\xBF" + kSite).told == "");
}

TEST_CASE("what every site needs is asked for, with an example") {
  CHECK(read("").told ==
        "1:1 config-missing-key '' [site] has no 'base_url' | add below [site]: base_url = "
        "\"https://example.com/ordbog\"\n"
        "1:1 config-missing-key '' [site] has no 'default_language' | add below [site]: default_language = \"da\"\n"
        "1:1 config-missing-key '' [site] has no 'title' | add below [site]: title = \"Havnsund Ordbog\"\n");
  CHECK(read("\n[site]\ntitle = \"A\"\ndefault_language = \"da\"\n").told ==
        "2:1 config-missing-key '[site]' [site] has no 'base_url' | add below [site]: base_url = "
        "\"https://example.com/ordbog\"\n");
  CHECK(read("[site]\ntitle = 5\nbase_url = \"https://a.dk\"\ndefault_language = \"da\"\n").told ==
        "2:9 config-type '5' 'title' must be a text, not '5' | write it like this: title = \"Havnsund Ordbog\"\n");
}

TEST_CASE("every key of the table takes its own example") {
  for (const ConfigKey& key : config_keys()) {
    INFO(key.path);
    // "languages.*.navigation[].title" → [languages.nb] navigation = [{ title = … }]
    std::string path(key.path);
    const bool compound = path.find("compounds") != std::string::npos;
    if (path == "check.*") path = "check.io-unreadable";
    for (size_t star = path.find('*'); star != std::string::npos; star = path.find('*')) {
      const bool last = star + 1 == path.size();
      path.replace(star, 1,
                   last && compound                                  ? "kundeservice"
                   : last && path.find("forms") != std::string::npos ? "bog"
                                                                     : "nb");
    }
    std::string text;
    if (const size_t list = path.find("[]"); list != std::string::npos) {
      const std::string field = path.substr(list + 3);
      std::string other = field == "title" ? ", url = \"/a/\"" : field == "url" ? ", title = \"A\"" : "";
      if (path.find("people") == 0) other = field == "name" ? "" : ", name = \"A\"";
      if (path.find("announcements") == 0) other = field == "text" ? "" : ", text = \"A\"";
      text = path.substr(0, list) + " = [{ " + field + " = " + std::string(key.example) + other + " }]\n";
    } else {
      text = path + " = " + std::string(key.example) + "\n";
    }
    const bool of_three = path == "site.title" || path == "site.base_url" || path == "site.default_language";
    const std::string site = "site.title = \"A\"\nsite.base_url = \"https://a.dk\"\nsite.default_language = \"da\"\n";
    CHECK(read(of_three ? text + site.substr(0, 0) + (path == "site.title" ? "" : "site.title = \"A\"\n") +
                              (path == "site.base_url" ? "" : "site.base_url = \"https://a.dk\"\n") +
                              (path == "site.default_language" ? "" : "site.default_language = \"da\"\n")
                        : site + text)
              .told == "");
    CHECK(key.meaning.back() == '.');
  }
}

TEST_CASE("an unknown key is an error that names the nearest or the right table") {
  CHECK(with("titel = \"x\"\n").told ==
        "5:1 config-unknown-key 'titel' unknown key 'titel' in [site] | did you mean 'title'?\n");
  CHECK(with("[serch]\nenabled = true\n").told.find("did you mean 'search'?") != std::string::npos);
  CHECK(with("color = \"#fff\"\n").told ==
        "5:1 config-unknown-key 'color' unknown key 'color' in [site] | 'color' belongs under [brand]\n");
  CHECK(with("phone = \"1\"\n").told.find("'phone' belongs under [contact]") != std::string::npos);
  CHECK(read("title = \"A\"\n" + kSite).told ==
        "1:1 config-unknown-key 'title' unknown key 'title' | 'title' belongs under [site]\n");
  CHECK(with("[languages.nb]\ntitl = \"x\"\n").told.find("unknown key 'titl' in [languages.nb]") != std::string::npos);
  CHECK(with("[languages.nb.contact]\nfon = \"x\"\n").told.find("'fon' in [languages.nb.contact]") !=
        std::string::npos);
  CHECK(with("[[people]]\nname = \"A\"\nbott = true\n").told.find("did you mean 'bot'?") != std::string::npos);
  CHECK(with("[budgets]\nxyzzy = 1\n").told.find("possible here: output_bytes") != std::string::npos);
}

TEST_CASE("a value of the wrong kind is an error with an example") {
  CHECK(with("default_kind = \"artikel\"\n").told.find("write term, article or document") != std::string::npos);
  CHECK(
      with("raw_html = \"ja\"\n").told ==
      "5:12 config-type '\"ja\"' 'raw_html' must be true or false, not 'ja' | write it like this: raw_html = false\n");
  CHECK(with("related_count = \"6\"\n").told.find("must be a whole number") != std::string::npos);
  CHECK(with("related_count = 6.5\n").told.find("must be a whole number") != std::string::npos);
  CHECK(with("related_count = 1000\n").told.find("from 0 to 50") != std::string::npos);
  CHECK(with("popular = [1, 2]\n").told.find("each item of 'popular' must be a text, not '1'") != std::string::npos);
  CHECK(read("site = 5\n").told.find("'site' must be a table") != std::string::npos);
  CHECK(with("[languages]\nnb = \"x\"\n").told.find("'nb' must be a table") != std::string::npos);
  CHECK(read("people = 5\n" + kSite).told.find("'people' must be a table") != std::string::npos);
  CHECK(read("people = [5]\n" + kSite).told.find("'people' must be a table") != std::string::npos);
}

TEST_CASE("text that is not TOML is one error at its place, and nothing else is said") {
  const Read r = read("[site]\ntitle = Ordbog\n");
  CHECK(r.told.find("2:9 config-syntax") == 0);
  CHECK(std::count(r.told.begin(), r.told.end(), '\n') == 1);
  CHECK(r.told.find("put text in quotes") != std::string::npos);
  CHECK(read("[site]\ntitle = \"a\"\ntitle = \"b\"\n").told.find("3:") == 0);
  CHECK(read("[:").told.find("config-syntax") != std::string::npos);
  CHECK(read("[site]\ntitle = \"K\xF8"
             "b\"\n")
            .told.find("this byte is not UTF-8 | save the file as UTF-8") != std::string::npos);
}

TEST_CASE("a base URL is an address and nothing behind it") {
  const auto base = [](const std::string& url) {
    return read("[site]\ntitle = \"A\"\ndefault_language = \"da\"\nbase_url = \"" + url + "\"\n");
  };
  CHECK(base("https://a.dk").config.base_path == "/");
  CHECK(base("https://a.dk/").config.base_url == "https://a.dk/");
  CHECK(base("http://localhost:8080/a/b/").config.base_path == "/a/b/");
  CHECK(base("https://blåbærgrød.dk").told == "");
  CHECK(base("example.com/x").told ==
        "4:12 config-value '\"example.com/x\"' 'example.com/x' is not the address of a site | write it with https:// "
        "before it: base_url = \"https://example.com/x\"\n");
  CHECK(base("https://a.dk/?x").told.find("leave out what follows") != std::string::npos);
  for (const char* url : {"", "https://", "https:///a", "ftp://a.dk", "https://a.dk/a b", "https://a.dk#x",
                          "https://u@a.dk", "https://a.dk:x", "https://a.dk//b", "https://a.dk/../b", "https://a.dk/<",
                          "https://a.dk/æ", "javascript:alert(1)"}) {
    INFO(url);
    CHECK(base(url).told.find("config-value") != std::string::npos);
    CHECK_FALSE(valid_base_url(url));
  }
  Config config = base("https://a.dk/x").config;
  override_base_url(config, "https://b.no/y");
  CHECK(config.base_url == "https://b.no/y/");
  CHECK(config.base_path == "/y/");
  override_base_url(config, "nonsense");
  CHECK(config.base_path == "/y/");
}

TEST_CASE("the site is never written over its own sources or outside its folder") {
  CHECK(with("output = \"content\"\n").told.find("written over the folder 'content'") != std::string::npos);
  CHECK(with("output = \"content/x\"\n").told.find("written over") != std::string::npos);
  CHECK(with("output = \"a\"\ncontent = \"a/b\"\n").told.find("written over") != std::string::npos);
  CHECK(with("output = \"a\"\ncontent = \"ab\"\n").told == "");
  for (const char* folder : {"", "/tmp", "../x", "a/../../b", ".", "a//b", "C:\\\\x"}) {
    INFO(folder);
    const Read r = with("output = \"" + std::string(folder) + "\"\n");
    CHECK(r.told.find("is not a folder inside the site") != std::string::npos);
    CHECK(r.config.output == "public");
  }
  CHECK(with("output = \"ud/her/\"\n").config.output == "ud/her");
}

TEST_CASE("'no' is nb with a note, and unknown languages are told") {
  const Read r = read("[site]\ntitle = \"A\"\nbase_url = \"https://a.no\"\ndefault_language = \"no\"\n");
  CHECK(r.config.default_language == "nb");
  CHECK(r.config.languages.front().language == "nb");
  CHECK(r.told == "4:20 language-no '\"no\"' language 'no' is taken as nb (bokmål) | write nb, or nn for nynorsk\n");
  CHECK(with("[languages.no]\ntitle = \"B\"\n").config.language("nb").title == "B");
  CHECK(with("[languages.nb]\ntitle = \"A\"\n[languages.no]\ntitle = \"B\"\n").told.find("config-duplicate") !=
        std::string::npos);
  const Read swedish = with("[languages.sv]\ntitle = \"C\"\n");
  CHECK(swedish.told.find("language-unknown 'sv'") != std::string::npos);
  CHECK(swedish.config.has_language("sv"));
  CHECK_FALSE(with("").config.has_language("sv"));
  CHECK(with("[languages.\"../x\"]\ntitle = \"C\"\n").told.find("is not a language") != std::string::npos);
}

TEST_CASE("a language says what it says, and takes over only what is not prose") {
  const Read r = with(
      "description = \"Dansk\"\nintro = \"Hej\"\npopular = [\"opsigelse\"]\n"
      "[contact]\ntitle = \"Kontakt\"\nphone = \"1\"\n"
      "[[navigation]]\ntitle = \"Artikler\"\nurl = \"/artikler/\"\n"
      "[headings]\nfaq = [\"Kunder spørger\"]\n"
      "[languages.nb]\ntitle = \"Ordbok\"\ndescription = \"Norsk\"\nheadings.faq = [\"Kunder spør\"]\n"
      "[languages.da]\nintro = \"Velkommen\"\n");
  CHECK(r.told == "");
  const LanguageConfig& da = r.config.language("da");
  const LanguageConfig& nb = r.config.language("nb");
  CHECK(da.title == "Ordbog");
  CHECK(da.description == "Dansk");
  CHECK(da.intro == "Velkommen");
  CHECK(da.popular == std::vector<std::string>{"opsigelse"});
  CHECK(da.navigation.size() == 1);
  CHECK(da.headings.faq.front() == "Kunder spørger");
  CHECK(std::count(da.headings.faq.begin(), da.headings.faq.end(), "Typiske spørgsmål") == 1);
  CHECK(nb.title == "Ordbok");
  CHECK(nb.description == "Norsk");
  CHECK(nb.intro == "");
  CHECK(nb.contact.title == "");
  CHECK(nb.contact.phone == "1");
  CHECK(nb.navigation.empty());
  CHECK(nb.headings.faq.front() == "Kunder spør");
  CHECK(std::count(nb.headings.faq.begin(), nb.headings.faq.end(), "Kunder spørger") == 0);
  for (const char* language : {"da", "nb", "nn", "en"}) {
    const PartHeadings headings = built_in_headings(language);
    CHECK_FALSE(headings.faq.empty());
    CHECK_FALSE(headings.takeaways.empty());
    CHECK_FALSE(headings.related.empty());
    CHECK_FALSE(headings.definition.empty());
  }
}

TEST_CASE("links are addresses that a link may have") {
  CHECK(with("[[navigation]]\ntitle = \"A\"\nurl = \"javascript:alert(1)\"\n").told.find("is not an address") !=
        std::string::npos);
  CHECK(
      with("[[navigation]]\ntitle = \"A\"\n").told ==
      "5:1 config-value '[[navigation]]' a link in 'navigation' needs a title and a url | write it like this: { title "
      "= \"Artikler\", url = \"/artikler/\" }\n");
  CHECK(with("[call_to_action]\nurl = \"//evil.example\"\n").told.find("is not an address") != std::string::npos);
  CHECK(with("[call_to_action]\nurl = \"tel:\"\n").told.find("is not an address") != std::string::npos);
  CHECK(with("[call_to_action]\nurl = \"tel:+4562000000\"\n").config.languages.front().call_to_action.url ==
        "tel:+4562000000");
}

TEST_CASE("people have a name, and no name or address means two of them") {
  const Read r = with(
      "[[people]]\nname = \"Ellen Thorup\"\nmatches = \"ellen@a.dk\"\n[[people]]\nname = \"Havnbot\"\nbot = true\n");
  CHECK(r.told == "");
  REQUIRE(r.config.people.size() == 2);
  CHECK(r.config.people[0].matches == std::vector<std::string>{"ellen@a.dk"});
  CHECK(r.config.people[1].bot);
  CHECK(with("[[people]]\nbot = true\n").told ==
        "5:1 config-value '[[people]]' a person needs a name | add: name = \"Ellen Thorup\"\n");
  CHECK(with("[[people]]\nname = \"A\"\nmatches = [\"x\"]\n[[people]]\nname = \"B\"\nmatches = [\"x\"]\n").told ==
        "9:8 config-duplicate '\"B\"' two people are known by 'x' | let only one of them have it\n");
}

TEST_CASE("synonyms are groups, for all languages or for one") {
  const Read r = with("[search]\nsynonyms = [[\"opsige\", \"afmelde\"], [\"a\", \"b\", \"c\"]]\n");
  CHECK(r.told == "");
  REQUIRE(r.config.search.synonyms.size() == 2);
  CHECK(r.config.search.synonyms[1].second.size() == 3);
  const Read languages = with("[search.synonyms]\nda = [[\"a\", \"b\"]]\nno = [\"c\", \"d\"]\n");
  CHECK(languages.told == "");
  REQUIRE(languages.config.search.synonyms.size() == 2);
  CHECK(languages.config.search.synonyms[0].first == "da");
  CHECK(languages.config.search.synonyms[1].first == "nb");
  CHECK(languages.config.search.synonyms[1].second == std::vector<std::string>{"c", "d"});
  CHECK(with("[search]\nsynonyms = [[\"a\"]]\n").told.find("at least two words") != std::string::npos);
  CHECK(with("[search]\nsynonyms = \"a\"\n").told.find("must be a list") != std::string::npos);
  CHECK(with("[search]\nsynonyms = [[[\"a\"]], [1, 2]]\n").told.find("config-type") != std::string::npos);
}

TEST_CASE("compounds and forms stand at once or below a language") {
  // A word with æ, ø or å may stand without quotes, as TOML 1.1 allows.
  const Read bare = with("[search.compounds]\nmariehøne = \"-\"\n");
  CHECK(bare.told == "");
  REQUIRE(bare.config.search.compounds.size() == 1);
  CHECK(bare.config.search.compounds[0].word == "mariehøne");
  const Read quoted = with(
      "[search.compounds]\nkundeservice = \"kunde|service\"\nda.\"mariehøne\" = \"-\"\n"
      "[search.forms]\nbog = [\"bøger\"]\n[search.forms.nb]\nbok = \"bøker\"\n");
  CHECK(quoted.told == "");
  REQUIRE(quoted.config.search.compounds.size() == 2);
  CHECK(quoted.config.search.compounds[0].word == "mariehøne");
  CHECK(quoted.config.search.compounds[0].language == "da");
  CHECK(quoted.config.search.compounds[1].split == "kunde|service");
  REQUIRE(quoted.config.search.forms.size() == 2);
  CHECK(quoted.config.search.forms[1].language == "nb");
  for (const char* split : {"kunde|servic", "kundeservice", "|kundeservice", "kunde||service", ""}) {
    INFO(split);
    CHECK(with("[search.compounds]\nkundeservice = \"" + std::string(split) + "\"\n").told.find("does not divide") !=
          std::string::npos);
  }
}

TEST_CASE("colors, levels, budgets and announcements are checked") {
  CHECK(with("[brand]\ncolor = \"#1d5a4e\"\n").told == "");
  CHECK(with("[brand]\ncolor = \"#FFF\"\n").config.brand.color == "#FFF");
  for (const char* color : {"red", "#12345", "#gggggg", "1d5a4e", "#1d5a4e; }"}) {
    INFO(color);
    CHECK(with("[brand]\ncolor = \"" + std::string(color) + "\"\n").told.find("is not a color") != std::string::npos);
  }
  CHECK(with("[check]\nlink-missing-page = \"off\"\n").config.check_levels.at("link-missing-page") == "off");
  CHECK(with("[check]\nlink-mising-page = \"off\"\n").told ==
        "6:1 config-unknown-code 'link-mising-page' there is no diagnostic 'link-mising-page' | did you mean "
        "'link-missing-page'?\n");
  CHECK(with("[check]\nlink-missing-page = \"loud\"\n").told.find("'loud' is not a level") != std::string::npos);
  CHECK(with("[budgets]\npage_bytes = 100000\n").config.budgets.at("page_bytes") == 100000);
  CHECK(with("[budgets]\npage_bytes = -1\n").told.find("config-value") != std::string::npos);
  CHECK(with("[[announcements]]\ntext = \"A\"\nstart = 2025-12-20\nend = 2025-12-26\n").told == "");
  CHECK(
      with("[[announcements]]\ntext = \"A\"\nstart = 2025-12-26\nend = 2025-12-20\n").told ==
      "8:7 announcement-dates '2025-12-20' the announcement ends on 2025-12-20, before it starts on 2025-12-26 | swap "
      "'start' and 'end', or mend the wrong one\n");
  CHECK(with("[[announcements]]\ntext = \"A\"\nend = \"20/12-2025\"\n").told.find("write 2025-12-20") !=
        std::string::npos);
  CHECK(with("[[announcements]]\nurl = \"/a/\"\n").told.find("an announcement needs a text") != std::string::npos);
}

TEST_CASE("no arrangement of site.toml's pieces crashes or leaves the file") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"[site]\n",
                                           "[[people]]\n",
                                           "[languages.nb]\n",
                                           "[search.synonyms]\n",
                                           "[[announcements]]\n",
                                           "[check]\n",
                                           "[search.compounds]\n",
                                           "title",
                                           "name",
                                           "=",
                                           " = ",
                                           "\"x\"",
                                           "[",
                                           "]",
                                           "{",
                                           "}",
                                           ",",
                                           "\n",
                                           ".",
                                           "1",
                                           "true",
                                           "2025-10-30",
                                           "da",
                                           "\"",
                                           "'",
                                           "synonyms",
                                           "url",
                                           "navigation",
                                           "[[\"a\", \"b\"]]",
                                           "\t",
                                           "æ",
                                           "[brand]\n",
                                           "color",
                                           "#",
                                           "base_url",
                                           std::string(1, '\0'),
                                           "\xFF"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const int length = static_cast<int>(random() % 40);
    for (int i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    SourceMap sources;
    const FileId file = sources.add("site.toml", text);
    const Parsed<Config> parsed = parse_config(sources.file(file));
    REQUIRE_FALSE(parsed.value.languages.empty());
    REQUIRE(parsed.value.base_path.front() == '/');
    for (const Diagnostic& d : parsed.diagnostics) {
      REQUIRE(d.span.begin <= d.span.end);
      REQUIRE(d.span.end <= text.size());
    }
    format_diagnostics(parsed.diagnostics, sources, {});
  }
}
