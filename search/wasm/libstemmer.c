/* The libstemmer interface (libstemmer.h of Snowball 2.2.0) over the three generated stemmers the browser carries, so
 * that search/text is the same source natively, with libstemmer-dev, and here. */
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/api.h"
#include "src_c/stem_UTF_8_danish.h"
#include "src_c/stem_UTF_8_english.h"
#include "src_c/stem_UTF_8_norwegian.h"

struct sb_stemmer {
  struct SN_env* (*create)(void);
  void (*close)(struct SN_env*);
  int (*stem)(struct SN_env*);
  struct SN_env* env;
};

static const struct {
  const char* name;
  struct sb_stemmer functions;
} algorithms[] = {
    {"danish", {danish_UTF_8_create_env, danish_UTF_8_close_env, danish_UTF_8_stem, NULL}},
    {"norwegian", {norwegian_UTF_8_create_env, norwegian_UTF_8_close_env, norwegian_UTF_8_stem, NULL}},
    {"english", {english_UTF_8_create_env, english_UTF_8_close_env, english_UTF_8_stem, NULL}},
};

struct sb_stemmer* sb_stemmer_new(const char* algorithm, const char* encoding) {
  if (encoding && strcmp(encoding, "UTF_8") != 0) return NULL;
  for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; ++i) {
    if (strcmp(algorithms[i].name, algorithm) != 0) continue;
    struct sb_stemmer* stemmer = malloc(sizeof *stemmer);
    if (!stemmer) return NULL;
    *stemmer = algorithms[i].functions;
    stemmer->env = stemmer->create();
    if (stemmer->env) return stemmer;
    free(stemmer);
    return NULL;
  }
  return NULL;
}

void sb_stemmer_delete(struct sb_stemmer* stemmer) {
  if (!stemmer) return;
  stemmer->close(stemmer->env);
  free(stemmer);
}

const sb_symbol* sb_stemmer_stem(struct sb_stemmer* stemmer, const sb_symbol* word, int size) {
  if (SN_set_current(stemmer->env, size, word) || stemmer->stem(stemmer->env) < 0) {
    stemmer->env->l = 0;
    return NULL;
  }
  stemmer->env->p[stemmer->env->l] = 0;
  return stemmer->env->p;
}

int sb_stemmer_length(struct sb_stemmer* stemmer) { return stemmer->env->l; }
