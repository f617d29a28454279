// Puts what is known of a project's mutants into docs/mutation.jsonl, a line a room, and makes docs/mutation.md of all lines.
//   node report.js FOLDER PROJECT COMMIT
const fs = require('fs');
const path = require('path');
const { drawable, lines } = require('./mutants.js');
const [folder, project, commit] = process.argv.slice(2);
const docs = path.join(__dirname, '..', '..', 'docs');
const kept = path.join(docs, 'mutation.jsonl');
const results = ['killed', 'hung', 'broke', 'survived', 'unmet'];

const roomOf = file => {
  const folders = file.split('/').slice(1, -1);
  return folders.slice(0, folders[1] === 'Executions' ? 3 : 2).join('/');
};
const tried = lines(path.join(folder, 'tried.jsonl')).map(JSON.parse);
const made = drawable(folder, project)
  .reduce((rooms, m) => rooms.set(roomOf(m.file), [...(rooms.get(roomOf(m.file)) ?? []), m]), new Map());
const now = [...made].map(([room, mutants]) => {
  const here = tried.filter(m => roomOf(m.file) === room);
  return { room, commit, made: mutants.length, ...Object.fromEntries(results.map(r => [r, here.filter(m => m.result === r).length])) };
});
const rows = [...lines(kept).map(JSON.parse).filter(row => !row.room.startsWith(`${project}/`)), ...now]
  .sort((a, b) => (a.room < b.room ? -1 : 1));
fs.writeFileSync(kept, rows.map(row => `${JSON.stringify(row)}\n`).join(''));

// Wilson's interval for a share of n, at 95 %.
const between = (found, n) => {
  const [z, p] = [1.96, found / n];
  const [middle, half] = [p + z * z / (2 * n), z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))];
  return [middle - half, middle + half].map(x => (100 * x / (1 + z * z / n)).toFixed(1)).join(' to ');
};
const sum = (some, key) => some.reduce((total, row) => total + (row[key] ?? 0), 0);
const row = (name, some) => {
  const [killed, hung, broke, survived, unmet] = results.map(result => sum(some, result));
  const drawn = killed + hung + broke + survived + unmet;
  const found = drawn === 0 ? ' | ' : `${(100 * (killed + hung) / drawn).toFixed(1)} % | ${between(killed + hung, drawn)}`;
  return `| ${name} | ${drawn} of ${sum(some, 'made')} | ${killed} | ${hung} | ${broke} | ${survived} | ${unmet} | ${found} |`;
};
const projects = [...new Set(rows.map(r => r.room.split('/')[0]))];
fs.writeFileSync(path.join(docs, 'mutation.md'), `# Mutants
Each mutant is one small wrong change of the sources: a comparison turned round, a call left out, a condition negated. It is found when a test fails, or hangs; a process that breaks without a failed test finds nothing.
Before the first is tried all tests run without any, and pass; before each further draw the quickest 500 do.
\`tests/Mutation/run Core 500\` draws 500 more by the hash of their places and what they change, so those tried so far are a fair sample of all; the last
column tells where the share of all of them lies with 95 %. The mutants are those of [Stryker.NET](https://stryker-mutator.io) 5.1.0 at its standard level, without those
that only change words for people and those that do not compile. docs/mutation.jsonl tells at which commit a room was measured, with a plus where the sources were not quite its own.

| room | tried | killed | hung | broke | survived | met by no test | found | between [%] |
|---|---|---|---|---|---|---|---|---|
${projects.flatMap(p => {
    const own = rows.filter(r => r.room.startsWith(`${p}/`));
    return own.length === 1 ? [row(own[0].room, own)] : [...own.map(r => row(r.room, [r])), row(`**${p}**`, own)];
  }).join('\n')}
`);
