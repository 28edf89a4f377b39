// Every constant of the ranking, in 1/1024 unless said. tests/relevance/tune.py searches over this table: one line a
// weight, its name, its value. Values come from the development sets; docs/search-quality.md tells how.
#pragma once

#include <cstdint>

namespace kb::search {

#define KB_WEIGHTS(X)                                                                     \
  /* Words: term frequency, one saturation over title and body (BM25F). */                \
  X(title_field, 4608)   /* a word in the title, against one in the body */               \
  X(alias_field, 3600)   /* … in an alias */                                            \
  X(alias_quality, 1000) /* … in coverage */                                            \
  X(keyword_field, 1024)                                                                  \
  X(link_field, 1024)    /* … in the text of a link to the page */                      \
  X(head_part, 512)      /* a compound's last part, against the word itself */            \
  X(modifier_part, 358)  /* … another part */                                           \
  X(other_form, 717)     /* another form of the word than the typed one */                \
  X(other_quality, 1000) /* … in coverage */                                            \
  X(k1, 922)                                                                              \
  X(k1_long, 1229)                                                                        \
  X(title_length, 512) /* share of the title's length in its normalization */             \
  X(body_length, 768)                                                                     \
  X(stem_unfinished, 900)                                                                 \
  X(exact_title, 1000) /* the typed form stands in the title: + this × idf */            \
  /* Alternatives of a word: weight (x), quality in coverage (q) where it differs. */     \
  X(spelling_unknown, 922)                                                                \
  X(spelling_known, 512)                                                                  \
  X(prefix_unknown, 870)                                                                  \
  X(prefix_known, 410)                                                                    \
  X(beginning, 614)    /* an unknown word's own beginning */                              \
  X(prefix_title, 512) /* other words than the last, in titles only */                    \
  X(prefix_quality, 870)                                                                  \
  X(first_part_quality, 960) /* … of a compound that the word begins */                 \
  X(typo, 870)                                                                            \
  X(typo_with_prefix, 358) /* the unknown word is also the beginning of known ones */     \
  X(typo_first_letter, 819)                                                               \
  X(typo_second, 614) /* two edits */                                                     \
  X(derivation, 307)                                                                      \
  X(synonym, 717)                                                                         \
  X(other_language, 614)                                                                  \
  X(modifier_quality, 880)                                                                \
  X(part_quality, 934) /* a title has the word only as a part of a compound */            \
  X(part_share, 512)   /* … or in another form, and so fills the title less */          \
  X(split, 614)        /* all parts of the typed compound, apart */                       \
  X(split_quality, 717)                                                                   \
  X(joined, 1024) /* neighbouring words written together */                               \
  X(joined_quality, 973)                                                                  \
  /* Page, keywords. */                                                                   \
  X(coverage_floor, 614)    /* of the sum of words where the query is not covered */      \
  X(title_bonus, 4096)      /* × W × coverage of the title ^ 4 */                       \
  X(title_share_floor, 717) /* of the title bonus where the title has many other words */ \
  X(link_bonus, 1536)       /* the same for link texts */                                 \
  X(shared_title, 512)      /* of the title bonus where pages share one title */          \
  X(heading_bonus, 1536)                                                                  \
  X(heading_one, 500) /* a question's heading; others of one word count nothing */        \
  X(heading_two, 400)                                                                     \
  X(heading_equal, 800)                                                                   \
  X(heading_typed, 700) /* a heading is the query, of three words or more, as typed */    \
  X(title_equal, 1024)                                                                    \
  X(title_phrase, 512)                                                                    \
  X(window, 256)                                                                          \
  X(window_long, 512)                                                                     \
  X(pairs, 205)                                                                           \
  X(pairs_long, 512)                                                                      \
  X(phrase, 102)                                                                          \
  X(phrase_long, 512)                                                                     \
  X(boost, 102) /* a page's own boost: its score × (1 + this × boost) */                \
  /* Page, questions. */                                                                  \
  X(q_title, 512)                                                                         \
  X(q_part, 256)                                                                          \
  X(q_k1, 1229)                                                                           \
  X(q_body_length, 1024)                                                                  \
  X(q_title_length, 512)                                                                  \
  X(q_derivation, 800)                                                                    \
  X(q_any_part, 491)                                                                      \
  X(q_coverage_floor, 205)                                                                \
  X(q_passage, 40)                                                                        \
  X(q_group, 307)  /* pages that share one title, taken as one */                         \
  X(q_window, 512) /* best passage */                                                     \
  X(q_pairs, 614)  /* neighbours of the question that are neighbours in the page */       \
  X(q_yes_no, 205)                                                                        \
  X(q_not_yes_no, 150)                                                                    \
  X(q_answers, 410)    /* a page of questions and answers */                              \
  X(q_early, 512)      /* words that stand among the page's first … */                  \
  X(q_early_words, 80) /* … so many; the earlier the more */                            \
  X(q_heading, 1024)   /* a heading that covers the question */                           \
  X(q_named, 2048)     /* × its coverage ^ 4 by a title or alias without other words */

// In the browser nobody tunes: constants of the program, which take less room there than members.
#ifdef __wasm__
#define KB_WEIGHT(name, value) static constexpr int32_t name = value;
#else
#define KB_WEIGHT(name, value) int32_t name = value;
#endif
struct Weights {
  KB_WEIGHTS(KB_WEIGHT)
};
#undef KB_WEIGHT

}  // namespace kb::search
