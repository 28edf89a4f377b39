#include <algorithm>

#include "search/text/analyze.h"
#include "search/text/number_spelling.h"
#ifndef __wasm__
#include "search/text/token_texts.h"
#endif
#include "search/text/utf8.h"
#include "search/text/word_characters.h"

namespace kb::search {
namespace {

// Nobody asks the browser's engine where soft hyphens stand. Its texts come composed: an index has them so, and of
// queries kb-search.js makes it so.
#ifdef __wasm__
constexpr bool kNotesHyphens = false, kComposes = false;
#else
constexpr bool kNotesHyphens = true, kComposes = true;
#endif

constexpr size_t kMaxJoinedPieces = 4;  // "hvad-koster-det-at-opsige" is a file name, not a word
constexpr size_t kMaxSlashPiece = 3;    // a/s, km/t, but not og/eller

// What lies between two pieces of one word, if anything does.
enum class Connector : uint8_t { none, hyphen, slash, digit_group };

struct Piece {
  uint32_t begin = 0, end = 0;
  std::string surface;
  bool has_apostrophe = false;
  bool has_digit = false;
  bool is_number = false;  // digits and number punctuation only
};

// Where tokens go: the strings of former ones are used again.
class TokenList {
 public:
  explicit TokenList(std::vector<Token>& tokens) : tokens_(tokens) {}

  static char* room(char* own, size_t) { return own; }
  void add(uint32_t begin, uint32_t end, std::string_view surface, bool joined, bool digits) {
    if (count_ == tokens_.size()) tokens_.emplace_back();
    Token& token = tokens_[count_++];
    token.begin = begin;
    token.end = end;
    token.surface = surface;
    token.joined = joined;
    token.digits = digits;
  }
  void finish() { tokens_.resize(count_); }

 private:
  std::vector<Token>& tokens_;
  size_t count_ = 0;
};

#ifndef __wasm__
class TextList {
 public:
  explicit TextList(TokenTexts& tokens) : tokens_(tokens) { tokens_.clear(); }

  char* room(char*, size_t size) { return tokens_.room(size); }
  void add(uint32_t begin, uint32_t end, std::string_view surface, bool joined, bool) {
    tokens_.add(begin, end, surface, joined);
  }
  void finish() {}

 private:
  TokenTexts& tokens_;
};
#endif

template <class Out>
class Tokenizer {
 public:
  Tokenizer(std::string_view text, Language language, Out out, std::vector<SoftHyphens>* hints)
      : text_(text), language_(language), out_(out), hints_(hints) {}

  void run() {
    for (;;) {
      skip_stops();
      if (position_ >= text_.size()) break;
      if (read_plain_word()) continue;
      size_t next = position_;
      const uint32_t c = decode(next);
      if (starts_word(c)) {
        read_word();
      } else {
        position_ = next;
      }
    }
    out_.finish();
  }

 private:
  uint32_t decode(size_t& position) const {
    const auto byte = static_cast<uint8_t>(text_[position]);
    if (byte < 0x80) {
      ++position;
      return byte;
    }
    return decode_utf8(text_, position);
  }

  static bool starts_word(uint32_t c) {
    if (is_apostrophe(c)) return false;
    const CharacterClass kind = class_of(c);
    return kind == CharacterClass::letter || kind == CharacterClass::digit;
  }

  // Whether a word character stands at `position`, past characters that are as if not there.
  bool word_at(size_t position) const {
    while (position < text_.size()) {
      const uint32_t c = decode(position);
      if (class_of(c) != CharacterClass::ignored) return starts_word(c);
    }
    return false;
  }

  uint32_t normalized(uint32_t c) const {
    c = lower(c);
    if (language_ == Language::none || language_ == Language::english) return c;
    return c == 0xE4 ? 0xE6 : c == 0xF6 ? 0xF8 : c;
  }

  void skip_stops() {
    while (position_ < text_.size() && kBytes[static_cast<uint8_t>(text_[position_])] == kStop) ++position_;
  }

  // The usual word: letters of Latin-1 up to a space or a stop. False, and nothing is done, where anything else stands.
  bool read_plain_word() {
    constexpr size_t kMost = 2 * kMaxSurfaceCodePoints;
    char own[kMost];
    char* const word = out_.room(own, kMost);
    size_t size = 0, end = position_;
    for (; end < text_.size(); ++end) {
      const uint8_t byte = kBytes[static_cast<uint8_t>(text_[end])];
      if (byte > kLatin && size < kMost) {
        word[size++] = static_cast<char>(byte);
        continue;
      }
      if (byte == kStop) break;
      if (byte != kLatin || size + 2 > kMost) return false;
      if (++end == text_.size() || (static_cast<uint8_t>(text_[end]) & 0xC0) != 0x80) return false;
      const uint32_t letter = 0xC0u | (static_cast<uint8_t>(text_[end]) & 0x3Fu);
      if (letter == 0xD7 || letter == 0xF7) return false;  // × and ÷
      word[size++] = static_cast<char>(0xC3);
      word[size++] = static_cast<char>(0x80 | (normalized(letter) & 0x3F));
    }
    const std::string_view surface(word, size);
    if (size == 0 || (size > kMaxSurfaceCodePoints && count_code_points(surface) > kMaxSurfaceCodePoints)) return false;
    emit(static_cast<uint32_t>(position_), static_cast<uint32_t>(end), surface, false, false);
    position_ = end;
    return true;
  }

  size_t digits_from(size_t position) const {
    size_t end = position;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return end - position;
  }

  // Number punctuation at position_ in a piece of digits, with a digit to follow.
  bool continues_number(uint32_t c, size_t next, const Piece& piece) const {
    const size_t digits = digits_from(next);
    if (digits == 0) return false;
    if (c == '.' || c == ',') return true;
    return c == ':' && digits == 2 && piece.surface.size() <= 2;  // a time of day
  }

  void append(Piece& piece, uint32_t c) {
    kept_ = code_points_ < kMaxSurfaceCodePoints;
    if (kept_) {
      append_utf8(piece.surface, normalized(c));
      ++code_points_;
    }
    last_ = c >= 0x80 && lower(c) < 0x80 ? 0 : lower(c);  // not the i of İ
  }

  void append_mark(Piece& piece, uint32_t mark) {
    const uint32_t composed = kComposes ? compose(last_, mark) : 0;
    if (!composed) return append(piece, mark);
    last_ = composed;
    if (!kept_) return;
    while ((static_cast<uint8_t>(piece.surface.back()) & 0xC0) == 0x80) piece.surface.pop_back();
    piece.surface.pop_back();
    append_utf8(piece.surface, normalized(composed));
  }

  // Reads one piece; position_ stands on its first character and then behind its last.
  void read_piece(Piece& piece) {
    piece = Piece{};
    piece.begin = static_cast<uint32_t>(position_);
    piece.is_number = true;
    code_points_ = 0;
    last_ = 0;
    kept_ = false;
    hyphens_.clear();
    bool number_punctuation = false;
    size_t after = position_;
    while (position_ < text_.size()) {
      size_t next = position_;
      const uint32_t c = decode(next);
      const CharacterClass kind = class_of(c);
      if (is_apostrophe(c)) {
        if (!word_at(next) || number_punctuation) break;
        append(piece, '\'');
        piece.has_apostrophe = true;
        piece.is_number = false;
      } else if (kind == CharacterClass::letter) {
        if (number_punctuation) break;
        append(piece, c);
        piece.is_number = false;
      } else if (kind == CharacterClass::digit) {
        append(piece, c);
        piece.has_digit = true;
      } else if (kind == CharacterClass::mark) {
        append_mark(piece, c);
      } else if (kind == CharacterClass::ignored) {
        if (kNotesHyphens && (c == 0xAD || c == 0x200B) && !piece.surface.empty())
          hyphens_.push_back(static_cast<uint32_t>(piece.surface.size()));
        last_ = 0;
        position_ = next;
        continue;
      } else if (piece.is_number && continues_number(c, next, piece)) {
        append(piece, c == ':' ? '.' : c);
        number_punctuation = true;
      } else {
        break;
      }
      after = position_ = next;
    }
    piece.end = static_cast<uint32_t>(after);
    note_hyphens(piece);
  }

  void note_hyphens(const Piece& piece) {
    if (!kNotesHyphens || !hints_) return;
    while (!hyphens_.empty() && hyphens_.back() >= piece.surface.size()) hyphens_.pop_back();
    hyphens_.erase(std::unique(hyphens_.begin(), hyphens_.end()), hyphens_.end());
    if (!hyphens_.empty()) hints_->push_back({piece.surface, hyphens_});
  }

  // The connector at position_ to a next piece, and where that begins.
  Connector connector(const Piece& before, size_t& next) const {
    next = position_;
    if (next >= text_.size()) return Connector::none;
    const uint32_t c = decode(next);
    if (!word_at(next)) return Connector::none;
    if (is_hyphen(c)) return Connector::hyphen;
    if (c == '/' || c == '&') return Connector::slash;
    if (is_hard_space(c) && before.is_number && digits_from(next) == 3 && before.surface.size() <= 3)
      return Connector::digit_group;
    return Connector::none;
  }

  void read_word() {
    size_t pieces = 0;
    bool joins = true;
    bool apostrophe = false;
    const auto begin = static_cast<uint32_t>(position_);
    joined_.clear();
    Connector before = Connector::none;
    for (;;) {
      read_piece(piece_);
      emit(piece_.begin, piece_.end, piece_.surface, false, piece_.has_digit);
      ++pieces;
      apostrophe = apostrophe || piece_.has_apostrophe;
      for (const char c : piece_.surface)
        if (c != '\'' && joined_.size() <= 4 * kMaxSurfaceCodePoints) joined_ += c;
      const bool fits_slash = !piece_.has_digit && count_code_points(piece_.surface) <= kMaxSlashPiece;
      if (before == Connector::slash && !fits_slash) joins = false;
      size_t next = 0;
      const Connector after = connector(piece_, next);
      if (after == Connector::slash && !fits_slash) joins = false;
      if (after == Connector::none) break;
      position_ = next;
      skip_ignored();
      before = after;
    }
    if (pieces == 1 && piece_.is_number) return emit_number_spelling(piece_);
    if (!joins || pieces > kMaxJoinedPieces || (pieces == 1 && !apostrophe)) return;
    if (count_code_points(joined_) > kMaxSurfaceCodePoints) return;
    const bool digits = std::any_of(joined_.begin(), joined_.end(), is_digit);
    emit(begin, piece_.end, joined_, true, digits);
  }

  void skip_ignored() {
    while (position_ < text_.size()) {
      size_t next = position_;
      const uint32_t c = decode(next);
      if (class_of(c) != CharacterClass::ignored) return;
      position_ = next;
    }
  }

  void emit_number_spelling(const Piece& number) {
    if (other_number_spelling(number.surface, language_, joined_)) emit(number.begin, number.end, joined_, true, true);
  }

  void emit(uint32_t begin, uint32_t end, std::string_view surface, bool joined, bool digits) {
    if (!surface.empty()) out_.add(begin, end, surface, joined, digits);
  }

  std::string_view text_;
  Language language_;
  Out out_;
  std::vector<SoftHyphens>* hints_;
  size_t position_ = 0;
  Piece piece_;
  std::string joined_;
  std::vector<uint32_t> hyphens_;
  size_t code_points_ = 0;
  uint32_t last_ = 0;  // the code point before, which a mark may be composed with: lower case, not folded,
  bool kept_ = false;  // and whether it was within the limit
};

}  // namespace

void tokenize(std::string_view text, Language language, std::vector<Token>& out) {
  Tokenizer<TokenList>(text, language, TokenList(out), nullptr).run();
}

#ifndef __wasm__
void tokenize(std::string_view text, Language language, TokenTexts& out) {
  Tokenizer<TextList>(text, language, TextList(out), nullptr).run();
}
#endif

std::vector<SoftHyphens> soft_hyphens(std::string_view text, Language language) {
  std::vector<SoftHyphens> hints;
  std::vector<Token> tokens;
  Tokenizer<TokenList>(text, language, TokenList(tokens), &hints).run();
  return hints;
}

}  // namespace kb::search
