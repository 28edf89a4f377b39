// Constants of the index bytes. search/FORMAT.md is the specification; these are its names.
#pragma once

#include <cstdint>
#include <string_view>

namespace kb::search {

inline constexpr std::string_view kMagic = "kbix";
inline constexpr uint8_t kFormatVersion = 4;

enum class FileKind : uint8_t { root = 0, postings = 1, positions = 2, documents = 3 };

// Limits a reader enforces before it allocates.
inline constexpr uint32_t kMaxPages = 1u << 22;
inline constexpr uint32_t kMaxSurfaces = 1u << 24;
inline constexpr uint32_t kMaxSurfaceBytes = 240;  // longer words are cut at a character's start, by both sides
inline constexpr uint32_t kMaxPostingChunks = 256;
inline constexpr uint32_t kMaxDocumentChunks = 1024;

enum class SectionKind : uint8_t { body, definition, faq, takeaways };

// Root flags.
inline constexpr uint32_t kInlinePostings = 1;  // all postings stand in the root
inline constexpr uint32_t kInlineCards = 2;     // titles, URLs and definitions stand in the root
inline constexpr uint32_t kOtherLanguage = 4;   // the site has the neighbour language too

// Short texts attached to a page. A label is one title, alias, keyword, link text or heading.
enum class LabelKind : uint8_t { title = 0, alias = 1, keyword = 2, link_text = 3, heading = 4, question = 5 };
inline constexpr uint32_t kLabelKinds = 6;

// Page flags.
inline constexpr uint32_t kPageAnswersYesNo = 1;  // its text begins with Ja, Nej, Nei, Jo, Yes or No
inline constexpr uint32_t kPageAnswers = 2;       // a page of questions and answers, by its title

// Group flags in postings.
inline constexpr uint8_t kHasHeads = 1;      // a list of places where the stem is the last part of a compound
inline constexpr uint8_t kHasModifiers = 2;  // … or another part

}  // namespace kb::search
