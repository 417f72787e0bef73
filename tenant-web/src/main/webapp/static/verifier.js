/* JiTrace verifier: checks the proof of an answer about a code. Apache-2.0. Bytes: docs/spec; form of the proof: docs/spec/proof.md.
   It trusts one thing, the hash of the genesis, and asks nobody. Also by hand: node jitrace-verifier.mjs <address of the code, or a kept file> <genesis hash> */
const text = s => new TextEncoder().encode(s);
const tag = name => text(`jitrace/v1/${name}\n`);
const ZERO = new Uint8Array(32);
export const hex = raw => [...raw].map(b => b.toString(16).padStart(2, '0')).join('');
export const unhex = s => Uint8Array.from(s.match(/../g) || [], b => parseInt(b, 16));
export const b64 = raw => btoa(String.fromCharCode(...raw));
export function unb64(s) {
  const raw = Uint8Array.from(atob(s), c => c.charCodeAt(0));
  if (b64(raw) !== s) throw Error('base64');
  return raw;
}
const join = parts => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  parts.reduce((at, p) => (all.set(p, at), at + p.length), 0);
  return all;
};
export const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)));
const same = (a, b) => hex(a) === hex(b);
const hashes = s => {
  const raw = unb64(s), list = [];
  for (let at = 0; at < raw.length; at += 32) list.push(raw.slice(at, at + 32));
  return list;
};

// --- canonical JSON (RFC 8785), whole numbers only
export const jcs = v => Array.isArray(v) ? `[${v.map(jcs)}]`
  : v && typeof v === 'object' ? `{${Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + jcs(v[k]))}}` : JSON.stringify(v);
export function parsed(s) {
  const bad = (v, depth) => typeof v === 'number' ? !Number.isSafeInteger(v)
    : v === null || typeof v === 'object' && (depth > 6 || Object.values(v).some(x => bad(x, depth + 1)));
  const v = JSON.parse(s);
  if (s[0] !== '{' || bad(v, 1) || jcs(v) !== s) throw Error('not canonical');
  return v;
}

// --- Ed25519, as strict as the validators: key and R canonical and of full order, S below the order
const P = 2n ** 255n - 19n, L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = n => (n % P + P) % P;
const power = (b, e) => {
  let r = 1n;
  for (; e; e >>= 1n, b = b * b % P) if (e & 1n) r = r * b % P;
  return r;
};
const D = mod(-121665n * power(121666n, P - 2n));
const number = raw => BigInt('0x' + hex(raw.slice().reverse()));
function plus([a, b, c, d], [e, f, g, h]) {
  const m = a * e % P, n = b * f % P, t = D * d * h % P, z = c * g % P, x = (a + b) * (e + f) - m - n, s = z - t, u = z + t, y = n + m;
  return [x * s, u * y, s * u, x * y].map(mod);
}
export function fullOrder(raw) {
  const y = number(raw) & 2n ** 255n - 1n, sign = BigInt(raw[31] >> 7), v = D * y * y + 1n, square = mod((y * y - 1n) * power(mod(v), P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (x * x % P !== square) x = x * power(2n, (P - 1n) / 4n) % P;
  if (y >= P || x * x % P !== square || !x) return false;
  if ((x & 1n) !== sign) x = P - x;
  let sum = [0n, 1n, 1n, 0n], point = [x, y, 1n, x * y % P];
  for (let e = L; e; e >>= 1n, point = plus(point, point)) if (e & 1n) sum = plus(sum, point);
  return !sum[0] && sum[1] === sum[2];
}
/** @param fallback gives the module @noble/ed25519; asked only when this browser has no Ed25519 of its own */
export async function verifies(key, sig, message, fallback) {
  if (key.length !== 32 || sig.length !== 64 || number(sig.slice(32)) >= L || !fullOrder(key) || !fullOrder(sig.slice(0, 32))) return false;
  let own;
  try {
    own = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  } catch (none) {
    return (await fallback()).verifyAsync(sig, message, key, {zip215: false});
  }
  return crypto.subtle.verify('Ed25519', own, sig, message);
}

// --- genesis, checkpoint and its signatures (C2SP signed note)
export const chainId = async genesis => hex(await sha(tag('genesis'), text(jcs(genesis))));
export const setHash = async validators => hex(await sha(tag('set'), text(jcs(validators))));
export const quorum = n => Math.ceil((n + Math.floor((n - 1) / 3) + 1) / 2);
export async function key(vkey) {
  const [name, , end] = vkey.split('+'), typed = unb64(vkey.slice(name.length + 10)), id = (await sha(text(name + '\n'), typed)).slice(0, 4);
  if (!end || typed.length !== 33 || typed[0] !== 1 || vkey !== `${name}+${hex(id)}+${b64(typed)}`) throw Error('vkey');
  return {name, id, raw: typed.slice(1)};
}
/** Size, root and who signed, each once; sound only with a quorum. */
export async function certified(note, genesis, fallback) {
  const end = note.indexOf('\n\n') + 1, body = note.slice(0, end), [origin, size, root, rest] = body.split('\n'), signers = new Set();
  for (const line of note.slice(end + 1).split('\n')) {
    const [dash, name, sig] = line.split(' ');
    const vkey = genesis.validators.find(v => v.name === name);
    if (dash !== '—' || !vkey || signers.has(name)) continue;
    const known = await key(vkey.vkey), raw = unb64(sig);
    if (known.name === name && same(raw.slice(0, 4), known.id) && await verifies(known.raw, raw.slice(4), text(body), fallback)) signers.add(name);
  }
  const sound = signers.size >= quorum(genesis.validators.length) && origin === genesis.origin && rest === '' && String(+size) === size;
  return {sound, signers: signers.size, size: +size, root: unb64(root)};
}

// --- trees
export const leafHash = leaf => sha([0], leaf);
export const node = (left, right) => sha([1], left, right);
/** RFC 6962: the path leads from the leaf to the root, and has the shape that the size asks for. */
export async function included(hash, index, size, path, root) {
  if (!(index >= 0 && index < size)) return false;
  const rest = path.slice();
  const climb = async (i, n) => {
    if (n === 1) return hash;
    let split = 1;
    while (split * 2 < n) split *= 2;
    const sibling = rest.pop();
    return i < split ? node(await climb(i, split), sibling) : node(sibling, await climb(i - split, n - split));
  };
  const top = await climb(index, size).catch(() => ZERO);
  return !rest.length && same(top, root);
}
export const keyPath = name => sha(tag('key'), text(name));
export const valueHash = value => sha(tag('val'), text(jcs(value)));
const bit = (path, at) => path[at >> 3] >> 7 - at % 8 & 1;
/** The root to which a value leads, or what stands in an absent key's place; siblings root first. */
export async function stateRoot(name, value, end, siblings) {
  const path = await keyPath(name);
  let hash = ZERO;
  if (value) hash = await sha([0], path, await valueHash(value));
  else if (end) {
    const other = unhex(end.path);
    if (same(other, path) || siblings.some((s, i) => bit(other, i) !== bit(path, i))) throw Error('another leaf');
    hash = await sha([0], other, unhex(end.valueHash));
  }
  for (let at = siblings.length; at--;) hash = bit(path, at) ? await node(siblings[at], hash) : await node(hash, siblings[at]);
  return hash;
}
export const height = count => Math.ceil(Math.log2(count));
/** The root of a batch's item tree; siblings leaf first. */
export async function itemRoot(value, index, siblings) {
  let hash = value ? await sha([2], text(value)) : ZERO;
  for (const sibling of siblings) {
    hash = index % 2 ? await sha([3], sibling, hash) : await sha([3], hash, sibling);
    index = Math.floor(index / 2);
  }
  return hash;
}
export const history = async (before, leaf) => sha(tag('hist'), before, await leafHash(text(leaf)));
export const opening = async (salt, value) => hex(await sha(tag('open'), unhex(salt), text(jcs(value))));

// --- codes
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const check = symbols => SYMBOLS[[...symbols].reduce((c, s) => (c = (c ^ SYMBOLS.indexOf(s)) << 1) & 32 ? c ^ 37 : c, 0)];
export const tidy = typed => typed.trim().replace(/[- ]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
export const wellFormed = code => /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code) && check(code.slice(0, 19)) === code[19];
export const commitment = (salt, gtin, code) => sha(tag('item'), salt, text(gtin + code));

// --- the proof of an answer
const within = (list, ref, index) => (list || []).some(i => i.b === ref && i.r.split(',').some(r => {
  const [first, last] = r.split('-').map(Number);
  return index >= first && index <= (last ?? first);
}));
const MOVES = {released: ['MATCH', 'OPEN', 'MISMATCH', 'REPEATED'], sold: ['SOLD', 'MISMATCH'], owned: ['SOLD', 'YOURS', 'MISMATCH'],
  issued: ['NOT_RELEASED'], cancelled: ['CANCELLED'], destroyed: ['CANCELLED']};
const OUT = ['unpack', 'ship', 'sell', 'cancel', 'destroy', 'claim', 'assemble'];
const SEEN = ['ship', 'receive', 'observe', 'correct'];
const RANK = ['ok', 'none', 'no'];

/**
 * @param answer the verdict as JSON
 * @param ask {code, gtin (or ""): what the reader holds; state: what the page says; genesis, pinned: its hash; fallback}
 * @return {steps: [{id, result: ok | no | none}], facts}; "none" = this answer holds nothing that could show it
 */
export async function verify(answer, ask) {
  const result = {}, facts = {}, notes = {}, {genesis} = ask, proof = answer.proof || {};
  const mark = (id, rank) => { result[id] = RANK[Math.max(rank, RANK.indexOf(result[id]))]; };
  const hold = async (id, fits) => mark(id, await Promise.resolve().then(fits).catch(() => false) ? 0 : 2);
  const known = async (id, there, fits) => there ? hold(id, fits) : mark(id, 1);
  const code = tidy(ask.code);
  await hold('genesis', async () => await chainId(genesis) === ask.pinned);
  if (!wellFormed(code)) {
    await hold('shown', () => answer.state === 'MISTYPED' && ask.state === 'MISTYPED');
    return done();
  }
  const ref = code.slice(0, 5), set = await setHash(genesis.validators);
  const note = async n => {
    const c = notes[n] ??= await certified(n, genesis, ask.fallback);
    Object.assign(facts, {signers: c.signers, validators: genesis.validators.length, quorum: quorum(genesis.validators.length)});
    return c;
  };
  const signed = async (n, index, leaf, path, id, last) => {
    const c = await note(n);
    await hold('signed', () => c.sound);
    await hold(id, async () => (!last || index === c.size - 1) && included(await leafHash(text(leaf)), index, c.size, hashes(path), c.root));
    return c.size;
  };
  const bundle = async b => {
    const block = JSON.parse(b.blockLeaf), size = await signed(b.checkpoint, b.index, b.blockLeaf, b.inclusion, 'block', true);
    if (block.set !== set) mark('signed', 1);
    await hold('state', async () => hex(await stateRoot(b.key, b.value, b.end, hashes(b.path))) === block.state);
    Object.assign(facts, {height: block.height, time: block.time});
    return size;
  };
  if (!proof.state) {
    for (const id of ['state', 'code', 'shown']) mark(id, 1);
    return done();
  }
  try {
    await hold('state', () => proof.state.key === 'batch.' + ref);
    const size = await bundle(proof.state), batch = proof.state.value;
    if (answer.state === 'UNKNOWN') {
      await (batch ? mark('code', 1) : hold('absent', () => true));
      await hold('shown', () => ask.state === 'UNKNOWN');
    } else await journey(size, await issued(batch));
  } catch (misformed) {
    mark('state', 2);
  }
  return done();

  async function issued(batch) {
    const item = proof.state.item, more = {};
    await hold('code', async () => included(await leafHash(await commitment(unhex(proof.salt), ask.gtin || answer.gtin, code)), item.index, batch.count,
      hashes(proof.codePath), unhex(batch.root)));
    await hold('state', async () => item.ref === ref && item.index < batch.count && hashes(item.path).length === height(batch.count)
      && hex(await itemRoot(jcs(item.value), item.index, hashes(item.path))) === batch.items);
    for (const b of proof.more || []) {
      await bundle(b);
      more[b.key] = b.value;
    }
    const {value} = item, brand = more['party.' + batch.brand], product = more['product.' + batch.product];
    await known('brand', brand, () => brand.name === answer.brand);
    await known('sheet', proof.sheet && product, async () => {
      const sheet = JSON.parse(proof.sheet);
      return hex(await sha(text(proof.sheet))) === product.sheet && sheet.name === answer.product.name && sheet.description === answer.product.description;
    });
    const flags = [value, batch, product, value.lot && more['lot.' + value.lot]];
    for (let u = value.s === 'consumed' ? 0 : value.u; u; u = more['unit.' + u]?.in) flags.push(more['unit.' + u]);
    const whole = flags.every((f, i) => f || i === 3 && !value.lot), marked = name => flags.some(f => f?.f?.includes(name));
    const may = marked('recalled') ? ['RECALLED'] : value.f?.includes('stolen') ? ['STOLEN'] : MOVES[value.s] || [...MOVES.released, 'SOLD'];
    if (!whole || answer.state === 'RETIRED') mark('shown', 1);
    else await hold('shown', () => may.includes(answer.state) && may.includes(ask.state) && (!answer.sale || answer.sale.region === value.r));
    return more;
  }

  async function journey(size, more) {
    const {index, value} = proof.state.item, all = [];
    for (const e of proof.entries) {
      await signed(e.checkpoint, e.index, e.leaf, e.inclusion, 'entries');
      const said = JSON.parse(e.leaf);
      if (e.index < size && said.body) all.push({at: e.index, leaf: e.leaf, t: said.t, body: said.body});
    }
    all.sort((a, b) => a.at - b.at);
    const complete = async (list, {h, n}) => {
      let now = ZERO;
      for (const e of list) now = await history(now, e.leaf);
      return list.length === n && (n ? hex(now) : '') === h;
    };
    const own = all.filter(e => within(e.body.items, ref, index) || e.body.item === `${ref}/${index}`);
    await hold('journey', () => complete(own, value));
    const shown = answer.journey.map(s => s.entry), must = new Set(own.filter(e => !['recall', 'lift'].includes(e.t)).map(e => e.at));
    // what a unit did while the item, or the unit it is in, was packed in it
    const inside = async (unit, from, to, depth) => {
      const its = all.filter(e => e.body.unit === unit || e.body.units?.includes(unit)), state = more['unit.' + unit];
      await known('journey', state, () => complete(its, state));
      for (const e of its.filter(e => e.at > from && e.at < to)) {
        const moved = e.body.units?.includes(unit);
        if (moved || SEEN.includes(e.t)) must.add(e.at);
      }
      for (const e of its) {
        const out = e.t === 'pack' && e.body.unit !== unit && its.find(o => o.at > e.at && o.t === 'unpack' && o.body.unit !== unit);
        if (out !== false && depth) await inside(e.body.unit, Math.max(from, e.at), Math.min(to, out?.at ?? to), depth - 1);
      }
    };
    for (const e of own.filter(e => e.t === 'pack')) {
      await inside(e.body.unit, e.at, own.find(o => o.at > e.at && OUT.includes(o.t))?.at ?? Infinity, 4);
    }
    await hold('journey', () => [...must].every(at => shown.includes(at)));
    for (const step of answer.journey) {
      const e = all.find(one => one.at === step.entry);
      await known('entries', step.entry < size, () => e.t === step.act && (e.body.place?.region || '') === step.region);
    }
    const opened = {};
    for (const o of proof.openings || []) opened[await opening(o.salt, o.value)] = o.value;
    const place = (at, fits) => {
      const there = opened[all.find(e => e.at === at)?.body.place?.open];
      return known('places', there, () => fits(there));
    };
    for (const step of answer.journey.filter(s => s.city)) await place(step.entry, there => there.city === step.city);
    const sold = own.filter(e => e.t === 'sell').pop();
    if (answer.sale && sold) await place(sold.at, ({day, city = ''}) => day === answer.sale.date && city === answer.sale.city);
    facts.entries = own.length;
  }

  function done() {
    const order = ['code', 'brand', 'state', 'absent', 'journey', 'entries', 'places', 'sheet', 'shown', 'block', 'signed', 'genesis'];
    return {steps: order.filter(id => result[id]).map(id => ({id, result: result[id]})), facts};
  }
}

/** The reader's code and GTIN, as the address of the page has them; "" if it has no GTIN. */
export function held(path) {
  const [, gtin, code] = path.match(/^\/(?:01\/(\d{8,14})(?:\/22\/[^/]+)?(?:\/10\/[^/]+)?\/21|c)\/([^/]+)\/?$/) || [];
  return {gtin: gtin ? gtin.padStart(14, '0') : '', code: decodeURIComponent(code || '')};
}

if (globalThis.process?.argv?.[3] && /verifier\.m?js$/.test(process.argv[1])) {
  const [, , from, pinned] = process.argv;
  let kept;
  if (/^https?:/.test(from)) {
    const url = new URL(from), ask = async path => (await fetch(new URL(path, url))).json();
    kept = {...held(url.pathname), answer: await ask(url.pathname + '?format=json'), ...await ask('/chain/genesis')};
  } else kept = JSON.parse(await (await import('node:fs/promises')).readFile(from, 'utf8'));
  const {answer, code} = kept, {steps, facts} = await verify(answer, {...kept, state: answer.state, pinned});
  for (const step of steps) console.log(step.result.padEnd(5) + step.id);
  console.log(code, answer.state, JSON.stringify(facts));
  process.exitCode = steps.every(s => s.result === 'ok') ? 0 : 1;
}
