#include "generator/config/config_check.h"

#include <algorithm>

namespace kb {
namespace {

struct Pattern {
  std::vector<KeySegment> segments;
  const ConfigKey* key = nullptr;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> list;
    for (const ConfigKey& key : config_keys()) list.push_back({segments_of(key.path), &key});
    return list;
  }();
  return all;
}

using Candidates = std::vector<const Pattern*>;

// Those of `from` whose segment at `depth` is `name`: exact ones, else those with a '*'.
Candidates narrow(const Candidates& from, size_t depth, std::string_view name) {
  for (const std::string_view wanted : {name, std::string_view("*")}) {
    Candidates found;
    for (const Pattern* pattern : from) {
      if (depth < pattern->segments.size() && pattern->segments[depth].name == wanted) found.push_back(pattern);
    }
    if (!found.empty()) return found;
  }
  return {};
}

class Checker {
 public:
  explicit Checker(ValueReader& values) : values_(values) {}

  void check(const SourceValue& table, const Candidates& candidates, size_t depth, const std::string& path) {
    for (const SourceMember& member : table.members) {
      const Candidates found = narrow(candidates, depth, member.key);
      if (found.empty()) {
        unknown(member, candidates, depth, path);
        continue;
      }
      const bool leaf = std::any_of(found.begin(), found.end(),
                                    [&](const Pattern* pattern) { return pattern->segments.size() == depth + 1; });
      const bool list = std::any_of(found.begin(), found.end(),
                                    [&](const Pattern* pattern) { return pattern->segments[depth].list; });
      const std::string below = path.empty() ? member.key : path + '.' + member.key;
      const SourceValue& value = member.value;
      if (value.kind == SourceValue::Kind::table) {
        if (!leaf || found.size() > 1) check(value, found, depth + 1, below);
      } else if (list && value.kind == SourceValue::Kind::list) {
        for (const SourceValue& item : value.items) {
          if (item.kind == SourceValue::Kind::table) {
            check(item, found, depth + 1, below);
          } else {
            values_.wrong_type(item, {member.key, ValueType::table, {}});
          }
        }
      } else if (!leaf) {
        values_.wrong_type(value, {member.key, ValueType::table, {}});
      }
    }
  }

 private:
  void unknown(const SourceMember& member, const Candidates& candidates, size_t depth, const std::string& path) {
    std::vector<std::string> known;
    for (const Pattern* pattern : candidates) {
      if (depth >= pattern->segments.size() || pattern->segments[depth].name == "*") continue;
      std::string name(pattern->segments[depth].name);
      if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(std::move(name));
    }
    std::string hint;
    if (nearest(member.key, known).empty()) hint = other_place(member.key, path);
    values_.unknown_key(member, path.empty() ? "" : " in [" + path + "]", known, hint);
  }

  // A key that is right but stands under the wrong table, if there is one table it could stand under.
  static std::string other_place(const std::string& name, const std::string& path) {
    std::vector<std::string> places;
    for (const Pattern& pattern : patterns()) {
      const KeySegment& first = pattern.segments[0];
      if (!path.empty() && first.name == name && pattern.segments.size() > 1) {
        return "it stands for itself in the file, under " + (first.list ? "[[" + name + "]]" : "[" + name + "]");
      }
      if (pattern.segments.size() != 2 || pattern.segments[1].name != name || pattern.segments[0].name == path)
        continue;
      const KeySegment& table = pattern.segments[0];
      const std::string table_name(table.name);
      places.push_back(table.list ? "[[" + table_name + "]]" : "[" + table_name + "]");
    }
    const bool in_site = std::find(places.begin(), places.end(), "[site]") != places.end();
    if (path.empty() && in_site) places = {"[site]"};
    return places.size() == 1 ? "'" + name + "' belongs under " + places[0] : "";
  }

  ValueReader& values_;
};

Candidates all_patterns() {
  Candidates all;
  for (const Pattern& pattern : patterns()) all.push_back(&pattern);
  return all;
}

}  // namespace

std::vector<KeySegment> segments_of(std::string_view path) {
  std::vector<KeySegment> segments;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t dot = std::min(path.find('.', begin), path.size());
    std::string_view name = path.substr(begin, dot - begin);
    const bool list = name.ends_with("[]");
    if (list) name.remove_suffix(2);
    segments.push_back({name, list});
    begin = dot + 1;
  }
  return segments;
}

const ConfigKey* find_config_key(std::string_view path) {
  const auto& keys = config_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.path == path; });
  return found == keys.end() ? nullptr : &*found;
}

void check_config_keys(const SourceValue& root, ValueReader& values) {
  Checker(values).check(root, all_patterns(), 0, {});
}

}  // namespace kb
