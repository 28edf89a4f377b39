#include "generator/theme/theme_check.h"

#include <map>
#include <tuple>
#include <utility>

namespace kb {
namespace {

const Field* find(const std::vector<Field>* fields, std::string_view name) {
  if (!fields) return nullptr;
  for (const Field& field : *fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

bool holds_strings(const Field& field) {
  return field.type == FieldType::object && !field.fields;
}

const char* describe(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "a text";
    case FieldType::html:
      return "HTML";
    case FieldType::flag:
      return "a flag";
    case FieldType::object:
      return "an object";
    case FieldType::list:
      return "a list";
  }
  return "";
}

// Lists that do not belong to each other may stand in each other this deep; each multiplies what is written.
constexpr size_t kMostLists = 3;

class Checker {
 public:
  Checker(const std::vector<Field>& shared, const std::set<std::string>& strings)
      : shared_(shared), strings_(strings) {}

  void check(const CheckedLayout& layout) {
    layout_ = layout.name;
    scopes_ = {{&shared_, nullptr, true, nullptr}, {layout.fields, nullptr, true, nullptr}};
    for (const TemplateTag& tag : *layout.tags) {
      if (tag.kind == TagKind::close) {
        scopes_.pop_back();
      } else if (tag.kind != TagKind::text) {
        check(tag);
      }
    }
  }

  Parsed<std::set<std::string>> result() {
    Diagnostics diagnostics;
    for (auto& [key, fault] : faults_) {
      const Code code = std::get<2>(key);
      std::string message = fault.message + (fault.layouts.size() == 1 ? " in layout " : " in layouts ");
      for (size_t i = 0; i < fault.layouts.size(); ++i) {
        if (i > 0) message += i + 1 == fault.layouts.size() ? " and " : ", ";
        message += "'" + std::string(fault.layouts[i]) + "'";
      }
      diagnostics.push_back(make_diagnostic(code, fault.span, std::move(message), std::move(fault.hint)));
    }
    return {std::move(used_), std::move(diagnostics)};
  }

 private:
  // What a section brings into view.
  struct Scope {
    const std::vector<Field>* fields = nullptr;
    const Field* self = nullptr;  // what '.' is
    bool pushed = false;          // false: the section changes nothing, '.' is the outer one's
    const Field* list = nullptr;  // whose items it stands for
  };

  struct Fault {
    Span span;
    std::string message, hint;
    std::vector<std::string_view> layouts;
  };

  void fault(Code code, const TemplateTag& tag, std::string message, std::string hint = {}) {
    Fault& fault = faults_[{tag.span.file, tag.span.begin, code, message}];
    if (fault.layouts.empty()) fault = {tag.span, std::move(message), std::move(hint), {}};
    if (fault.layouts.empty() || fault.layouts.back() != layout_) fault.layouts.push_back(layout_);
  }

  void check(const TemplateTag& tag) {
    const Field* field = tag.text == "." ? self(tag) : resolve(tag);
    const bool opens = tag.kind == TagKind::section || tag.kind == TagKind::inverted;
    if (tag.kind == TagKind::section && field && field->type == FieldType::list) check_nesting(tag, *field);
    if (opens) scopes_.push_back(tag.kind == TagKind::section && field ? scope_of(*field) : Scope());
    if (!field) return;
    const std::string name = "'" + tag.text + "'";
    if (opens) {
      if (holds_strings(*field)) {
        fault(Code::theme_wrong_type, tag, name + " holds the theme's strings and cannot be a section",
              "name a string in full: {{" + tag.text + ".key}}");
      }
      return;
    }
    switch (field->type) {
      case FieldType::text:
        if (tag.kind == TagKind::raw) {
          fault(Code::theme_wrong_type, tag, name + " is plain text and would be printed without escaping",
                "write {{" + tag.text + "}}");
        }
        break;
      case FieldType::html:
        if (tag.kind == TagKind::variable) {
          fault(Code::theme_wrong_type, tag, name + " is HTML and would be printed with its tags visible",
                "write {{{" + tag.text + "}}}");
        }
        break;
      default:
        fault(Code::theme_wrong_type, tag, name + " is " + describe(field->type) + " and prints as nothing",
              "use it as a section: {{#" + tag.text + "}} … {{/" + tag.text + "}}");
    }
  }

  static Scope scope_of(const Field& field) {
    switch (field.type) {
      case FieldType::text:
      case FieldType::html:
      case FieldType::flag:
        return {nullptr, &field, true, nullptr};
      case FieldType::object:
        return {field.fields, find(field.fields, "."), true, nullptr};
      case FieldType::list:
        return {field.fields, find(field.fields, "."), true, &field};
    }
    return {};
  }

  // A list that is not the inner one's own is written again for each item of those it stands in: a few such sections in
  // each other never end. `found_in_` is the scope that has the list.
  void check_nesting(const TemplateTag& tag, const Field& list) {
    size_t repeated = 0;
    bool within_itself = false;
    for (size_t i = found_in_ + 1; i < scopes_.size(); ++i) {
      repeated += scopes_[i].list != nullptr ? 1 : 0;
      within_itself = within_itself || scopes_[i].list == &list;
    }
    if (within_itself) {
      fault(Code::theme_template, tag, "the list '" + tag.text + "' stands in itself: all of it for each of its items",
            "take out one of the two sections");
    } else if (repeated >= kMostLists) {
      fault(Code::theme_template, tag,
            "the list '" + tag.text + "' is repeated for each item of " + std::to_string(repeated) + " other lists",
            "close one of their sections before this one");
    }
  }

  const Field* self(const TemplateTag& tag) {
    size_t i = scopes_.size();
    while (!scopes_[i - 1].pushed) --i;
    if (!scopes_[i - 1].self) {
      fault(Code::theme_wrong_type, tag, "'.' is not a text here", "name one of the item's members");
    }
    return scopes_[i - 1].self;
  }

  const Field* resolve(const TemplateTag& tag) {
    const std::string_view name = tag.text;
    size_t dot = name.find('.');
    const Field* field = nullptr;
    for (found_in_ = scopes_.size(); found_in_ > 0 && !field;) {
      field = find(scopes_[--found_in_].fields, name.substr(0, dot));
    }
    if (!field) {
      unknown(tag);
      return nullptr;
    }
    while (dot != std::string_view::npos) {
      if (holds_strings(*field)) return resolve_string(tag, name.substr(dot + 1));
      const size_t begin = dot + 1;
      dot = name.find('.', begin);
      const std::string part(name.substr(begin, dot == std::string_view::npos ? dot : dot - begin));
      const Field* member = field->type == FieldType::object ? find(field->fields, part) : nullptr;
      if (!member) {
        const std::string owner(name.substr(0, begin - 1));
        if (field->type != FieldType::object) {
          fault(Code::theme_unknown_variable, tag,
                "'" + owner + "' is " + describe(field->type) + " and has no '" + part + "'");
        } else {
          std::vector<std::string> names;
          for (const Field& candidate : *field->fields) names.emplace_back(candidate.name);
          const std::string near = nearest(part, names);
          fault(Code::theme_unknown_variable, tag, "'" + owner + "' has no '" + part + "'",
                did_you_mean(near.empty() ? near : owner + "." + near));
        }
        return nullptr;
      }
      field = member;
    }
    return field;
  }

  const Field* resolve_string(const TemplateTag& tag, std::string_view key) {
    static const Field text{"", FieldType::text, "", nullptr};
    const std::string wanted(key);
    if (strings_.count(wanted)) {
      used_.insert(wanted);
      return &text;
    }
    const std::string near = nearest(wanted, {strings_.begin(), strings_.end()});
    fault(Code::theme_unknown_variable, tag, "no string has the key '" + wanted + "'",
          did_you_mean(near, wanted.find('.') != std::string::npos
                                 ? "strings with a dot in their key are for kbgen and the scripts"
                                 : "add it to every file in strings/"));
    return nullptr;
  }

  void unknown(const TemplateTag& tag) {
    const std::string name = tag.text.substr(0, tag.text.find('.'));
    std::vector<std::string> names;
    std::string member_of;
    for (const Scope& scope : scopes_) {
      if (!scope.fields) continue;
      for (const Field& field : *scope.fields) {
        names.emplace_back(field.name);
        if (field.type == FieldType::object && find(field.fields, name)) member_of = field.name;
      }
    }
    std::string near = nearest(name, names);
    if (near.empty() && !member_of.empty()) near = member_of + "." + name;
    fault(Code::theme_unknown_variable, tag, "unknown variable '" + name + "'",
          did_you_mean(near, "docs/theming.md lists what this layout can name"));
  }

  const std::vector<Field>& shared_;
  const std::set<std::string>& strings_;
  std::string_view layout_;
  std::vector<Scope> scopes_;
  size_t found_in_ = 0;  // the scope that had the name resolved last
  std::map<std::tuple<FileId, uint32_t, Code, std::string>, Fault> faults_;
  std::set<std::string> used_;
};

}  // namespace

Parsed<std::set<std::string>> check_layouts(const std::vector<CheckedLayout>& layouts, const std::vector<Field>& shared,
                                            const std::set<std::string>& strings) {
  Checker checker(shared, strings);
  for (const CheckedLayout& layout : layouts) checker.check(layout);
  return checker.result();
}

}  // namespace kb
