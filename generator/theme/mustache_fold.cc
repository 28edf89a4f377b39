#include "generator/theme/mustache_fold.h"

#include <optional>
#include <variant>
#include <vector>

#include "generator/base/escape_html.h"

namespace kb {
namespace {

class Folder {
 public:
  Folder(const Template& tags, const Object& shared, const std::set<std::string_view>& page_names)
      : tags_(tags), shared_(shared), page_names_(page_names) {}

  Template run() {
    fold(0, tags_.size());
    return std::move(result_);
  }

 private:
  void add_text(const TemplateTag& tag, std::string_view text) {
    if (!result_.empty() && result_.back().kind == TagKind::text) {
      result_.back().text += text;
    } else {
      result_.push_back({TagKind::text, false, std::string(text), {}, tag.span});
    }
  }

  // What the name means here, null for nothing; no value at all where the page decides. As template.cc looks names up.
  std::optional<const Value*> find(std::string_view name) const {
    if (name == ".") {
      if (sections_.empty() || sections_.back() == nullptr) return std::nullopt;
      return sections_.back();
    }
    const size_t dot = name.find('.');
    const std::string_view first = name.substr(0, dot);
    const Value* found = nullptr;
    for (size_t i = sections_.size(); i-- > 0 && found == nullptr;) {
      if (sections_[i] == nullptr && page_names_.count(first) != 0) return std::nullopt;
      const Object* object = sections_[i] == nullptr ? nullptr : std::get_if<Object>(&sections_[i]->state());
      if (object != nullptr) found = object->find(first);
    }
    if (found == nullptr && page_names_.count(first) == 0) found = shared_.find(first);
    if (found == nullptr) return std::nullopt;
    return dot == std::string_view::npos ? found : find_member(*found, name.substr(dot + 1));
  }

  void fold(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const TemplateTag& tag = tags_[i];
      switch (tag.kind) {
        case TagKind::section:
        case TagKind::inverted: {
          const size_t close = closing(i);
          section(i, close);
          i = close;
          break;
        }
        case TagKind::variable:
        case TagKind::raw: {
          const std::optional<const Value*> found = find(tag.text);
          if (!found) {
            result_.push_back(tag);
          } else if (const std::string* text = *found ? std::get_if<std::string>(&(*found)->state()) : nullptr) {
            std::string escaped;
            if (tag.kind == TagKind::variable) escape_html_quotes(*text, escaped);
            add_text(tag, tag.kind == TagKind::raw ? *text : escaped);
          }
          break;
        }
        case TagKind::text:
          add_text(tag, tag.text);
          break;
        default:
          result_.push_back(tag);
      }
    }
  }

  size_t closing(size_t open) const {
    size_t depth = 0, i = open;
    do {
      if (tags_[i].kind == TagKind::section || tags_[i].kind == TagKind::inverted) ++depth;
      if (tags_[i].kind == TagKind::close) --depth;
      ++i;
    } while (depth > 0 && i < tags_.size());
    return i - 1;
  }

  void section(size_t open, size_t close) {
    const TemplateTag& tag = tags_[open];
    const std::optional<const Value*> found = find(tag.text);
    if (!found) {
      result_.push_back(tag);
      inside(nullptr, open, close, tag.kind == TagKind::section);
      result_.push_back(tags_[close]);
      return;
    }
    if (is_true(*found) == (tag.kind == TagKind::inverted)) return;
    const List* list = *found ? std::get_if<List>(&(*found)->state()) : nullptr;
    if (tag.kind == TagKind::inverted) {
      fold(open + 1, close);
    } else if (list != nullptr) {
      for (const Value& item : *list) inside(&item, open, close, true);
    } else {
      inside(*found, open, close, true);
    }
  }

  void inside(const Value* value, size_t open, size_t close, bool pushed) {
    if (pushed) sections_.push_back(value);
    fold(open + 1, close);
    if (pushed) sections_.pop_back();
  }

  const Template& tags_;
  const Object& shared_;
  const std::set<std::string_view>& page_names_;
  std::vector<const Value*> sections_;  // innermost last; null: something of the page's
  Template result_;
};

}  // namespace

bool is_true(const Value* value) {
  if (value == nullptr) return false;
  if (const bool* flag = std::get_if<bool>(&value->state())) return *flag;
  if (const std::string* text = std::get_if<std::string>(&value->state())) return !text->empty();
  if (const List* list = std::get_if<List>(&value->state())) return !list->empty();
  return true;
}

const Value* find_member(const Value& value, std::string_view path) {
  const Object* object = std::get_if<Object>(&value.state());
  if (object == nullptr) return nullptr;
  if (const Value* whole = object->find(path)) return whole;
  const size_t dot = path.find('.');
  const Value* first = dot == std::string_view::npos ? nullptr : object->find(path.substr(0, dot));
  return first == nullptr ? nullptr : find_member(*first, path.substr(dot + 1));
}

Template fold_shared(const Template& tags, const Object& shared, const std::set<std::string_view>& page_names) {
  return Folder(tags, shared, page_names).run();
}

}  // namespace kb
