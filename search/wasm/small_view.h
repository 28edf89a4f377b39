// std::string_view for the browser, read before every source of the engine there (see build.cmake), in place of
// libc++'s: nothing here asks whether a place lies beyond the text, which natively would end the program by an
// exception. Only what the engine uses is here; the rest does not compile.
#pragma once

#include <cstddef>
#include <cstring>

#define _LIBCPP_STRING_VIEW

_LIBCPP_BEGIN_NAMESPACE_STD

class string_view {
 public:
  static constexpr size_t npos = static_cast<size_t>(-1);

  constexpr string_view() = default;
  constexpr string_view(const char* text) : data_(text), size_(__builtin_strlen(text)) {}
  constexpr string_view(const char* data, size_t size) : data_(data), size_(size) {}

  constexpr const char* data() const { return data_; }
  constexpr size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const char* begin() const { return data_; }
  constexpr const char* end() const { return data_ + size_; }
  constexpr char operator[](size_t i) const { return data_[i]; }
  constexpr char front() const { return data_[0]; }
  constexpr char back() const { return data_[size_ - 1]; }

  string_view substr(size_t at, size_t count = npos) const {
    const size_t left = size_ - at;
    return {data_ + at, count < left ? count : left};
  }
  void remove_prefix(size_t count) { *this = substr(count); }
  void remove_suffix(size_t count) { size_ -= count; }

  bool starts_with(string_view text) const { return text.size_ <= size_ && substr(0, text.size_) == text; }
  bool ends_with(string_view text) const { return text.size_ <= size_ && substr(size_ - text.size_) == text; }
  size_t find(string_view text, size_t from = 0) const {
    for (; from + text.size_ <= size_; ++from) {
      if (substr(from, text.size_) == text) return from;
    }
    return npos;
  }
  size_t find(char c, size_t from = 0) const {
    while (from < size_ && data_[from] != c) ++from;
    return from < size_ ? from : npos;
  }
  size_t find_first_of(string_view characters) const {
    for (size_t at = 0; at < size_; ++at) {
      if (characters.find(data_[at]) != npos) return at;
    }
    return npos;
  }

  __attribute__((noinline)) friend bool operator==(string_view a, string_view b) {
    if (a.size_ != b.size_) return false;
    size_t same = 0;
    while (same < a.size_ && a.data_[same] == b.data_[same]) ++same;
    return same == a.size_;
  }
  friend bool operator<(string_view a, string_view b) {
    const int order = memcmp(a.data_, b.data_, a.size_ < b.size_ ? a.size_ : b.size_);
    return order != 0 ? order < 0 : a.size_ < b.size_;
  }
  friend bool operator>=(string_view a, string_view b) { return !(a < b); }

 private:
  const char* data_ = nullptr;
  size_t size_ = 0;
};

_LIBCPP_END_NAMESPACE_STD
