// Results of work that always comes out the same, by what they were made of: word diffs by two versions of a page,
// pictures by their drawing. Belongs to one thread; kept between builds of one process, or as bytes between runs.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kb {

class ResultCache {
 public:
  ResultCache() = default;
  // Bytes that are not a cache, or of another version, are an empty one.
  explicit ResultCache(std::string_view bytes);

  // The results asked for or added since the cache was made, as bytes for the next run.
  std::string bytes() const;

  const std::string* find(const std::string& key);
  void add(std::string key, std::string result);

 private:
  struct Entry {
    std::string result;
    bool used = false;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace kb
