/* A small chain made here, with an item that was packed, carried inside two units, recalled, cleared and sold; its proof is then spoiled
   in every way that a name below says. What is expected stands beside it: the steps that are not "ok". */
const utf8 = s => new TextEncoder().encode(s);
const ZERO = new Uint8Array(32);
const split = n => { let s = 1; while (s * 2 < n) s *= 2; return s; };

export async function proofs(v) {
  const {sha, hex, b64, jcs} = v, joined = list => b64(Uint8Array.from(list.flatMap(h => [...h])));
  const mth = async l => l.length < 2 ? l[0] : v.node(await mth(l.slice(0, split(l.length))), await mth(l.slice(split(l.length))));
  const path = async (i, l) => l.length < 2 ? [] : i < split(l.length)
    ? [...await path(i, l.slice(0, split(l.length))), await mth(l.slice(split(l.length)))]
    : [...await path(i - split(l.length), l.slice(split(l.length))), await mth(l.slice(0, split(l.length)))];

  // genesis with one validator
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']), name = 'v1.example';
  const typed = Uint8Array.from([1, ...new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))]);
  const id = (await sha(utf8(name + '\n'), typed)).slice(0, 4);
  const genesis = {epoch: 0, operatorThreshold: 1, operators: [], origin: 'o', type: 'genesis', validators: [{name, vkey: `${name}+${hex(id)}+${b64(typed)}`}]};
  const pinned = await v.chainId(genesis), set = await v.setHash(genesis.validators);

  // a batch of five codes; the third one is ours
  const ref = '7F3KQ', gtin = '09506000134352', count = 5, salt = i => new Uint8Array(16).fill(i);
  const codes = [...Array(count).keys()].map(i => ref + '0000000000000' + i).map(body => body + v.check(body));
  const commits = await Promise.all(codes.map(async (c, i) => v.leafHash(await v.commitment(salt(i), gtin, c))));

  // its entries
  const inner = 'aa'.repeat(16), outer = 'bb'.repeat(16), items = r => [{b: ref, r}];
  const opened = {salt: '11'.repeat(16), value: {city: 'Hamburg', day: '2026-11-24'}}, open = await v.opening(opened.salt, opened.value);
  const hamburg = {country: 'DE', region: 'DE-HH'};
  const entries = [['issue', {batch: ref}], ['release', {items: items('0-4')}], ['pack', {items: items('1-3'), unit: inner}], ['ship', {unit: inner, to: 'p'}],
    ['pack', {unit: outer, units: [inner]}], ['receive', {unit: outer, place: hamburg}], ['recall', {items: items('2')}], ['lift', {items: items('2')}],
    ['sell', {items: items('2'), place: {...hamburg, open}}], ['ship', {unit: outer, to: 'z'}]].map(([t, body], i) => jcs({body, i, n: '0'.repeat(32), t}));
  const folded = async list => {
    let h = ZERO;
    for (const i of list) h = await v.history(h, entries[i]);
    return hex(h);
  };
  const item = {c: 'p', h: await folded([1, 2, 6, 7, 8]), n: 5, r: 'DE-HH', s: 'sold'}, itemPath = [];
  let level = await Promise.all([...Array(8).keys()].map(i => v.itemRoot(i < count && jcs(i === 2 ? item : {h: '', n: 0, s: 'issued'}), 0, [])));
  for (let at = 2; level.length > 1; at >>= 1) {
    itemPath.push(level[at ^ 1]);
    level = await Promise.all(level.filter((_, i) => i % 2 === 0).map((left, i) => sha([3], left, level[2 * i + 1])));
  }

  // the state and the block
  const brand = 'b'.repeat(32), product = 'c'.repeat(32), sheet = jcs({attributes: {}, description: 'dry', name: 'Wine'});
  const unit = async (list, more) => ({c: 'p', d: 1, f: [], h: await folded(list), n: list.length, products: [], s: 'packed', ...more});
  const state = {
    ['batch.' + ref]: {brand, count, f: [], items: hex(level[0]), licence: 'l', product, root: hex(await mth(commits))},
    ['party.' + brand]: {kind: 'brand', name: 'Helan'}, ['product.' + product]: {brand, f: [], sheet: hex(await sha(utf8(sheet)))},
    ['unit.' + inner]: await unit([2, 3, 4], {in: outer}), ['unit.' + outer]: await unit([4, 5, 9], {}),
  };
  const bit = (p, at) => p[at >> 3] >> 7 - at % 8 & 1;
  const stateLeaves = await Promise.all(Object.entries(state).map(async ([k, value]) => ({path: await v.keyPath(k), value: await v.valueHash(value)})));
  const sparse = async (l, depth = 0) => !l.length ? ZERO : l.length === 1 ? sha([0], l[0].path, l[0].value)
    : v.node(await sparse(l.filter(x => !bit(x.path, depth)), depth + 1), await sparse(l.filter(x => bit(x.path, depth)), depth + 1));
  const blockLeaf = jcs({batches: 1, entries: entries.length, epoch: 0, height: 7, prev: 'x', proposer: name, set, state: hex(await sparse(stateLeaves)), t: 'block', time: 123});
  const leaves = await Promise.all([...entries, blockLeaf].map(e => v.leafHash(utf8(e)))), body = `o\n${leaves.length}\n${b64(await mth(leaves))}\n`;
  const sig = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(body)));
  const checkpoint = `${body}\n— ${name} ${b64(Uint8Array.from([...id, ...sig]))}\n`;
  const bundle = async key => {
    const wanted = await v.keyPath(key), siblings = [];
    let l = stateLeaves;
    for (let depth = 0; l.length > 1; depth++) {
      siblings.push(await sparse(l.filter(x => bit(x.path, depth) !== bit(wanted, depth)), depth + 1));
      l = l.filter(x => bit(x.path, depth) === bit(wanted, depth));
    }
    const shown = state[key] ? {value: state[key]} : l.length ? {end: {path: hex(l[0].path), valueHash: hex(l[0].value)}} : {};
    return {key, path: joined(siblings), blockLeaf, index: entries.length, inclusion: joined(await path(entries.length, leaves)), checkpoint, ...shown};
  };
  const step = (act, entry, region = '', city = '') => ({act, entry, region, city});
  const whole = async () => ({
    state: 'SOLD', brand: 'Helan', product: {name: 'Wine', description: 'dry'}, sale: {date: '2026-11-24', city: 'Hamburg', region: 'DE-HH'},
    journey: [step('release', 1), step('pack', 2), step('ship', 3), step('pack', 4), step('receive', 5, 'DE-HH'), step('sell', 8, 'DE-HH', 'Hamburg')],
    proof: {
      item: ref + '/2', salt: hex(salt(2)), codePath: joined(await path(2, commits)), openings: [opened], sheet,
      state: {...await bundle('batch.' + ref), item: {ref, index: 2, path: joined(itemPath), value: {...item}}},
      more: await Promise.all(Object.keys(state).filter(k => !k.startsWith('batch')).map(bundle)),
      entries: await Promise.all(entries.map(async (leaf, i) => ({index: i, leaf, inclusion: joined(await path(i, leaves)), checkpoint}))),
    },
  });

  const without = key => a => { a.proof.more = a.proof.more.filter(b => b.key !== key); };
  const unknown = (start) => { const symbols = start + 'Z'.repeat(14); return symbols + v.check(symbols); };
  const absence = async (start, told, key) => [{state: 'UNKNOWN', journey: [], proof: {state: await bundle('batch.' + key)}}, {code: unknown(start), state: told}];
  const cases = [
    ['nothing is spoiled', () => {}, ''],
    ['a step inside the outer unit is not shown', a => a.journey.splice(4, 1), 'journey:no'],
    ['an entry of the outer unit is left out', a => { a.journey.splice(4, 1); a.proof.entries.splice(5, 1); }, 'journey:no'],
    ['the entry that put the unit into another is left out', a => { a.journey.splice(3, 2); a.proof.entries.splice(4, 2); }, 'journey:no'],
    ['the sale is left out', a => { a.journey.pop(); a.proof.entries.splice(8, 1); }, 'journey:no'],
    ['a recall of the item is left out', a => a.proof.entries.splice(6, 1), 'journey:no'],
    ['an entry is there twice', a => a.proof.entries.push(a.proof.entries[8]), 'journey:no'],
    ['a step is newer than the checkpoint', a => a.journey.push(step('sell', 99)), 'entries:none'],
    ['a step is no entry', a => a.journey.push(step('sell', 0)), 'entries:no'],
    ['an entry has another place in the log', a => { a.proof.entries[8].index = 7; }, 'journey:no entries:no places:none'],
    ['the state of the outer unit is missing', without('unit.' + outer), 'journey:none'],
    ['the state of the product is missing', without('product.' + product), 'sheet:none shown:none'],
    ['the brand is missing', without('party.' + brand), 'brand:none'],
    ['the openings were erased', a => delete a.proof.openings, 'places:none'],
    ['another day', a => { a.sale.date = '2026-01-01'; }, 'places:no'],
    ['another region of the sale', a => { a.sale.region = 'DE-BE'; }, 'shown:no'],
    ['another state', a => { a.state = 'MATCH'; }, 'shown:no'],
    ['a state that claims a recall', a => { a.state = 'RECALLED'; }, 'shown:no'],
    ['a brand that has left', a => { a.state = 'RETIRED'; }, 'shown:none'],
    ['no proof', a => delete a.proof, 'code:none state:none shown:none'],
    ['rubbish', a => { a.proof.state = 5; }, 'state:no'],
    ['rubbish among the entries', a => { a.proof.entries = null; }, 'state:no'],
  ].map(([name, spoil, expected]) => [name, async () => { const a = await whole(); spoil(a); return [a, {}]; }, expected]);
  cases.push(
    ['the page says something else', async () => [await whole(), {state: 'MATCH'}], 'shown:no'],
    ['another code of the batch', async () => [await whole(), {code: codes[1]}], 'code:no'],
    ['another GTIN', async () => [await whole(), {gtin: '0'.repeat(14)}], 'code:no'],
    ['a code without a GTIN', async () => [{...await whole(), gtin}, {gtin: ''}], ''],
    ['a code in small letters with hyphens', async () => [await whole(), {code: codes[2].toLowerCase().replace(/0000/g, '-oooo')}], ''],
    ['another genesis pinned', async () => [await whole(), {pinned: '0'.repeat(64)}], 'genesis:no'],
    ['other validators in force', async () => [await whole(), {genesis: {...genesis, validators: [...genesis.validators, {name: 'w', vkey: 'w'}]}}], 'signed:no genesis:no'],
    ['a mistyped code', async () => [{state: 'MISTYPED', journey: []}, {code: codes[1].slice(0, 19) + '*', state: 'MISTYPED'}], ''],
    ['a good code called mistyped', async () => [{...await whole(), state: 'MISTYPED'}, {state: 'MISTYPED'}], 'shown:no'],
    ['an unknown code of no batch', () => absence('ZZZZZ', 'UNKNOWN', 'ZZZZZ'), ''],
    ['an unknown code, shown as sold', () => absence('ZZZZZ', 'SOLD', 'ZZZZZ'), 'shown:no'],
    ['an unknown code of a batch', () => absence(ref, 'UNKNOWN', ref), 'code:none'],
    ['the absence of another batch', () => absence('ZZZZZ', 'UNKNOWN', 'YYYYY'), 'state:no'],
  );
  const wrong = [];
  for (const [what, make, expected] of cases) {
    const [answer, ask] = await make();
    const {steps} = await v.verify(answer, {code: codes[2], gtin, genesis, pinned, state: 'SOLD', ...ask});
    const got = steps.filter(s => s.result !== 'ok').map(s => `${s.id}:${s.result}`).join(' ');
    if (got !== expected) wrong.push(`${what}: "${got}" is not "${expected}"`);
  }
  if (wrong.length) throw Error(wrong.join('\n'));
  return cases.length;
}
