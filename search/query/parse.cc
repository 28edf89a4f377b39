#include "search/query/parse.h"

#include "search/index/lexicon.h"
#include "search/text/rules.h"
#include "search/text/utf8.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Length of a quotation mark at `at`, or 0: " “ ” „ « ».
size_t quotation_mark(std::string_view text, size_t at) {
  size_t next = at;
  const uint32_t c = decode_utf8(text, next);
  return c == '"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB ? next - at : 0;
}

// Quoted ranges of bytes. A mark without a partner is no mark.
std::vector<std::pair<uint32_t, uint32_t>> quoted_ranges(std::string_view query) {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;
  bool inside = false;
  uint32_t first = 0;
  for (size_t at = 0; at < query.size();) {
    const size_t mark = quotation_mark(query, at);
    if (mark > 0) {
      if (inside) ranges.emplace_back(first, static_cast<uint32_t>(at));
      inside = !inside;
      first = static_cast<uint32_t>(at + mark);
    }
    at += mark > 0 ? mark : 1;
  }
  return ranges;
}

// Whether one of the first `among` words is in the list.
bool says(const ParsedQuery& query, size_t among, std::string_view list) {
  for (size_t i = 0; i < query.tokens.size() && i < among; ++i) {
    if (has_word(list, query.tokens[i].surface)) return true;
  }
  return false;
}

bool is_question(const ParsedQuery& query, std::string_view text, const Rules& rules) {
  const size_t words = query.tokens.size();
  size_t end = text.size();
  while (end > 0 && is_space(text[end - 1])) --end;
  if (words == 0) return false;
  if (end > 0 && text[end - 1] == '?') return true;
  return words >= 3 && (says(query, 1, rules[Rule::openers]) || says(query, 3, rules[Rule::question_words]) ||
                        (words >= 5 && says(query, words, rules[Rule::persons])));
}

void choose_words(ParsedQuery& query, Analyzer& analyzer) {
  bool any = false;
  for (QueryToken& token : query.tokens) {
    const bool stop = analyzer.is_stop_word(token.surface);
    token.stop = stop || (query.question && analyzer.is_question_stop_word(token.surface));
    query.content += !stop;
    any = any || !token.stop;
  }
  // Every word a stop word: those that are only set aside in questions are meant, or else all.
  for (QueryToken& token : query.tokens) {
    if (!any) token.stop = query.content > 0 && analyzer.is_stop_word(token.surface);
  }
  for (uint32_t i = 0; i < query.tokens.size() && query.words.size() < kMaxQueryWords; ++i) {
    if (!query.tokens[i].stop) query.words.push_back(i);
  }
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Analyzer& analyzer) {
  ParsedQuery result;
  text = text.substr(0, kMaxQueryBytes);
  std::vector<Token> tokens;
  tokenize(text, analyzer.language(), tokens);
  const auto quoted = quoted_ranges(text);
  size_t range = 0;
  bool outside = false;
  for (const Token& token : tokens) {
    if (token.joined) continue;
    if (result.typed >= kMaxQueryTokens) break;
    ++result.typed;
    std::string surface(clip_surface(token.surface));
    while (range < quoted.size() && quoted[range].second <= token.begin) ++range;
    const bool inside = range < quoted.size() && quoted[range].first <= token.begin;
    const bool hyphen =
        token.begin > 0 && text[token.begin - 1] == '-' && (token.begin == 1 || is_space(text[token.begin - 2]));
    const bool continuation =
        !result.tokens.empty() && has_word(analyzer.rules()[Rule::joiners], result.tokens.back().surface);
    if (hyphen && !inside && !continuation && !token.digits) {
      result.excluded.push_back(static_cast<std::string&&>(surface));
      continue;
    }
    const uint32_t number = static_cast<uint32_t>(result.tokens.size());
    if (inside) {
      const bool continues = !result.phrases.empty() && result.phrases.back().end == number && number > 0 &&
                             result.tokens[number - 1].begin >= quoted[range].first;
      if (continues) {
        result.phrases.back().end = number + 1;
      } else {
        result.phrases.push_back({number, number + 1});
      }
    } else {
      outside = true;
    }
    result.tokens.push_back({static_cast<std::string&&>(surface), token.begin, token.end, token.digits, false});
  }
  if (result.tokens.empty()) {  // nothing to exclude from: the words themselves are meant
    for (std::string& surface : result.excluded) {
      result.tokens.push_back({static_cast<std::string&&>(surface), 0, 0, false, false});
    }
    result.excluded.clear();
  }
  result.only_phrases = !outside && !result.phrases.empty();
  result.question = is_question(result, text, analyzer.rules());
  result.yes_no = result.question && !says(result, result.tokens.size(), analyzer.rules()[Rule::question_words]);
  result.open = !result.tokens.empty() && result.phrases.empty() && result.tokens.back().end == text.size();
  choose_words(result, analyzer);
  return result;
}

}  // namespace kb::search
