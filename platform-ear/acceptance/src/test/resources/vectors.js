/* Every golden vector of docs/spec/vectors against the verifier that readers get. What only the brand's server can do (codes from the
   batch key, keys from an owner's secret) is done here with WebCrypto's own parts, so that no value of a file is left out. */
const utf8 = s => new TextEncoder().encode(s);
const counts = {};
function holds(what, fits, detail = '') {
  counts[what] = (counts[what] || 0) + 1;
  if (!fits) throw Error(`${what}: ${detail}`);
}
const same = (what, got, expected) => holds(what, JSON.stringify(got) === JSON.stringify(expected), `${JSON.stringify(got)} is not ${JSON.stringify(expected)}`);
const fails = async f => { try { await f(); return false; } catch { return true; } };

export async function run(v, files, fallback) {
  const {sha, hex, unhex, b64, unb64, jcs, parsed} = v, hexes = list => list.map(hex), raws = list => list.map(unhex);
  const tag = name => utf8(`jitrace/v1/${name}\n`);
  const verifies = (key, sig, message) => v.verifies(key, sig, message, fallback);
  const leaf = s => v.leafHash(typeof s === 'string' ? utf8(s) : s);
  const mth = async list => {
    if (list.length < 2) return list[0] || sha();
    let split = 1;
    while (split * 2 < list.length) split *= 2;
    return v.node(await mth(list.slice(0, split)), await mth(list.slice(split)));
  };
  const certified = async (note, genesis) => {
    const c = await v.certified(note, genesis, fallback);
    return c.sound ? [c.size, b64(c.root)] : null;
  };

  // genesis
  const g = files.genesis, genesis = parsed(g.canonical);
  same('genesis: chain id', await v.chainId(genesis), g.chainId);
  same('genesis: set hash', await v.setHash(genesis.validators), g.setHash);
  for (const [i, known] of g.validators.entries()) {
    const key = await v.key(known.vkey);
    same('genesis: vkey', [key.name, hex(key.raw)], [known.name, known.public]);
    same('genesis: validator', genesis.validators[i], {name: known.name, vkey: known.vkey});
    same('genesis: public key', hex(await publicKey(unhex(known.seed))), known.public);
  }
  for (const q of g.quorums) same('genesis: quorum', v.quorum(q.validators), q.quorum);

  // json
  for (const good of files.json.canonical) {
    const s = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(unhex(good.hex));
    same('json: canonical', jcs(parsed(s)), s);
    same('json: value hash', hex(await v.valueHash(parsed(s))), good.valueHash);
  }
  for (const bad of files.json.refused) {
    holds('json: refused', await fails(() => parsed(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(unhex(bad)))), bad);
  }

  // batches
  const operators = Object.fromEntries(genesis.operators.map(o => [o.name, unb64(o.key)]));
  for (const batch of files.batches.batches) {
    const {sig, ...header} = parsed(batch.leaf), signed = utf8('jitrace/v1/batch\n' + jcs(header)), leaves = await Promise.all(batch.entries.map(leaf));
    same('batch: id', hex(await sha(signed)), batch.batchId);
    holds('batch: signature', await verifies(unb64(batch.public), unb64(sig), signed), batch.batchId);
    same('batch: leaf hash', hex(await leaf(batch.leaf)), batch.leafHash);
    same('batch: entry hashes', hexes(leaves), batch.entryHashes);
    same('batch: root', hex(await mth(leaves)), header.root);
    same('batch: chain and count', [header.chain, header.count], [g.chainId, batch.entries.length]);
    for (const [i, entry] of batch.entries.entries()) {
      const said = parsed(entry), {approvals = [], ...body} = said.body;
      same('batch: place and nonce', [said.i, said.n], [i, header.n]);
      for (const a of approvals) {
        const message = chain => utf8('jitrace/v1/val\n' + jcs({...body, chain, t: said.t}));
        holds('batch: approval', await verifies(operators[a.operator], unb64(a.sig), message(g.chainId)), a.operator);
        holds('batch: approval on another chain', !await verifies(operators[a.operator], unb64(a.sig), message('0'.repeat(64))), a.operator);
      }
    }
  }

  // log, blocks, checkpoint
  const log = files.log, leafHashes = await Promise.all(log.leaves.map(leaf)), root = await mth(leafHashes), size = log.leaves.length;
  same('log: leaf hashes', hexes(leafHashes), log.leafHashes);
  for (const [n, expected] of log.roots.entries()) same('log: root', hex(await mth(leafHashes.slice(0, n + 1))), expected);
  for (const [i, path] of log.inclusion.entries()) {
    holds('log: inclusion', await v.included(leafHashes[i], i, size, raws(path), root), i);
    holds('log: inclusion of another', !await v.included(leafHashes[i], i ^ 1, size, raws(path), root), i);
    holds('log: path too short', !await v.included(leafHashes[i], i, size, raws(path.slice(1)), root), i);
  }
  let prev = g.chainId, at = 0;
  for (const [i, block] of log.blocks.entries()) {
    const said = parsed(block.leaf), inside = [];
    for (let body = unb64(block.body); body.length;) {
      const length = body[0] * 256 + body[1];
      inside.push(new TextDecoder().decode(body.slice(2, 2 + length)));
      body = body.slice(2 + length);
    }
    same('block: body', inside, log.leaves.slice(at, at + inside.length));
    same('block: last leaf', [inside.at(-1), block.firstIndex], [block.leaf, at]);
    same('block: hash', hex(await leaf(block.leaf)), block.hash);
    same('block: follows', [said.prev, said.height, said.set], [prev, i + 1, g.setHash]);
    prev = block.hash;
    at += inside.length;
  }
  same('checkpoint: text', files.checkpoint.text, `${genesis.origin}\n${size}\n${b64(root)}\n`);
  same('checkpoint: certificate', await certified(files.checkpoint.certificate, genesis), [size, b64(root)]);
  for (const note of files.checkpoint.noQuorum) same('checkpoint: no quorum', await certified(note, genesis), null);

  // state
  const now = new Map(), values = {};
  const bit = (path, i) => path[i >> 3] >> 7 - i % 8 & 1;
  const sparse = async (list, depth = 0) => {
    if (!list.length) return new Uint8Array(32);
    if (list.length === 1) return sha([0], unhex(list[0][0]), list[0][1]);
    return v.node(await sparse(list.filter(l => !bit(unhex(l[0]), depth)), depth + 1), await sparse(list.filter(l => bit(unhex(l[0]), depth)), depth + 1));
  };
  for (const write of files.state.writes) {
    const path = await v.keyPath(write.key), value = await v.valueHash(write.value);
    same('state: path and value hash', [hex(path), hex(value)], [write.path, write.valueHash]);
    now.set(hex(path), value);
    values[write.key] = write.value;
    same('state: root', hex(await sparse([...now])), write.root);
  }
  const stateRoot = hex(await sparse([...now]));
  for (const p of files.state.present) same('state: present', hex(await v.stateRoot(p.key, values[p.key], undefined, raws(p.siblings))), stateRoot);
  for (const p of files.state.absent) {
    same('state: absent', hex(await v.stateRoot(p.key, undefined, p.end, raws(p.siblings))), stateRoot);
    const forged = await v.stateRoot(p.key, {forged: true}, undefined, raws(p.siblings));
    holds('state: a value for an absent key', hex(forged) !== stateRoot);
  }

  // items: the root of a tree is made of runs of equal values, as a range write makes it
  for (const tree of files.items.trees) {
    let runs = [[0, tree.count, tree.issued], [tree.count, 2 ** v.height(tree.count), '']];
    const uniform = {};
    const alike = async (value, height) => uniform[value + height] ??= height
      ? await sha([3], await alike(value, height - 1), await alike(value, height - 1)) : await v.itemRoot(value, 0, []);
    const treeRoot = async (first = 0, height = v.height(tree.count)) => {
      const inside = new Set(runs.filter(([a, b]) => a < first + 2 ** height && b > first).map(r => r[2]));
      return inside.size === 1 ? alike([...inside][0], height)
        : sha([3], await treeRoot(first, height - 1), await treeRoot(first + 2 ** (height - 1), height - 1));
    };
    same('items: issued root', hex(await treeRoot()), tree.issuedRoot);
    for (const write of tree.writes) {
      for (const range of write.ranges.split(',')) {
        const [low, last] = range.split('-').map(Number), high = (last ?? low) + 1;
        runs = runs.flatMap(([a, b, value]) => [[a, Math.min(b, low), value], [Math.max(a, high), b, value]]).filter(([a, b]) => a < b);
        runs.push([low, high, write.value]);
      }
      same('items: root after a write', hex(await treeRoot()), write.root);
    }
    same('items: root', hex(await treeRoot()), tree.root);
    for (const p of tree.proofs) {
      same('items: proof', [hex(await v.itemRoot(p.value, p.index, raws(p.siblings))), p.siblings.length], [tree.root, v.height(tree.count)]);
    }
  }

  // histories, openings, owners, receipt, signatures
  const fold = async entries => {
    let h = new Uint8Array(32);
    const all = [];
    for (const e of entries) all.push(hex(h = await v.history(h, e)));
    return all;
  };
  const h = files.histories, ofItem = await fold(h.item.entries), item = parsed(h.item.value);
  for (const [i, got] of (await fold(h.entries)).entries()) same('history', got, h.histories[i]);
  same('history: of an item', [ofItem.at(-1), ofItem.length], [item.h, item.n]);
  for (const o of files.openings.openings) same('opening', await v.opening(o.salt, o.value), o.commitment);
  const o = files.owners;
  const owner = async secret => b64(await publicKey(await hkdf(unhex(secret), new Uint8Array(0), utf8('jitrace/v1/owner/' + o.item))));
  same('owner: keys', [await owner(o.ownerSecret), await owner(o.takerSecret)], [o.k, o.taker]);
  for (const [part, key, sig] of [['claim', o.k, 'sig'], ['offer', o.k, 'sig'], ['accept', o.taker, 'sig'], ['accept', o.invite, 'inviteSig']]) {
    parsed(o[part].canonical);
    holds('owner: ' + part, await verifies(unb64(key), unb64(o[part][sig]), utf8(o[part].tag + o[part].canonical)), sig);
  }
  same('owner: offer named', parsed(o.accept.canonical).offer, hex(await sha(utf8(o.offer.tag + o.offer.canonical))));
  const {sig, ...receipt} = files.receipt.receipt;
  holds('receipt', await verifies((await v.key(receipt.node)).raw, unb64(sig), utf8('jitrace/v1/receipt\n' + jcs(receipt))));
  const judged = s => verifies(unhex(s.public), unhex(s.sig), unhex(s.message));
  holds('signature: good', await judged(files.signatures.good));
  for (const bad of files.signatures.refused) holds('signature: refused', !await judged(bad), bad.why);

  // what the chain serves
  const list = s => { const raw = unb64(s), all = []; for (let i = 0; i < raw.length; i += 32) all.push(raw.slice(i, i + 32)); return all; };
  for (const b of files.served.bundles) {
    const c = await v.certified(b.checkpoint, genesis, fallback);
    holds('bundle: checkpoint', c.sound && b.index === c.size - 1, b.key);
    holds('bundle: inclusion', await v.included(await leaf(b.blockLeaf), b.index, c.size, list(b.inclusion), c.root), b.key);
    same('bundle: state root', hex(await v.stateRoot(b.key, b.value, b.end, list(b.path))), parsed(b.blockLeaf).state);
    if (b.item) {
      const path = list(b.item.path);
      same('bundle: item', [hex(await v.itemRoot(jcs(b.item.value), b.item.index, path)), path.length], [b.value.items, v.height(b.value.count)]);
    }
  }
  const [head, note] = files.served.tlogProof.split('\n\n').length > 1
    ? [files.served.tlogProof.slice(0, files.served.tlogProof.indexOf('\n\n')), files.served.tlogProof.slice(files.served.tlogProof.indexOf('\n\n') + 2)] : [];
  const lines = head.split('\n'), c = await v.certified(note, genesis, fallback);
  same('tlog-proof: first line', lines[0], 'c2sp.org/tlog-proof@v1');
  holds('tlog-proof', c.sound && await v.included(await leaf(files.served.entry), +lines[1].slice(6), c.size, lines.slice(2).map(unb64), c.root));

  // codes
  const codes = files.codes, codeKeys = await batchKeys(unhex(codes.batchKey), codes.ref);
  for (const one of codes.codes) {
    const made = await codeOf(v, codeKeys, codes.ref, codes.gtin, one.index);
    same('code', {...made, index: one.index}, {code: one.code, salt: one.salt, inner: one.inner, commitment: one.commitment, index: one.index});
    holds('code: well formed', v.wellFormed(one.code) && v.tidy(one.code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')) === one.code, one.code);
    for (let i = 0; i < 20; i++) {
      const other = one.code[i] === '7' ? '8' : '7';
      holds('code: a wrong symbol', !v.wellFormed(one.code.slice(0, i) + other + one.code.slice(i + 1)), one.code);
    }
  }
  const leaves = [];
  for (let i = 0; i < codes.batch.count; i++) leaves.push(await leaf(unhex((await codeOf(v, codeKeys, codes.ref, codes.gtin, i)).commitment)));
  same('code: batch root', hex(await mth(leaves)), codes.batch.root);
  for (const p of codes.batch.proofs) {
    holds('code: proof', await v.included(leaves[p.index], p.index, codes.batch.count, raws(p.siblings), unhex(codes.batch.root)), p.index);
  }
  const looked = ['batches', 'checkpoint', 'codes', 'genesis', 'histories', 'items', 'json', 'log', 'openings', 'owners', 'receipt', 'served', 'signatures', 'state'];
  same('no file is left out', Object.keys(files).sort(), looked);
  return counts;

  // the fallback makes public keys where the browser cannot
  async function publicKey(seed) {
    const pkcs8 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32, ...seed]);
    try {
      const jwk = await crypto.subtle.exportKey('jwk', await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']));
      return unb64(jwk.x.replace(/-/g, '+').replace(/_/g, '/') + '=');
    } catch (none) {
      return (await fallback()).getPublicKeyAsync(seed);
    }
  }
}

async function hkdf(ikm, salt, info) {
  const key = await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({name: 'HKDF', hash: 'SHA-256', salt, info}, key, 256));
}

async function batchKeys(batchKey, ref) {
  const use = async name => hkdf(batchKey, utf8(ref), utf8('jitrace/v1/' + name));
  const hmac = async raw => crypto.subtle.importKey('raw', raw, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return {
    ff1: await crypto.subtle.importKey('raw', await use('ff1'), 'AES-CBC', false, ['encrypt']), salt: await hmac(await use('salt')), claim: await hmac(await use('claim')),
  };
}

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

async function codeOf(v, keys, ref, gtin, index) {
  const digits = [...Array(14).keys()].map(i => Number((BigInt(index) << 44n) >> BigInt(5 * (13 - i)) & 31n));
  const body = ref + (await ff1(keys.ff1, utf8(gtin + ref), digits)).map(d => SYMBOLS[d]).join(''), code = body + v.check(body);
  const mac = async (key, message) => new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(index));
  const salt = (await mac(keys.salt, place)).slice(0, 16);
  const bits = BigInt('0x' + v.hex((await mac(keys.claim, utf8(gtin + code))).slice(0, 8))) >> 4n;
  const inner = [...Array(12).keys()].map(i => SYMBOLS[Number(bits >> BigInt(5 * (11 - i)) & 31n)]).join('');
  return {code, salt: v.hex(salt), inner: inner + v.check(inner), commitment: v.hex(await v.commitment(salt, gtin, code))};
}

/** NIST SP 800-38G, radix 32; the block cipher's chain is AES-CBC from zero, its last whole block. */
async function ff1(key, tweak, digits) {
  const n = digits.length, u = n >> 1, w = n - u, halfBytes = Math.ceil(w * 5 / 8), width = 4 * Math.ceil(halfBytes / 4) + 4;
  const number = symbols => symbols.reduce((all, s) => all * 32n + BigInt(s), 0n);
  const raw = (value, bytes) => [...Array(bytes).keys()].map(i => Number(value >> BigInt(8 * (bytes - 1 - i)) & 255n));
  const fixed = [1, 2, 1, 0, 0, 32, 10, u, 0, 0, 0, n, 0, 0, 0, tweak.length];
  let left = digits.slice(0, u), right = digits.slice(u);
  for (let turn = 0; turn < 10; turn++) {
    const pad = ((-tweak.length - halfBytes - 1) % 16 + 16) % 16;
    const message = Uint8Array.from([...fixed, ...tweak, ...Array(pad).fill(0), turn, ...raw(number(right), halfBytes)]);
    const sealed = new Uint8Array(await crypto.subtle.encrypt({name: 'AES-CBC', iv: new Uint8Array(16)}, key, message));
    const y = sealed.slice(message.length - 16, message.length - 16 + width).reduce((all, b) => all * 256n + BigInt(b), 0n);
    const m = turn % 2 ? w : u, sum = (number(left) + y) % 32n ** BigInt(m);
    [left, right] = [right, [...Array(m).keys()].map(i => Number(sum >> BigInt(5 * (m - 1 - i)) & 31n))];
  }
  return [...left, ...right];
}
