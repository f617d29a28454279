// Tries N mutants of a list, in an order by the hash of place and number.
//   node sample.js FOLDER COMMIT N     FOLDER holds mutants.tsv and bin, the folder of the tests beside the mutated assembly
const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');
const { spawnSync, execFileSync } = require('child_process');
const [folder, commit, count] = process.argv.slice(2);
const kept = path.join(__dirname, '..', '..', 'docs', 'mutation-sample.jsonl');
const tests = path.join(fs.readFileSync(path.join(folder, 'bin'), 'utf8').trim(), 'Bowline.Core.Tests');

// The long ones last: most mutants are found by then.
const long = ['ProtectionProperties', 'LedgerTests', 'WorkedPropertyTests', 'DeadManPropertyTests', 'PacedPropertyTests', 'GridPropertyTests', 'SlicerTests'];
const rounds = [long.flatMap(name => ['-class-', `*.${name}`]), long.flatMap(name => ['-class', `*.${name}`])];
const PatienceMs = 240_000;

const run = (mutant, filter) => {
  const ran = spawnSync(tests, ['-noColor', '-noLogo', '-stopOnFail', ...filter], {
    encoding: 'utf8', timeout: PatienceMs, killSignal: 'SIGKILL', maxBuffer: 1 << 26,
    env: { ...process.env, STRYKER_MUTANT_ID_CONTROL_VAR: 'BOWLINE_MUTANT', BOWLINE_MUTANT: String(mutant) },
  });
  return ran.error?.code === 'ETIMEDOUT' ? 'hung' : ran.status === 0 ? 'survived' : 'killed';
};
const verdict = mutant => rounds.reduce((found, filter) => (found === 'survived' ? run(mutant, filter) : found), 'survived');

if (verdict(-1) !== 'survived')
  throw new Error('the tests fail without a mutant');
const tried = new Set(fs.existsSync(kept) ? fs.readFileSync(kept, 'utf8').split('\n').filter(Boolean).map(JSON.parse).map(m => `${m.commit} ${m.mutant}`) : []);
const order = m => createHash('sha256').update(m.join(':')).digest('hex');
const drawn = fs.readFileSync(path.join(folder, 'mutants.tsv'), 'utf8').split('\n').filter(Boolean).map(line => line.split('\t'))
  .filter(([id, , kind]) => kind !== 'string' && !tried.has(`${commit} ${id}`))
  .sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, Number(count));
for (const [id, place] of drawn) {
  const result = verdict(Number(id));
  fs.appendFileSync(kept, JSON.stringify({ commit, mutant: Number(id), place, result }) + '\n');
  if (result === 'survived')
    console.log(`survived: mutant ${id}, ${place}`);
}
execFileSync('node', [path.join(__dirname, 'report.js')]);
