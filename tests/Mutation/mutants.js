// The mutants of a folder that tests/Mutation/run has prepared: where each is, and what it changes.
const fs = require('fs');
const path = require('path');

const lines = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
// They only change words for people.
const wordy = /using Stryker\.Core\.Mutators\.(StringMutator|StringEmptyMutator|InterpolatedStringMutator)$/;

const drawable = (folder, project) => {
  const built = new Set(lines(path.join(folder, 'built.txt')).map(Number));
  const all = [];
  let file = '';
  for (const entry of fs.readFileSync(path.join(folder, 'stryker.log'), 'utf8').split(/^\[[\d:]+ [A-Z]{3}\] /m).map(text => text.trim())) {
    file = entry.match(new RegExp(`^Mutating .*/(src/${project}/.*\\.cs)$`))?.[1] ?? file;
    const made = entry.match(/^Mutant (\d+) created ([^]*) using Stryker\.Core\.Mutators\.\w+$/);
    if (made && built.has(Number(made[1])) && !wordy.test(entry))
      all.push({ mutant: Number(made[1]), file, change: made[2].replace(/\s+/g, ' ').slice(0, 200) });
  }
  return all;
};

module.exports = { drawable, lines };
