#include "generator/config/value_reader.h"

#include <charconv>

#include "generator/base/ascii.h"

namespace kb {
namespace {

using Kind = SourceValue::Kind;

std::string_view kind_name(const SourceValue& value) {
  switch (value.kind) {
    case Kind::empty:
      return "empty";
    case Kind::plain:
    case Kind::text:
      return "text";
    case Kind::integer:
    case Kind::number:
      return "a number";
    case Kind::boolean:
      return "true or false";
    case Kind::date:
      return "a date";
    case Kind::list:
      return "a list";
    case Kind::table:
      return "a table";
  }
  return "something else";
}

std::string_view kind_name(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "a text";
    case ValueType::list:
      return "a list of texts";
    case ValueType::date:
      return "a date";
    case ValueType::boolean:
      return "true or false";
    case ValueType::integer:
      return "a whole number";
    case ValueType::number:
      return "a number";
    case ValueType::faq:
      return "a list of questions with answers";
    case ValueType::history:
      return "a list of edits";
    case ValueType::downloads:
      return "a list of files";
    case ValueType::table:
      return "a table";
  }
  return "something else";
}

}  // namespace

void ValueReader::wrong_type(const SourceValue& value, const KeyExpectation& key) {
  wrong_kind(value, key, "'" + std::string(key.name) + "' must be " + std::string(kind_name(key.type)));
}

void ValueReader::wrong_item(const SourceValue& item, const KeyExpectation& key, std::string_view meant) {
  wrong_kind(item, key, "each item of '" + std::string(key.name) + "' must be " + std::string(meant));
}

void ValueReader::wrong_kind(const SourceValue& value, const KeyExpectation& key, const std::string& meant) {
  std::string found(kind_name(value));
  if (value.scalar() && value.text.size() <= 40) found = "'" + value.text + "'";
  std::string hint;
  if (!key.example.empty()) {
    hint = "write it like this: " + std::string(key.name) + (toml_ ? " = " : ": ") + std::string(key.example);
  }
  diagnostics_.push_back(make_diagnostic(codes_.type, value.span, meant + ", not " + found, std::move(hint)));
}

void ValueReader::wrong_value(Span span, std::string message, std::string hint) {
  diagnostics_.push_back(make_diagnostic(codes_.value, span, std::move(message), std::move(hint)));
}

void ValueReader::unknown_key(const SourceMember& member, std::string_view where, const std::vector<std::string>& known,
                              std::string hint) {
  if (hint.empty()) {
    if (const std::string meant = nearest(member.key, known); !meant.empty()) {
      hint = did_you_mean(meant);
    } else if (known.size() <= 8) {
      hint = "possible here:";
      for (size_t i = 0; i < known.size(); ++i) hint += (i == 0 ? " " : ", ") + known[i];
    }
  }
  diagnostics_.push_back(make_diagnostic(codes_.unknown_key, member.key_span,
                                         "unknown key '" + member.key + "'" + std::string(where), std::move(hint)));
}

Text ValueReader::text(const SourceValue& value, const KeyExpectation& key) {
  if (value.kind == Kind::empty) return {};
  const bool fits = toml_ ? value.kind == Kind::text : value.scalar();
  if (!fits) {
    wrong_type(value, key);
    return {};
  }
  return {value.text, value.span};
}

std::vector<Text> ValueReader::texts(const SourceValue& value, const KeyExpectation& key) {
  std::vector<Text> list;
  const bool in_list = value.kind == Kind::list;
  const auto add = [&](const SourceValue& item) {
    if (in_list && item.kind != Kind::empty && (toml_ ? item.kind != Kind::text : !item.scalar())) {
      wrong_item(item, key, "a text");
      return;
    }
    Text one = text(item, key);
    if (one.present() && !one.value.empty()) list.push_back(std::move(one));
  };
  if (value.kind == Kind::list) {
    for (const SourceValue& item : value.items) add(item);
  } else {
    add(value);
  }
  return list;
}

std::optional<Date> ValueReader::date(const SourceValue& value, const KeyExpectation& key) {
  if (value.kind == Kind::empty) return std::nullopt;
  if (!value.scalar() || value.kind == Kind::boolean) {
    wrong_type(value, key);
    return std::nullopt;
  }
  if (const auto date = parse_iso_date(value.text)) return date;
  const auto guess = guess_date(value.text);
  const std::string_view t = value.text;
  const bool iso_form = t.size() >= 10 && t[4] == '-' && t[7] == '-' &&
                        t.substr(0, 10).find_first_not_of("0123456789-") == std::string_view::npos;
  std::string message = "'" + value.text.substr(0, 60) + "' is not a date that can be read";
  std::string hint = "write " + (guess ? iso_date(*guess) : std::string("year, month and day: 2025-10-30"));
  if (iso_form && !parse_iso_date(t.substr(0, 10))) {
    message = "'" + value.text.substr(0, 60) + "' is a day that no calendar has";
    hint = did_you_mean(guess ? iso_date(*guess) : std::string(), "check the month and the day");
  } else if (iso_form) {
    hint = "write the time as 11:09, with its offset if you like: 2025-10-30T11:09+01:00";
  }
  diagnostics_.push_back(make_diagnostic(codes_.date, value.span, std::move(message), std::move(hint)));
  return std::nullopt;
}

std::optional<bool> ValueReader::boolean(const SourceValue& value, const KeyExpectation& key) {
  if (value.kind == Kind::empty) return std::nullopt;
  if (value.kind == Kind::boolean) return value.text == "true";
  if (value.kind == Kind::plain) {
    const std::string word = ascii::lower(value.text);
    for (const char* yes : {"true", "yes", "on", "ja"}) {
      if (word == yes) return true;
    }
    for (const char* no : {"false", "no", "off", "nej", "nei"}) {
      if (word == no) return false;
    }
  }
  wrong_type(value, key);
  return std::nullopt;
}

std::optional<int64_t> ValueReader::integer(const SourceValue& value, const KeyExpectation& key, int64_t least,
                                            int64_t most) {
  if (value.kind == Kind::empty) return std::nullopt;
  int64_t number = 0;
  const char* const end = value.text.data() + value.text.size();
  const auto result = std::from_chars(value.text.data(), end, number);
  const bool readable = result.ec == std::errc::result_out_of_range || (result.ec == std::errc() && result.ptr == end);
  if ((value.kind != Kind::plain && value.kind != Kind::integer) || !readable) {
    wrong_type(value, key);
    return std::nullopt;
  }
  if (result.ec != std::errc() || number < least || number > most) {
    wrong_value(value.span, "'" + std::string(key.name) + "' cannot be " + value.text.substr(0, 40),
                "write a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
  }
  return number;
}

}  // namespace kb
