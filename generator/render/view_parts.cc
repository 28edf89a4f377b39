#include "generator/render/view_parts.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr size_t kLongTitle = 60;  // characters; see h1 in style.css
constexpr size_t kVeryLongTitle = 140;
constexpr size_t kCardText = 180;     // bytes: six lines of the narrowest card
constexpr size_t kMeaningText = 300;  // bytes; what a term means, beside a link to it

// Up to the first full stop, question or exclamation mark with a capital letter after it.
std::string_view first_sentence(std::string_view text) {
  for (size_t i = 1; i + 2 < text.size(); ++i) {
    const bool stop = text[i] == '.' || text[i] == '?' || text[i] == '!';
    const auto next = static_cast<unsigned char>(text[i + 2]);
    const bool abbreviation = text[i - 1] == '.' || (i > 1 && text[i - 2] == '.') || (i > 1 && text[i - 2] == ' ');
    if (stop && text[i + 1] == ' ' && (ascii::is_upper(next) || next == 0xC3) && !abbreviation) {
      return text.substr(0, i + 1);
    }
  }
  return text;
}

constexpr size_t kShortWord = 12;  // bytes; shorter words are never broken, as style.css says

constexpr std::string_view kSoftHyphen = "\u00AD";

using Compounds = std::vector<search::CompoundSplit>;

const Compounds* compounds_of(const ViewInput& input, std::string_view language) {
  if (input.indexes == nullptr) return nullptr;
  for (const LanguageIndex& index : *input.indexes) {
    if (index.language == language) return &index.built.compounds;
  }
  return nullptr;
}

// Null for a word that is no compound, or is longer or shorter in lower case.
const search::CompoundSplit* find_compound(const Compounds& compounds, std::string_view shown) {
  const std::string word = lower_case(shown);
  const auto found = std::lower_bound(
      compounds.begin(), compounds.end(), word,
      [](const search::CompoundSplit& split, const std::string& wanted) { return split.surface < wanted; });
  return found != compounds.end() && found->surface == word && word.size() == shown.size() ? &*found : nullptr;
}

}  // namespace

const std::string& word(const ViewInput& input, std::string_view language, std::string_view key) {
  return input.theme.string(language, key);
}

std::string phrase(const ViewInput& input, std::string_view language, std::string_view key,
                   const Placeholders& values) {
  return format_string(input.theme.string(language, key), values);
}

std::string counted(const ViewInput& input, std::string_view language, const std::string& key, size_t n) {
  if (n == 1) return word(input, language, key + "_one");
  return phrase(input, language, key, {{"n", std::to_string(n)}});
}

std::string asset_url(const ViewInput& input, std::string_view name) {
  const auto found = input.asset_names.find(name);
  return found == input.asset_names.end() ? std::string() : input.config.base_path + found->second;
}

std::string local_url(const Config& config, std::string_view language, std::string_view path) {
  return config.base_path + language_root(config, language).substr(1) + std::string(path);
}

std::string route_url(const Config& config, std::string_view language, Route which) {
  return local_url(config, language, std::string(route(language, which)) + "/");
}

std::string config_url(const Config& config, std::string_view url) {
  const bool rooted = !url.empty() && url[0] == '/' && (url.size() == 1 || url[1] != '/');
  if (!rooted || url.compare(0, config.base_path.size(), config.base_path) == 0) return std::string(url);
  return config.base_path + std::string(url.substr(1));
}

std::string absolute_url(const Config& config, std::string_view url) {
  if (url.empty() || url[0] != '/') return std::string(url);
  const std::string& base = config.base_url;
  const size_t scheme = base.find("://");
  const size_t path = base.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  return base.substr(0, path) + std::string(url);
}

const std::string& lead_of(const FrontMatter& meta) {
  return meta.summary.present() ? meta.summary.value : meta.description.value;
}

std::string hyphenated(const ViewInput& input, std::string_view language, std::string_view text) {
  const Compounds* compounds = compounds_of(input, language);
  if (compounds == nullptr) return std::string(text);
  std::string out;
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t begin = i;
    while (i < text.size() && ascii::is_word_byte(text[i])) ++i;
    if (i - begin < kShortWord) continue;
    const search::CompoundSplit* const split = find_compound(*compounds, text.substr(begin, i - begin));
    if (split == nullptr) continue;
    for (size_t part = 1; part < split->parts.size(); ++part) {
      const size_t joint = begin + split->parts[part].begin;
      out += text.substr(done, joint - done);
      out += kSoftHyphen;
      done = joint;
    }
  }
  out += text.substr(done);
  return out;
}

std::string without_soft_hyphens(std::string text) {
  for (size_t at = 0; (at = text.find(kSoftHyphen, at)) != std::string::npos;) text.erase(at, kSoftHyphen.size());
  return text;
}

std::string first_sentences(std::string_view text, size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const std::string_view seen = text.substr(0, limit + 3);  // a sentence's end is told by the two bytes after it
  size_t end = first_sentence(seen).size();
  if (end > limit) return shortened(text, limit);
  for (size_t next = end; next <= limit; next += 1 + first_sentence(seen.substr(next + 1)).size()) end = next;
  return std::string(text.substr(0, end));
}

std::string in_sentence(std::string_view title) {
  const std::string lower = lower_case(title);
  if (lower.size() != title.size()) return std::string(title);
  const size_t first = title.empty() || (static_cast<unsigned char>(title[0]) & 0x80) == 0 ? 1 : 2;
  if (title.size() <= first || title.substr(first) != std::string_view(lower).substr(first)) return std::string(title);
  return lower;
}

std::string capitalized(std::string text) {
  if (!text.empty()) text[0] = ascii::upper(text[0]);
  return text;
}

std::string enumerated(const std::vector<std::string>& names, std::string_view and_word) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " " + std::string(and_word) + " " : ", ";
    out += names[i];
  }
  return out;
}

namespace {

std::string page_heading(const ViewInput& input, const Page& page) {
  return input.texts.empty() ? hyphenated(input, page.language, page.title) : input.texts[page.id].heading;
}

std::string page_summary(const ViewInput& input, const Page& page) {
  if (!input.texts.empty()) return input.texts[page.id].summary;
  const bool defined = page.kind == PageKind::term && !page.definition.empty();
  return shortened(first_sentence(defined ? page.definition : page.description), kCardText);
}

}  // namespace

std::vector<PageText> page_texts(const ViewInput& input) {
  std::vector<PageText> texts;
  for (const Page& page : input.site.pages) {
    texts.push_back({page_heading(input, page), page_summary(input, page), page_meaning(input, page)});
  }
  return texts;
}

std::string page_meaning(const ViewInput& input, const Page& page) {
  return input.texts.empty() ? first_sentences(page.definition, kMeaningText) : input.texts[page.id].meaning;
}

Object page_link(const ViewInput& input, const Page& page) {
  Object link;
  link.members().reserve(3);
  link.set("heading", page_heading(input, page));
  link.set("url", page.url);
  return link;
}

Object plain_link(std::string title, std::string url) {
  Object link;
  link.set("title", std::move(title));
  link.set("url", std::move(url));
  return link;
}

List page_cards(const ViewInput& input, const std::vector<PageId>& pages, size_t begin, size_t end) {
  List cards;
  for (size_t i = begin; i < std::min(end, pages.size()); ++i) {
    const Page& page = input.site.page(pages[i]);
    Object card = page_link(input, page);
    card.set("text", page_summary(input, page));
    cards.emplace_back(std::move(card));
  }
  return cards;
}

Object dated(const ViewInput& input, std::string_view language, const std::string& key, const Date& date,
             const Placeholders& values, bool with_time) {
  const std::string pattern = phrase(input, language, key, values);
  const size_t at = pattern.find("{date}");
  Object result;
  result.set("before", pattern.substr(0, at));
  result.set("date", with_time ? long_date_time(date, language) : long_date(date, language));
  result.set("iso", iso_date(date));
  result.set("after", at == std::string::npos ? std::string() : pattern.substr(at + 6));
  return result;
}

const LanguageConfig& language_config(const ViewInput& input, std::string_view language) {
  return input.config.language(language);
}

const std::string& site_title(const ViewInput& input, std::string_view language) {
  const std::string& title = language_config(input, language).title;
  return title.empty() ? input.config.title : title;
}

const std::string& site_description(const ViewInput& input, std::string_view language) {
  const std::string& description = language_config(input, language).description;
  return description.empty() ? input.config.description : description;
}

Crumb home_crumb(const ViewInput& input, std::string_view language) {
  return {word(input, language, "home"), local_url(input.config, language, "")};
}

Object common_fields(const ViewInput& input, CommonView view) {
  Object data;
  data.members().reserve(56);
  std::string heading = hyphenated(input, view.language, view.title);
  view.title = without_soft_hyphens(std::move(view.title));  // of the theme's own strings
  const size_t length = search::count_code_points(view.title);
  if (view.title_tag.empty()) {
    const std::string& site = site_title(input, view.language);
    view.title_tag = view.title == site ? site : view.title + " – " + site;
  }
  data.set("title_tag", std::move(view.title_tag));
  data.set("heading", std::move(heading));
  data.set("title_class", length > kVeryLongTitle ? "title-xlong" : length > kLongTitle ? "title-long" : "");
  data.set("title", std::move(view.title));
  if (view.description.empty()) view.description = site_description(input, view.language);
  data.set("description", std::move(view.description));
  data.set("noindex", view.noindex);
  data.set("canonical", absolute_url(input.config, view.url));
  List alternates;
  if (view.alternates.size() > 1) {
    for (const auto& [language, url] : view.alternates) {
      Object alternate;
      alternate.set("language", language);
      alternate.set("url", absolute_url(input.config, url));
      alternates.emplace_back(std::move(alternate));
      if (language != input.config.default_language) continue;
      Object any;
      any.set("language", "x-default");
      any.set("url", absolute_url(input.config, url));
      alternates.emplace_back(std::move(any));
    }
  }
  data.set("alternates", std::move(alternates));
  List translations;
  for (const auto& [language, url] : view.alternates) {
    if (language == view.language) continue;
    Object translation = plain_link(word(input, language, "language.name"), url);
    translation.set("language", language);
    translations.emplace_back(std::move(translation));
  }
  List languages = language_links(input, view.language, view.alternates);
  data.set("languages", std::move(languages));
  data.set("has_translations", !translations.empty());
  data.set("translations", std::move(translations));
  data.set("og_type", std::move(view.og_type));
  data.set("image",
           absolute_url(input.config, config_url(input.config, view.image.empty() ? input.config.image : view.image)));
  data.set("json_ld", std::move(view.json_ld));
  List crumbs;
  for (Crumb& crumb : view.crumbs) {
    Object item = plain_link(std::move(crumb.title), std::move(crumb.url));
    item.set("first", crumbs.empty());
    crumbs.emplace_back(std::move(item));
  }
  data.set("crumbs", std::move(crumbs));
  data.set("search_large", view.search_large);
  data.set("search_page", view.search_page);
  data.set("ask_path", view.ask_path);
  data.set("printed", std::move(view.printed));
  return data;
}

}  // namespace kb
