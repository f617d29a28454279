// Prints the files to mutate, a line each, from src on.
//   node pick.js ROOM ...     those of some rooms: Core/State Core/Executions/Grid Gateway/Reconcile
//   node pick.js --next N     N of those that are not measured yet, in an order by the hash of their names: what is measured
//                             at any time is a fair sample of all
const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');
const { execFileSync } = require('child_process');
const home = path.join(__dirname, '..', '..');
const asked = process.argv.slice(2);

const tracked = room => execFileSync('git', ['ls-files', `src/${room}/*.cs`], { cwd: home, encoding: 'utf8' }).split('\n').filter(Boolean);
const unmeasured = count => {
  const kept = path.join(home, 'docs', 'mutation.jsonl');
  const known = new Set(fs.readFileSync(kept, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line).file));
  const order = file => createHash('sha256').update(file).digest('hex');
  return ['Core', 'Gateway/Reconcile'].flatMap(tracked).filter(file => !known.has(file)).sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, count);
};

const files = asked[0] === '--next' ? unmeasured(Number(asked[1])) : asked.flatMap(tracked);
console.log(files.join('\n'));
