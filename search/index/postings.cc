#include "search/index/postings.h"

namespace kb::search {

ListReader::ListReader(ByteReader bytes, uint32_t page_count) : bytes_(bytes), page_count_(page_count) {
  const uint32_t head = bytes_.varint();
  body_size_ = body_left_ = head >> 1;
  has_labels_ = (head & 1) != 0;
  if (kChecks && body_left_ > page_count_) bytes_.fail();
}

bool ListReader::next_body(uint32_t& page, uint32_t& count) {
  if (body_left_ == 0) {
    page_ = 0;
    if (has_labels_) {
      labels_left_ = bytes_.varint();
      if (kChecks && labels_left_ > bytes_.left()) bytes_.fail();
      has_labels_ = false;
    }
    return false;
  }
  const bool first = body_left_ == body_size_;
  --body_left_;
  const uint32_t code = bytes_.varint();
  const uint32_t gap = code >> 2;
  count = (code & 3) + 1;
  if (count == 4) {
    const uint32_t more = bytes_.varint();
    if (kChecks && more > 0x00FFFFFF) bytes_.fail();
    count += more;
  }
  page = page_ = first ? gap : page_ + gap;
  if (kChecks && (!bytes_.ok() || page_ >= page_count_ || (!first && gap == 0))) {
    bytes_.fail();
    body_left_ = 0;
    has_labels_ = false;
    return false;
  }
  return true;
}

bool ListReader::next_label(LabelHit& hit) {
  if (labels_left_ == 0) return false;
  --labels_left_;
  const uint32_t gap = bytes_.varint();
  if (kChecks && gap >= page_count_) bytes_.fail();
  page_ += gap;
  const uint32_t place = bytes_.varint();
  hit.page = page_;
  hit.label = bytes_.varint();
  hit.kind = static_cast<LabelKind>(place & 7);
  hit.piece = (place & 8) != 0;
  hit.offset = place >> 4;
  const uint8_t sizes = bytes_.byte();
  hit.words = sizes >> 4;
  hit.content = sizes & 15;
  if (kChecks && (!bytes_.ok() || page_ >= page_count_ || (place & 7) >= kLabelKinds || hit.content > hit.words)) {
    bytes_.fail();
    labels_left_ = 0;
    return false;
  }
  return true;
}

namespace {

bool walk(ByteReader& at, uint32_t page_count) {
  ListReader list(at, page_count);
  uint32_t page, count;
  LabelHit hit;
  while (list.next_body(page, count)) {
  }
  while (list.next_label(hit)) {
  }
  at = list.rest();
  return at.ok();
}

}  // namespace

bool PostingBlock::load(std::string_view bytes, uint32_t page_count, const std::vector<uint32_t>& sizes) {
  bytes_ = bytes;
  page_count_ = page_count;
  begin_.clear();
  ByteReader at(bytes);
  for (const uint32_t members : sizes) {
    begin_.push_back(static_cast<uint32_t>(bytes.size() - at.left()));
    const uint8_t flags = at.byte();
    if (kChecks && flags > (kHasHeads | kHasModifiers)) return false;
    const uint32_t lists = members + (flags & 1) + (flags >> 1);
    for (uint32_t i = 0; i < lists; ++i) {
      if (!walk(at, page_count)) return false;
    }
  }
  loaded_ = at.complete();
  return loaded_;
}

void PostingBlock::lists(uint32_t group_in_block, uint32_t members, std::vector<GroupList>& out) const {
  ByteReader at(bytes_.substr(begin_[group_in_block]));
  const uint8_t flags = at.byte();
  out.clear();
  const auto add = [&](ListKind kind) {
    if (!out.empty()) walk(at, page_count_);  // behind the one before
    out.push_back({kind, 0, ListReader(at, page_count_)});
  };
  for (uint32_t i = 0; i < members; ++i) add(ListKind::form);
  if (flags & kHasHeads) add(ListKind::head);
  if (flags & kHasModifiers) add(ListKind::modifier);
}

bool PositionBlock::load(std::string_view bytes, uint32_t groups) {
  bytes_ = bytes;
  begin_.clear();
  ByteReader at(bytes);
  for (uint32_t i = 0; i < groups; ++i) {
    const uint32_t size = at.varint();
    begin_.push_back(static_cast<uint32_t>(bytes.size() - at.left()));
    at.take(size);
    if (!at.ok()) return false;
  }
  begin_.push_back(static_cast<uint32_t>(bytes.size()));
  loaded_ = at.complete();
  return loaded_;
}

ByteReader PositionBlock::group(uint32_t group_in_block) const {
  return ByteReader(bytes_.substr(begin_[group_in_block], begin_[group_in_block + 1] - begin_[group_in_block]));
}

}  // namespace kb::search
