// Ids of one page: none twice.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kb {

class UniqueIds {
 public:
  // Takes the id; false where it is taken already.
  bool take(const std::string& id) { return taken_.insert(id).second; }

  // Takes `wanted`, or where that is taken `wanted-2`, `wanted-3` …
  std::string claim(std::string wanted) {
    if (wanted.empty()) wanted = "section";
    if (!reserved(wanted) && take(wanted)) return wanted;
    unsigned& number = last_number_.try_emplace(wanted, 1).first->second;
    while (true) {
      std::string id = wanted + "-" + std::to_string(++number);
      if (take(id)) return id;
    }
  }

 private:
  // fn1, ref1, ref1-2, tab1: footnotes, their uses, captions of tables and charts.
  static bool reserved(std::string_view id) {
    for (const std::string_view prefix : {"fn", "ref", "tab", "fc"}) {
      if (id.size() <= prefix.size() || id.substr(0, prefix.size()) != prefix) continue;
      if (id.find_first_not_of("0123456789-", prefix.size()) == std::string_view::npos) return true;
    }
    return false;
  }

  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, unsigned> last_number_;
};

}  // namespace kb
