"""Xapian's answers: reads {language, folder, documents, queries} as JSON, writes [{label, settings, answers}]."""
import json
import sys

import xapian


def build(request):
    database = xapian.WritableDatabase(request["folder"], xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_database(database)
    generator.set_stemmer(xapian.Stem(request["language"]))
    generator.set_stemming_strategy(xapian.TermGenerator.STEM_SOME)
    generator.set_flags(xapian.TermGenerator.FLAG_SPELLING)
    for document in request["documents"]:
        entry = xapian.Document()
        generator.set_document(entry)
        for field, weight in (("title", 5), ("aliases", 4), ("headings", 2), ("body", 1)):
            generator.index_text(document[field], weight)
            generator.increase_termpos(100)
        entry.set_data(document["id"])
        database.add_document(entry)
    database.commit()
    return database


def ask(database, language, text, flags):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem(language))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    query = parser.parse_query(text, flags)
    corrected = parser.get_corrected_query_string()
    if corrected:
        query = parser.parse_query(corrected.decode(), flags)
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    return [match.document.get_data().decode() for match in enquire.get_mset(0, 10)]


def main():
    request = json.load(sys.stdin)
    database = build(request)
    spelling = xapian.QueryParser.FLAG_SPELLING_CORRECTION
    partial = xapian.QueryParser.FLAG_PARTIAL
    variants = []
    for label, settings, flags in (
        ("stems", "stems, words ORed, BM25, title ×5, aliases ×4, headings ×2", 0),
        ("stems, spelling", "as stems, with its spelling correction", spelling),
        # Xapian never corrects a word it takes for a prefix.
        ("stems, spelling, prefix", "as above, the last word a prefix", spelling | partial),
    ):
        answers = {q["id"]: ask(database, request["language"], q["text"], flags) for q in request["queries"]}
        variants.append({"label": label, "settings": settings, "answers": answers})
    json.dump(variants, sys.stdout)


main()
