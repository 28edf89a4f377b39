// std::vector for the browser, read before every source of the engine there (see build.cmake), in place of libc++'s:
// what small_buffer.h can do for all element types is not written out for each. vector<bool> is a vector of bytes like
// any other. Only what the engine uses is here; the rest does not compile.
#pragma once

#include <cstring>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "search/wasm/small_buffer.h"

#define _LIBCPP_VECTOR

_LIBCPP_BEGIN_NAMESPACE_STD

template <class T, class A>
class _LIBCPP_TEMPLATE_VIS vector {
 public:
  using value_type = T;
  using size_type = size_t;
  using difference_type = ptrdiff_t;
  using reference = T&;
  using const_reference = const T&;
  using iterator = T*;
  using const_iterator = const T*;

  vector() = default;
  explicit vector(size_t count) { resize(count); }
  vector(size_t count, const T& value) { resize(count, value); }
  template <class Iterator, class = typename iterator_traits<Iterator>::iterator_category>
  vector(Iterator first, Iterator last) {
    for (; first != last; ++first) push_back(*first);
  }
  vector(initializer_list<T> list) : vector(list.begin(), list.end()) {}
  vector(const vector& other) { append(other); }
  vector(vector&& other) = default;  // `other` must not be used again
  vector& operator=(const vector& other) {
    if (this != &other) {
      clear();
      append(other);
    }
    return *this;
  }
  vector& operator=(vector&& other) = default;
  void assign(size_t count, const T& value) {
    const T copy = value;
    clear();
    resize(count, copy);
  }
  template <class Iterator, class = typename iterator_traits<Iterator>::iterator_category>
  void assign(Iterator first, Iterator last) {
    clear();
    for (; first != last; ++first) push_back(*first);
  }

  iterator begin() { return data(); }
  iterator end() { return data() + buffer_.size; }
  const_iterator begin() const { return data(); }
  const_iterator end() const { return data() + buffer_.size; }
  T* data() { return static_cast<T*>(buffer_.data); }
  const T* data() const { return static_cast<const T*>(buffer_.data); }
  size_t size() const { return buffer_.size; }
  bool empty() const { return buffer_.size == 0; }
  T& operator[](size_t i) { return data()[i]; }
  const T& operator[](size_t i) const { return data()[i]; }
  T& front() { return data()[0]; }
  const T& front() const { return data()[0]; }
  T& back() { return data()[buffer_.size - 1]; }
  const T& back() const { return data()[buffer_.size - 1]; }

  void reserve(size_t wanted) { kb_small::reserve(buffer_, wanted, sizeof(T)); }
  // A new element that is no plain bytes must not be made from one of this vector.
  template <class... Arguments>
  T& emplace_back(Arguments&&... arguments) {
    if constexpr (is_trivially_copyable_v<T>) {
      const T made(std::forward<Arguments>(arguments)...);
      return *new (kb_small::grow(buffer_, sizeof(T))) T(made);
    } else {
      return *new (kb_small::grow(buffer_, sizeof(T))) T(std::forward<Arguments>(arguments)...);
    }
  }
  void push_back(const T& value) {
    if constexpr (is_trivially_copyable_v<T>) {
      push_bytes(value);
    } else {
      emplace_back(value);
    }
  }
  void push_back(T&& value) { push_bytes(value); }  // `value` must not be used again
  void pop_back() { --buffer_.size; }
  void clear() { buffer_.size = 0; }
  void resize(size_t count) {
    if constexpr (is_trivially_copyable_v<T>) {
      const T value{};
      kb_small::resize(buffer_, count, &value, sizeof(T));
    } else {
      reserve(count);
      for (size_t i = buffer_.size; i < count; ++i) new (static_cast<void*>(data() + i)) T();
      buffer_.size = count;
    }
  }
  void resize(size_t count, const T& value) {
    if constexpr (is_trivially_copyable_v<T>) {
      kb_small::resize(buffer_, count, &value, sizeof(T));
    } else {
      reserve(count);
      for (size_t i = buffer_.size; i < count; ++i) new (static_cast<void*>(data() + i)) T(value);
      buffer_.size = count;
    }
  }
  iterator insert(const_iterator place, const T& value) {
    const size_t at = static_cast<size_t>(place - begin());
    const T copy = value;
    T* room = open(at, 1);
    return new (static_cast<void*>(room)) T(copy);
  }
  iterator erase(const_iterator first, const_iterator last) {
    T* const from = const_cast<T*>(first);
    const size_t count = static_cast<size_t>(last - first);
    memmove(static_cast<void*>(from), static_cast<const void*>(last), static_cast<size_t>(end() - last) * sizeof(T));
    buffer_.size -= count;
    return from;
  }
  iterator erase(const_iterator place) { return erase(place, place + 1); }
  friend bool operator==(const vector& a, const vector& b) {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i) {
      if (!(a[i] == b[i])) return false;
    }
    return true;
  }

 private:
  void push_bytes(const T& value) {
    if constexpr (sizeof(T) > 16) {
      kb_small::push(buffer_, &value, sizeof(T));
    } else {
      char bytes[sizeof(T)];
      memcpy(bytes, static_cast<const void*>(&value), sizeof(T));
      memcpy(kb_small::grow(buffer_, sizeof(T)), bytes, sizeof(T));
    }
  }
  void append(const vector& other) {
    if constexpr (is_trivially_copyable_v<T>) {
      memcpy(open(buffer_.size, other.buffer_.size), other.buffer_.data, other.buffer_.size * sizeof(T));
    } else {
      for (const T& element : other) push_back(element);
    }
  }
  T* open(size_t at, size_t count) { return static_cast<T*>(kb_small::open(buffer_, at, count, sizeof(T))); }

  kb_small::Buffer buffer_;
};

_LIBCPP_END_NAMESPACE_STD
