// PostgreSQL full text search (Debian's postgresql-15): a cluster of its own in a temporary folder, reachable only by a
// socket in it, never the system's. The server refuses to run as root; then the package's user runs it.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldsOf } from '../sets.mjs';

export const name = 'PostgreSQL';

const kPackages = '/usr/lib/postgresql';
const programs = () => {
  const versions = existsSync(kPackages) ? readdirSync(kPackages).filter((version) => existsSync(join(kPackages, version, 'bin/initdb'))) : [];
  return versions.length ? join(kPackages, versions.sort((a, b) => Number(b) - Number(a))[0], 'bin') : null;
};

export function missing() {
  return programs() ? null : 'Debian package postgresql';
}

function userOfServer() {
  if (process.getuid() !== 0) return {};
  const number = (flag) => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: number('-u'), gid: number('-g') };
}

const csv = (rows) => rows.map((row) => row.map((field) => `"${field.replaceAll('\0', '').replaceAll('"', '""')}"`).join(',')).join('\n') + '\n';

const kSchema = (configuration) => `
create extension pg_trgm;
create table documents (id text primary key, title text, aliases text, headings text, body text);
create table queries (id text primary key, text text);
\\copy documents from 'documents.csv' csv
\\copy queries from 'queries.csv' csv
alter table documents add words tsvector;
alter table documents alter words set storage external;
update documents set words = setweight(to_tsvector('${configuration}', title), 'A')
  || setweight(to_tsvector('${configuration}', aliases), 'B') || setweight(to_tsvector('${configuration}', headings), 'C')
  || setweight(to_tsvector('${configuration}', body), 'D');
create index on documents using gin (words);
create index on documents using gin (title gin_trgm_ops);
vacuum full analyze documents;
create table asked as select id, text, plainto_tsquery('${configuration}', text) as every,
  replace(plainto_tsquery('${configuration}', text)::text, ' & ', ' | ')::tsquery as some from queries;
analyze asked;
`;

// Rows (query, document, group, score) of all three ways to match; a smaller group goes first. Pages with every word are
// among those with some, so twenty of each are enough for ten answers, and only who has fewer is asked for titles alike.
const kFound = `
set pg_trgm.word_similarity_threshold = 0.3;
create table found as
  select q.id as query, best.* from asked q, lateral (select d.id, 1 as grp, ts_rank_cd(d.words, q.every) as score
    from documents d where d.words @@ q.every order by score desc, d.id limit 20) best
  union all select q.id, best.* from asked q, lateral (select d.id, 2, ts_rank(d.words, q.some, 1) as score
    from documents d where d.words @@ q.some order by score desc, d.id limit 20) best;
insert into found
  select q.id, d.id, 3, word_similarity(q.text, d.title) from asked q, documents d where d.title %> q.text
    and q.id not in (select query from found where grp = 2 group by query having count(*) >= 10);
`;
const kVariants = [
  ['every word', 'all words, ts_rank_cd, weights A to D for title, aliases, headings, body', '1'],
  ['some words', 'any word, ts_rank over the logarithm of the length', '2'],
  ['every, some, alike', 'all words first, then any word, then titles alike by pg_trgm', '1, 2, 3'],
];

const kAnswers = (groups) => `
copy (select query, id from (
  select query, id, row_number() over (partition by query order by grp, score desc, id) as place from (
    select distinct on (query, id) query, id, grp, score from found where grp in (${groups}) order by query, id, grp) best) placed
  where place <= 10 order by query, place) to stdout;
`;

export async function run(set, queries) {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'kbgen-compare-'));
  const user = userOfServer();
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const call = (program, parameters, input) => {
    const { status, stdout, stderr } = spawnSync(join(bin, program), parameters, { ...user, cwd: folder, input, maxBuffer: 1 << 28, env: { PATH: process.env.PATH, PGHOST: folder } });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
    return stdout.toString();
  };
  const psql = (sql) => call('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', 'postgres', '-U', 'compare'], sql);
  try {
    call('initdb', ['--no-sync', '-D', data, '-A', 'trust', '-U', 'compare', '-E', 'UTF8', '--locale=C.UTF-8']);
    // The log goes to a file: pg_ctl's children must not hold our pipes.
    call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses='' -c fsync=off -c maintenance_work_mem=128MB`, 'start']);
    writeFileSync(join(folder, 'documents.csv'), csv(set.documents.map(fieldsOf).map((d) => [d.id, d.title, d.aliases, d.headings, d.body])));
    writeFileSync(join(folder, 'queries.csv'), csv(queries.map(({ id, text }) => [id, text])));
    psql(kSchema(set.language === 'da' ? 'danish' : 'norwegian'));
    psql(kFound);
    const indexBytes = Number(psql("select pg_indexes_size('documents')"));
    return kVariants.map(([label, settings, groups]) => {
      const answers = Object.fromEntries(queries.map(({ id }) => [id, []]));
      for (const line of psql(kAnswers(groups)).split('\n').filter(Boolean)) {
        const [query, document] = line.split('\t');
        answers[query].push(document);
      }
      return { label, settings, indexBytes, download: null, answers };
    });
  } finally {
    if (existsSync(join(data, 'postmaster.pid'))) spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], user);
    rmSync(folder, { recursive: true, force: true });
  }
}
