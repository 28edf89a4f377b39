// std::string for the browser, read before every source of the engine there (see build.cmake), in place of libc++'s:
// three words and no short form inside, so that nothing asks which form it is; what changes it is out of line
// (small_buffer.h). No byte 0 behind the text. Only what the engine uses is here; the rest does not compile.
#pragma once

#include <iosfwd>
#include <utility>

#include "search/wasm/small_buffer.h"
#include "search/wasm/small_view.h"

#define _LIBCPP_STRING

_LIBCPP_BEGIN_NAMESPACE_STD

template <class Char, class Traits, class Allocator>
class _LIBCPP_TEMPLATE_VIS basic_string {
 public:
  using value_type = char;
  using size_type = size_t;
  using iterator = char*;
  using const_iterator = const char*;
  static constexpr size_t npos = static_cast<size_t>(-1);

  basic_string() = default;
  basic_string(const char* text) : basic_string(string_view(text)) {}
  basic_string(const char* text, size_t size) { append(string_view(text, size)); }
  basic_string(const basic_string& other) { append(other); }
  basic_string(basic_string&& other) = default;  // `other` must not be used again
  explicit basic_string(string_view text) { append(text); }
  explicit basic_string(const kb_small::Buffer& bytes) : buffer_(bytes) {}
  basic_string& operator=(const basic_string& other) { return assign(other); }
  basic_string& operator=(basic_string&& other) = default;
  basic_string& operator=(string_view text) { return assign(text); }
  basic_string& operator=(const char* text) { return assign(text); }
  operator string_view() const { return string_view(data(), size()); }

  const char* data() const { return static_cast<const char*>(buffer_.data); }
  char* data() { return static_cast<char*>(buffer_.data); }
  size_t size() const { return buffer_.size; }
  bool empty() const { return buffer_.size == 0; }
  char& operator[](size_t i) { return data()[i]; }
  const char& operator[](size_t i) const { return data()[i]; }
  char& back() { return data()[size() - 1]; }
  const char& back() const { return data()[size() - 1]; }
  iterator begin() { return data(); }
  iterator end() { return data() + size(); }
  const_iterator begin() const { return data(); }
  const_iterator end() const { return data() + size(); }
  size_t find(string_view text, size_t from = 0) const { return string_view(*this).find(text, from); }
  size_t find(char c, size_t from = 0) const { return string_view(*this).find(c, from); }
  string_view substr(size_t at, size_t count = npos) const { return string_view(*this).substr(at, count); }

  void reserve(size_t wanted) { kb_small::reserve(buffer_, wanted, 1); }
  void resize(size_t count) {
    const char zero = 0;
    kb_small::resize(buffer_, count, &zero, 1);
  }
  void clear() { buffer_.size = 0; }
  void pop_back() { --buffer_.size; }
  void push_back(char c) { *static_cast<char*>(kb_small::grow(buffer_, 1)) = c; }
  basic_string& append(string_view text) { return replace(size(), 0, text); }
  basic_string& assign(string_view text) { return replace(0, size(), text); }
  basic_string& erase(size_t at, size_t count) { return replace(at, count, {}); }
  basic_string& replace(size_t at, size_t count, string_view text) {
    kb_small::splice(buffer_, at, count, text.data(), text.size());
    return *this;
  }
  basic_string& operator+=(string_view text) { return append(text); }
  basic_string& operator+=(char c) {
    push_back(c);
    return *this;
  }

  friend bool operator==(const basic_string& a, const basic_string& b) { return string_view(a) == string_view(b); }
  friend bool operator==(const basic_string& a, string_view b) { return string_view(a) == b; }
  friend bool operator<(const basic_string& a, const basic_string& b) { return string_view(a) < string_view(b); }

 private:
  kb_small::Buffer buffer_;
};

inline string operator+(string_view a, string_view b) {
  string sum(a);
  sum += b;
  return sum;
}

_LIBCPP_END_NAMESPACE_STD
