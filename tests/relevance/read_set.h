// The relevance sets as the search's input: documents with headings become pages of sections.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "search/index/builder.h"

namespace kb::relevance {

struct Query {
  std::string id, text, kind;
  std::vector<std::string> relevant;  // document ids
};

// {id,title,body} lines, and id → [[level, heading]] of the lines of the body that are headings. A page's url is its
// id.
search::IndexInput read_documents(const std::string& documents, const std::string& headings,
                                  const std::string& language);
// {id,text,kind} lines and "qid<TAB>docid<TAB>1" lines.
std::vector<Query> read_queries(const std::string& queries, const std::string& judgments);
// A whole file, or a file that gzip packed.
std::string read_text(const std::string& path);

}  // namespace kb::relevance
