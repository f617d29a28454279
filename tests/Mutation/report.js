// Puts one run of Stryker into docs/mutation.jsonl, a line a room of the house, and makes docs/mutation.md of all lines.
//   node report.js PROJECT COMMIT REPORT.json
// A room that was run again replaces its line. Survivors are told on the output: where, which kind, what it became.
const fs = require('fs');
const path = require('path');
const [project, commit, file] = process.argv.slice(2);
const docs = path.join(__dirname, '..', '..', 'docs');
const kept = path.join(docs, 'mutation.jsonl');

const roomOf = source => {
  const folders = source.slice(source.indexOf(`/src/${project}/`) + 5).split('/').slice(0, -1);
  return folders.slice(0, folders[1] === 'Executions' ? 3 : 2).join('/');
};

const rooms = new Map();
for (const [source, { mutants }] of Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')).files)) {
  for (const mutant of mutants) {
    if (!['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(mutant.status)) continue;
    const room = roomOf(source);
    const row = rooms.get(room) ?? { room, commit, Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
    row[mutant.status]++;
    rooms.set(room, row);
    if (mutant.status === 'Survived' || mutant.status === 'NoCoverage')
      console.log(`${mutant.status} ${source.slice(source.indexOf('/src/') + 1)}:${mutant.location.start.line} ${mutant.mutatorName}: ${mutant.replacement ?? ''}`.replace(/\s+/g, ' '));
  }
}

const before = fs.existsSync(kept) ? fs.readFileSync(kept, 'utf8').split('\n').filter(Boolean).map(JSON.parse) : [];
const all = [...before.filter(row => !rooms.has(row.room)), ...rooms.values()].sort((a, b) => (a.room < b.room ? -1 : 1));
fs.writeFileSync(kept, all.map(row => `${JSON.stringify(row)}\n`).join(''));

const sum = key => all.reduce((total, row) => total + row[key], 0);
const total = { room: '**all**', commit: '', Killed: sum('Killed'), Timeout: sum('Timeout'), Survived: sum('Survived'), NoCoverage: sum('NoCoverage') };
const score = row => {
  const found = row.Killed + row.Timeout;
  return (100 * found / (found + row.Survived + row.NoCoverage)).toFixed(1);
};
const line = row => `| ${row.room} | ${row.commit} | ${row.Killed} | ${row.Timeout} | ${row.Survived} | ${row.NoCoverage} | ${score(row)} % |`;
fs.writeFileSync(path.join(docs, 'mutation.md'), `# Mutants
Each mutant is one small wrong change of the sources: a comparison turned round, a call left out, a condition negated. It is found when a test fails or hangs.
Made by \`tests/Mutation/run\` with [Stryker.NET](https://stryker-mutator.io) 5.1.0 at its standard level, without the mutants that only change words for
people and without those that do not compile.

| room | commit | killed | hung | survived | met by no test | found |
|---|---|---|---|---|---|---|
${[...all, total].map(line).join('\n')}
`);
