// Switches N mutants on, one by one, and runs the tests that meet each.
//   node try.js FOLDER PROJECT N [UNDER]     FOLDER is what tests/Mutation/run has prepared
const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');
const { spawn } = require('child_process');
const [folder, project, count, under = ''] = process.argv.slice(2);
const { drawable, lines } = require('./mutants.js');
const tests = fs.readFileSync(path.join(folder, 'tests.txt'), 'utf8').trim();
const kept = path.join(folder, 'tried.jsonl');
const tried = new Set(lines(kept).map(line => JSON.parse(line).mutant));

const cases = new Map();
const meeting = new Map();
const meetsAll = new Set();
for (const { test, ms, met, once } of lines(path.join(folder, 'met.jsonl')).map(JSON.parse)) {
  cases.set(test, (cases.get(test) ?? 0) + ms);
  for (const mutant of met) {
    if (!meeting.has(mutant))
      meeting.set(mutant, new Set());
    meeting.get(mutant).add(test);
  }
  // What runs once in a process, whichever test comes first, may show in any of them.
  for (const mutant of test === '' ? met : once)
    meetsAll.add(mutant);
}
cases.delete('');
const costOf = ids => ids.reduce((sum, id) => sum + cases.get(id), 0);

// The quick ones first, then four times as much each round: most mutants are found by then.
const QuickMs = 1_500;
const rounds = ids => {
  const parts = [[]];
  let [sum, most] = [0, QuickMs];
  for (const id of [...ids].sort((a, b) => cases.get(a) - cases.get(b))) {
    if (sum > 0 && sum + cases.get(id) > most) {
      parts.push([]);
      [sum, most] = [0, 4 * most];
    }
    parts.at(-1).push(id);
    sum += cases.get(id);
  }
  return parts;
};

const run = (mutant, ids) => new Promise((resolve, reject) => {
  const child = spawn(tests, ['-noColor', '-noLogo', '-stopOnFail', '-parallel', 'none', '-preEnumerateTheories', ...ids.flatMap(id => ['-id', id])], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // A mutant that fills the memory is one that fails.
    env: { ...process.env, STRYKER_MUTANT_ID_CONTROL_VAR: 'BOWLINE_MUTANT', BOWLINE_MUTANT: String(mutant), DOTNET_GCHeapHardLimit: '0x80000000' },
  });
  let [said, hung] = ['', false];
  const late = setTimeout(() => { hung = true; child.kill('SIGKILL'); }, 30_000 + 5 * costOf(ids));
  child.stdout.on('data', data => { said = (said + data).slice(-2_000); });
  child.on('error', reject);
  child.on('close', status => {
    clearTimeout(late);
    // A mutant may take away rows that a test's own list is made of: what does not run does not find it.
    const ran = Number(said.match(/Total: (\d+)/)?.[1]);
    if (mutant === -1 && ran < ids.length)
      reject(new Error(`${ran} of ${ids.length} tests ran`));
    // A process that ends without a test that failed has told nothing of the mutant.
    resolve(hung ? 'hung' : status === 0 ? 'survived' : /(Failed|Errors): [1-9]/.test(said) ? 'killed' : 'broke');
  });
});

const verdict = async mutant => {
  const ids = meetsAll.has(mutant) ? cases.keys() : meeting.get(mutant);
  if (!ids)
    return 'unmet';
  for (const round of rounds(ids)) {
    const result = await run(mutant, round);
    if (result !== 'survived')
      return result;
  }
  return 'survived';
};

const order = m => createHash('sha256').update(`${m.file} ${m.change} ${m.mutant}`).digest('hex');
const drawn = drawable(folder, project).filter(m => m.file.startsWith(`src/${project}/${under}`) && !tried.has(m.mutant))
  .sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, Number(count));
const work = async () => {
  for (let m = drawn.shift(); m; m = drawn.shift()) {
    const result = await verdict(m.mutant);
    fs.appendFileSync(kept, JSON.stringify({ ...m, result }) + '\n');
    if (result === 'survived' || result === 'unmet')
      console.log(`${result} ${m.mutant} ${m.file}: ${m.change}`);
  }
};
// Without a mutant all tests have passed already, when it was asked which meets which mutant. That they are still found and pass is asked of
// the quickest: all would take minutes before each draw.
const quickest = [...cases.keys()].sort((a, b) => cases.get(a) - cases.get(b)).slice(0, 500);
run(-1, quickest).then(result => {
  if (result !== 'survived')
    throw new Error('the tests fail without a mutant');
  return Promise.all([work(), work()]);
}).catch(error => { console.error(error); process.exit(1); });
