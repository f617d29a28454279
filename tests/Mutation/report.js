// Puts one run of Stryker into docs/mutation.jsonl, a line a file, and makes docs/mutation.md of all lines.
//   node report.js COMMIT REPORT.json FILES.txt     a file that was run again replaces its line
//   node report.js                                  docs/mutation.md alone, after a sample (tests/Mutation/sample)
// Survivors are told on the output: where, which kind, what it became.
const fs = require('fs');
const path = require('path');
const [commit, reportFile, filesFile] = process.argv.slice(2);
const home = path.join(__dirname, '..', '..');
const kept = path.join(home, 'docs', 'mutation.jsonl');
const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
const lines = file => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);

const reported = reportFile ? JSON.parse(fs.readFileSync(reportFile, 'utf8')).files : {};
const ran = new Map();
for (const file of reportFile ? lines(filesFile) : []) {
  const source = Object.keys(reported).find(name => name.endsWith(`/${file}`));
  const mutants = (reported[source]?.mutants ?? []).filter(mutant => statuses.includes(mutant.status));
  ran.set(file, { file, commit, ...Object.fromEntries(statuses.map(status => [status, mutants.filter(m => m.status === status).length])) });
  for (const mutant of mutants.filter(m => m.status === 'Survived' || m.status === 'NoCoverage'))
    console.log(`${mutant.status} ${file}:${mutant.location.start.line} ${mutant.mutatorName}: ${mutant.replacement ?? ''}`.replace(/\s+/g, ' '));
}

const all = [...lines(kept).map(JSON.parse).filter(row => !ran.has(row.file)), ...ran.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
fs.writeFileSync(kept, all.map(row => `${JSON.stringify(row)}\n`).join(''));

const roomOf = file => {
  const folders = file.split('/').slice(1, -1);
  return folders.slice(0, folders[1] === 'Executions' ? 3 : 2).join('/');
};
const filesIn = room => fs.readdirSync(path.join(home, 'src', room), { recursive: true })
  .filter(name => name.endsWith('.cs') && roomOf(path.posix.join('src', room, name)) === room).length;
const rooms = [...new Set(all.map(row => roomOf(row.file)))];
const sum = (rows, status) => rows.reduce((total, row) => total + row[status], 0);
const row = (room, files, rows) => {
  const [killed, hung, survived, unmet] = statuses.map(status => sum(rows, status));
  const made = killed + hung + survived + unmet;
  const found = made === 0 ? '' : `${(100 * (killed + hung) / made).toFixed(1)} %`;
  return `| ${room} | ${rows.length} of ${files} | ${killed} | ${hung} | ${survived} | ${unmet} | ${found} |`;
};
const counted = rooms.map(room => ({ room, files: filesIn(room), rows: all.filter(r => roomOf(r.file) === room) }));
const inCore = all.filter(r => r.file.startsWith('src/Core/'));
const coreFiles = fs.readdirSync(path.join(home, 'src', 'Core'), { recursive: true }).filter(name => name.endsWith('.cs')).length;

const sampleFile = path.join(home, 'docs', 'mutation-sample.jsonl');
const drawn = fs.existsSync(sampleFile) ? lines(sampleFile).map(JSON.parse) : [];
const isFound = m => m.result !== 'survived';
// Wilson's interval for a share of n, at 95 %.
const between = (found, n) => {
  const [z, p] = [1.96, found / n];
  const [middle, half] = [p + z * z / (2 * n), z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))];
  return [middle - half, middle + half].map(x => (100 * x / (1 + z * z / n)).toFixed(0)).join(' and ');
};
const sample = drawn.length === 0 ? '' : `
## A sample of Core
\`tests/Mutation/sample N\` switches Stryker's mutants on one by one and runs all of Core's tests against each, without asking before which test meets
it. They are drawn in an order by the hash of their places; docs/mutation-sample.jsonl tells of each, and at which commit.
**${drawn.filter(isFound).length} of ${drawn.length} found: ${(100 * drawn.filter(isFound).length / drawn.length).toFixed(1)} %**, which lies with 95 % between ${between(drawn.filter(isFound).length, drawn.length)} % for all of Core. ${drawn.filter(m => m.result === 'hung').length} of them hung.
`;
fs.writeFileSync(path.join(home, 'docs', 'mutation.md'), `# Mutants
Each mutant is one small wrong change of the sources: a comparison turned round, a call left out, a condition negated. It is found when a test fails or hangs.
Made by \`tests/Mutation/run\` with [Stryker.NET](https://stryker-mutator.io) 5.1.0 at its standard level, without the mutants that only change words for
people and without those that do not compile. Files are measured in an order by the hash of their names, so those measured so far are a fair sample of all;
docs/mutation.jsonl tells of each file when.

| room | files measured | killed | hung | survived | met by no test | found |
|---|---|---|---|---|---|---|
${[...counted.map(c => row(c.room, c.files, c.rows)), row('**Core**', coreFiles, inCore)].join('\n')}
${sample}`);
