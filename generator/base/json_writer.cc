#include "generator/base/json_writer.h"

#include "generator/base/find_byte.h"
#include "generator/base/hex.h"

namespace kb {
namespace {

constexpr auto kEscaped = [](auto c) {
  return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') | (c == '>') | (c == '&');
};

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  size_t done = 0;
  for (size_t i = 0; (i = find_byte(text, i, kEscaped)) < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    out_.append(text, done, i - done);
    done = ++i;
    switch (byte) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      default:
        out_ += "\\u00";
        append_hex(byte, out_);
    }
  }
  out_.append(text, done, text.size() - done);
  out_ += '"';
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  quoted(value);
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

}  // namespace kb
