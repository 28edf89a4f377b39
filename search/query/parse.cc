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

bool is_question(const ParsedQuery& query, std::string_view text, const Rules& rules) {
  size_t end = text.size();
  while (end > 0 && is_space(text[end - 1])) --end;
  if (query.tokens.empty()) return false;
  if (end > 0 && text[end - 1] == '?') return true;
  if (query.tokens.size() < 3) return false;
  if (has_word(rules[Rule::openers], query.tokens[0].surface)) return true;
  for (size_t i = 0; i < query.tokens.size() && i < 3; ++i) {
    if (has_word(rules[Rule::question_words], query.tokens[i].surface)) return true;
  }
  if (query.tokens.size() < 5) return false;
  for (const QueryToken& token : query.tokens) {
    if (has_word(rules[Rule::persons], token.surface)) return true;
  }
  return false;
}

void choose_words(ParsedQuery& query, Analyzer& analyzer) {
  for (QueryToken& token : query.tokens) {
    const bool stop = analyzer.is_stop_word(token.surface);
    token.stop = stop || (query.question && analyzer.is_question_stop_word(token.surface));
    query.content += !stop;
  }
  // Every word a stop word: first give back those that are only set aside in questions, then all.
  bool any = false;
  for (const QueryToken& token : query.tokens) any = any || !token.stop;
  for (int step = 0; !any && step < 2; ++step) {
    for (QueryToken& token : query.tokens) {
      if (step == 0 && analyzer.is_stop_word(token.surface)) continue;
      token.stop = false;
      any = true;
    }
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
  result.yes_no = result.question;
  for (const QueryToken& token : result.tokens) {
    if (has_word(analyzer.rules()[Rule::question_words], token.surface)) result.yes_no = false;
  }
  result.open = !result.tokens.empty() && result.phrases.empty() && result.tokens.back().end == text.size();
  choose_words(result, analyzer);
  return result;
}

}  // namespace kb::search
