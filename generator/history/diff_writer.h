// The HTML of a word diff, block by block.
#pragma once

#include <string>
#include <vector>

#include "generator/history/diff_tokens.h"
#include "generator/history/word_diff.h"

namespace kb {

class DiffWriter {
 public:
  // `strings` outlives it.
  explicit DiffWriter(const DiffStrings& strings) : strings_(strings) {}

  void block_changed(const DiffBlock& before, const DiffBlock& after);
  void block_gone(const DiffBlock& block);
  void block_new(const DiffBlock& block);

  // What was written, and the line that counts the words.
  WordDiff take();

 private:
  bool begin_block(const std::string& heading);
  void end_block();
  void space();
  void tokens(const std::vector<DiffToken>& list, size_t begin, size_t end);
  void keep(const std::vector<DiffToken>& list, const DiffStep& step, bool first, bool last);
  void change(const char* tag, const std::string& label, const std::vector<DiffToken>& list, size_t begin, size_t end);
  bool last_was_change() const;
  void open_change(const char* tag, const std::string& label);
  void close_change(const char* tag);
  void whole(const char* tag, const std::string& label, const DiffBlock& block, size_t& counted);
  std::string counts() const;

  const DiffStrings& strings_;
  WordDiff diff_;
  std::string heading_;
  size_t shown_ = 0;
  bool cut_ = false;
  bool at_start_ = true;
};

}  // namespace kb
