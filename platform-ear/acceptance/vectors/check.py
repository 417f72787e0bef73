#!/usr/bin/env python3
"""A second reader of docs/spec: derives every value of docs/spec/vectors again and compares. No line of it comes from the Java code.

usage: check.py [folder of vectors]
       check.py --bundles <file>    state bundles as served, one a line, after a line with the genesis

Needs python3 and python3-cryptography (Debian). Exit code 0: everything fits; 1: something does not, named; counts are printed.
"""
import base64
import hashlib
import hmac
import json
import os
import re
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ZERO = bytes(32)
NUMBER_MAX = 2 ** 53 - 1
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
counts = {}


class Wrong(Exception):
    pass


def holds(what, condition, detail=""):
    counts[what] = counts.get(what, 0) + 1
    if not condition:
        raise Wrong("%s: %s" % (what, detail))


def same(what, got, expected):
    holds(what, got == expected, "%r is not %r" % (got, expected))


# --- hashes and JSON -------------------------------------------------------------------------------------------------

def sha(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def tag(name):
    return b"jitrace/v1/" + name.encode() + b"\n"


def unb64(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise Wrong("base64 is not canonical: " + text)
    return raw


def b64(raw):
    return base64.b64encode(raw).decode()


def jcs(value):
    """RFC 8785 for whole numbers, without null."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ",".join(jcs(v) for v in value) + "]"
    if isinstance(value, dict):
        fields = sorted(value.items(), key=lambda f: f[0].encode("utf-16-be"))
        return "{" + ",".join(quoted(k) + ":" + jcs(v) for k, v in fields) + "}"
    raise Wrong("no JSON of the chain: %r" % (value,))


def quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    return '"' + "".join(short.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in text) + '"'


def depth(value):
    if isinstance(value, dict):
        return 1 + max([depth(v) for v in value.values()], default=0)
    if isinstance(value, list):
        return 1 + max([depth(v) for v in value], default=0)
    return 0


def parsed(raw):
    """The object these bytes say, if they are its canonical form."""
    def pairs(fields):
        if len(dict(fields)) != len(fields):
            raise Wrong("a field twice")
        return dict(fields)

    def refused(text):
        raise Wrong("no whole number: " + text)

    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=pairs, parse_float=refused, parse_constant=refused)
    except (ValueError, RecursionError) as e:
        raise Wrong("no JSON: %s" % e)

    def numbers(v):
        if isinstance(v, dict):
            return all(numbers(x) for x in v.values())
        if isinstance(v, list):
            return all(numbers(x) for x in v)
        return v is not None and (isinstance(v, (bool, str)) or abs(v) <= NUMBER_MAX)

    if not isinstance(value, dict) or not numbers(value) or depth(value) > 6 or jcs(value).encode() != raw:
        raise Wrong("not canonical")
    return value


# --- Ed25519, strict -------------------------------------------------------------------------------------------------

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def plus(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P) % P)


def times(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = plus(result, point)
        point = plus(point, point)
        n >>= 1
    return result


def full_order(raw, known={}):
    """The canonical bytes of a point of prime order."""
    if raw not in known:
        y = int.from_bytes(raw, "little") & (2 ** 255 - 1)
        sign = raw[31] >> 7
        x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
        x = pow(x2, (P + 3) // 8, P)
        if x * x % P != x2:
            x = x * pow(2, (P - 1) // 4, P) % P
        on_curve = y < P and x * x % P == x2 and not (x == 0 and sign)
        if on_curve and x & 1 != sign:
            x = P - x
        known[raw] = on_curve and (x, y) != (0, 1) and times(L, (x, y)) == (0, 1)
    return known[raw]


def verifies(public, signature, message):
    if len(public) != 32 or len(signature) != 64 or int.from_bytes(signature[32:], "little") >= L:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return full_order(public) and full_order(signature[:32])


def secret(seed):
    return Ed25519PrivateKey.from_private_bytes(seed)


def public(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


# --- notes and certificates ------------------------------------------------------------------------------------------

def vkey(name, raw):
    typed = b"\1" + raw
    return "%s+%s+%s" % (name, sha(name.encode(), b"\n", typed)[:4].hex(), b64(typed))


def key_of(vkey_text):
    name, key_id, typed = vkey_text.split("+", 2)
    raw = unb64(typed)
    same("vkey", vkey(name, raw[1:]), vkey_text)
    return name, bytes.fromhex(key_id), raw[1:]


def quorum(n):
    return -(-(n + (n - 1) // 3 + 1) // 2)


def signers(note, validators):
    """Text of a note and the validators whose signature on it is valid, each once."""
    text, _, lines = note.partition("\n\n")
    text += "\n"
    names = set()
    for line in lines.splitlines():
        dash, name, encoded = line.split(" ")
        raw = unb64(encoded)
        for v in validators:
            known, key_id, key = key_of(v["vkey"])
            if dash == "\u2014" and name == known and raw[:4] == key_id and verifies(key, raw[4:], text.encode()):
                names.add(name)
    return text, names


def certified(note, genesis):
    """Size and root of a note that a quorum signed."""
    text, names = signers(note, genesis["validators"])
    origin, size, root, end = text.split("\n")
    ok = len(names) >= quorum(len(genesis["validators"])) and origin == genesis["origin"] and end == ""
    return (int(size), unb64(root)) if ok else None


# --- the log ---------------------------------------------------------------------------------------------------------

def leaf(data):
    return sha(b"\0", data)


def node(left, right):
    return sha(b"\1", left, right)


def mth(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node(mth(hashes[:split]), mth(hashes[split:]))


def included(leaf_hash, index, size, path, root):
    """RFC 6962 2.1.1, by recomputing the shape of the tree."""
    def climb(i, n, siblings):
        if n == 1:
            return leaf_hash if not siblings else None
        if not siblings:
            return None
        split = 1 << (n - 1).bit_length() - 1
        below = climb(i, split, siblings[:-1]) if i < split else climb(i - split, n - split, siblings[:-1])
        if below is None:
            return None
        return node(below, siblings[-1]) if i < split else node(siblings[-1], below)
    return 0 <= index < size and climb(index, size, path) == root


# --- state -----------------------------------------------------------------------------------------------------------

def key_path(key):
    return sha(tag("key"), key.encode())


def value_hash(value):
    return sha(tag("val"), jcs(value).encode())


def bit(path, at):
    return path[at >> 3] >> (7 - at % 8) & 1


def state_leaf(path, value):
    return sha(b"\0", path, value)


def sparse(leaves, at=0):
    if not leaves:
        return ZERO
    if len(leaves) == 1:
        return state_leaf(*leaves[0])
    return node(sparse([x for x in leaves if not bit(x[0], at)], at + 1),
                sparse([x for x in leaves if bit(x[0], at)], at + 1))


def state_root(key, value, end, siblings):
    """The root to which a value, or what stands in the place of an absent key, leads; siblings root first."""
    path = key_path(key)
    if value is not None:
        current = state_leaf(path, value_hash(value))
    elif end is not None:
        other = bytes.fromhex(end["path"])
        shared = other != path and all(bit(other, i) == bit(path, i) for i in range(len(siblings)))
        if not shared:
            raise Wrong("the other leaf does not stand in this key's way")
        current = state_leaf(other, bytes.fromhex(end["valueHash"]))
    else:
        current = ZERO
    for at in range(len(siblings) - 1, -1, -1):
        current = node(siblings[at], current) if bit(path, at) else node(current, siblings[at])
    return current


def item_leaf(canonical):
    return sha(b"\2", canonical.encode()) if canonical else ZERO


def item_height(count):
    return (count - 1).bit_length()


def item_root(canonical, index, siblings):
    """The root of an item tree; siblings leaf first."""
    current = item_leaf(canonical)
    for sibling in siblings:
        current = sha(b"\3", sibling, current) if index & 1 else sha(b"\3", current, sibling)
        index >>= 1
    return current


class Items:
    """An item tree as sorted runs of equal values: (first, after, value); the root by halving."""

    def __init__(self, count, value):
        self.count = count
        self.runs = [(0, count, value), (count, 1 << item_height(count), "")]
        self.same = {}

    def write(self, ranges, value):
        for text in ranges.split(","):
            first, _, last = text.partition("-")
            low, high = int(first), int(last or first) + 1
            kept = []
            for a, b, v in self.runs:
                kept += [(a, min(b, low), v), (max(a, high), b, v)]
            self.runs = sorted([r for r in kept if r[0] < r[1]] + [(low, high, value)])

    def uniform(self, value, height):
        if (value, height) not in self.same:
            below = None if height == 0 else self.uniform(value, height - 1)
            self.same[value, height] = item_leaf(value) if height == 0 else sha(b"\3", below, below)
        return self.same[value, height]

    def root(self, first=0, height=None):
        height = item_height(self.count) if height is None else height
        after = first + (1 << height)
        inside = {v for a, b, v in self.runs if a < after and b > first}
        if len(inside) == 1:
            return self.uniform(inside.pop(), height)
        return sha(b"\3", self.root(first, height - 1), self.root(first + (1 << height - 1), height - 1))


def history(before, entry):
    return sha(tag("hist"), before, leaf(entry.encode()))


def hashes(text):
    raw = unb64(text)
    if len(raw) % 32:
        raise Wrong("no list of hashes")
    return [raw[i:i + 32] for i in range(0, len(raw), 32)]


def bundle(served, genesis):
    """Everything that docs/spec/formats.md asks of a state bundle."""
    found = certified(served["checkpoint"], genesis)
    holds("bundle: checkpoint", found is not None, "no quorum")
    size, root = found
    block = served["blockLeaf"].encode()
    same("bundle: the block leaf is the last", served["index"], size - 1)
    holds("bundle: inclusion", included(leaf(block), size - 1, size, hashes(served["inclusion"]), root), served["key"])
    got = state_root(served["key"], served.get("value"), served.get("end"), hashes(served["path"]))
    same("bundle: state root", got.hex(), parsed(block)["state"])
    item = served.get("item")
    if item is not None:
        batch = served["value"]
        same("bundle: batch of the item", served["key"], "batch." + item["ref"])
        path = hashes(item["path"])
        same("bundle: height", len(path), item_height(batch["count"]))
        holds("bundle: index", 0 <= item["index"] < 1 << len(path), item["index"])
        canonical = jcs(item["value"]) if "value" in item else ""
        same("bundle: item root", item_root(canonical, item["index"], path).hex(), batch["items"])


# --- codes -----------------------------------------------------------------------------------------------------------

def hkdf(secret_key, salt, info, length=32):
    prk = hmac.new(salt or ZERO, secret_key, "sha256").digest()
    out, block = b"", b""
    while len(out) < length:
        block = hmac.new(prk, block + info + bytes([len(out) // 32 + 1]), "sha256").digest()
        out += block
    return out[:length]


def aes(key, block):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(block) + encryptor.finalize()


def ff1(key, tweak, digits, radix=32):
    """NIST SP 800-38G algorithm 7; every block count fits one AES block here."""
    n = len(digits)
    u = n // 2
    v = n - u
    half_bytes = -(-v * 5 // 8)
    width = 4 * -(-half_bytes // 4) + 4
    fixed = bytes([1, 2, 1]) + radix.to_bytes(3, "big") + bytes([10, u]) + n.to_bytes(4, "big") + len(tweak).to_bytes(4, "big")

    def number(symbols):
        value = 0
        for s in symbols:
            value = value * radix + s
        return value

    left, right = digits[:u], digits[u:]
    for turn in range(10):
        q = tweak + bytes((-len(tweak) - half_bytes - 1) % 16) + bytes([turn]) + number(right).to_bytes(half_bytes, "big")
        mac = ZERO[:16]
        message = fixed + q
        for at in range(0, len(message), 16):
            mac = aes(key, bytes(a ^ b for a, b in zip(mac, message[at:at + 16])))
        m = u if turn % 2 == 0 else v
        c = (number(left) + int.from_bytes(mac[:width], "big")) % radix ** m
        left, right = right, [c // radix ** (m - 1 - i) % radix for i in range(m)]
    return left + right


def check_symbol(symbols):
    c = 0
    for s in symbols:
        c = (c ^ SYMBOLS.index(s)) << 1
        if c & 32:
            c ^= 0x25
    return SYMBOLS[c]


def code_of(batch_key, ref, gtin, index):
    """Code, salt, inner code and commitment of an item."""
    keys = {use: hkdf(batch_key, ref.encode(), b"jitrace/v1/" + use.encode()) for use in ("ff1", "salt", "claim")}
    number = index << 44
    digits = [number >> 5 * (13 - i) & 31 for i in range(14)]
    body = ref + "".join(SYMBOLS[d] for d in ff1(keys["ff1"], (gtin + ref).encode(), digits))
    code = body + check_symbol(body)
    salt = hmac.new(keys["salt"], index.to_bytes(8, "big"), "sha256").digest()[:16]
    bits = int.from_bytes(hmac.new(keys["claim"], (gtin + code).encode(), "sha256").digest()[:8], "big") >> 4
    inner = "".join(SYMBOLS[bits >> 5 * i & 31] for i in range(11, -1, -1))
    return code, salt, inner + check_symbol(inner), sha(tag("item"), salt, gtin.encode(), code.encode())


# --- the files -------------------------------------------------------------------------------------------------------

def check_genesis(v):
    genesis = parsed(v["canonical"].encode())
    same("genesis: chain id", sha(tag("genesis"), v["canonical"].encode()).hex(), v["chainId"])
    same("genesis: set hash", sha(tag("set"), jcs(genesis["validators"]).encode()).hex(), v["setHash"])
    for stands, known in zip(genesis["validators"], v["validators"], ):
        raw = public(secret(bytes.fromhex(known["seed"])))
        same("genesis: public key", raw.hex(), known["public"])
        same("genesis: vkey", vkey(known["name"], raw), known["vkey"])
        same("genesis: validator", stands, {"name": known["name"], "vkey": known["vkey"]})
    for q in v["quorums"]:
        same("genesis: quorum", quorum(q["validators"]), q["quorum"])
    return genesis


def check_json(v):
    for good in v["canonical"]:
        raw = bytes.fromhex(good["hex"])
        same("json: canonical", jcs(parsed(raw)).encode(), raw)
        same("json: value hash", value_hash(parsed(raw)).hex(), good["valueHash"])
    for bad in v["refused"]:
        try:
            parsed(bytes.fromhex(bad))
            holds("json: refused", False, bad)
        except Wrong:
            holds("json: refused", True)


def check_batches(v, chain_id, operators):
    for batch in v["batches"]:
        header = parsed(batch["leaf"].encode())
        sig = unb64(header.pop("sig"))
        signed = tag("batch") + jcs(header).encode()
        entries = [e.encode() for e in batch["entries"]]
        same("batch: id", sha(signed).hex(), batch["batchId"])
        holds("batch: signature", verifies(unb64(batch["public"]), sig, signed), batch["batchId"])
        same("batch: leaf hash", leaf(batch["leaf"].encode()).hex(), batch["leafHash"])
        same("batch: entry hashes", [leaf(e).hex() for e in entries], batch["entryHashes"])
        same("batch: root", mth([leaf(e) for e in entries]).hex(), header["root"])
        same("batch: chain and count", (header["chain"], header["count"]), (chain_id, len(entries)))
        for i, entry in enumerate(entries):
            said = parsed(entry)
            same("batch: place and nonce", (said["i"], said["n"]), (i, header["n"]))
            check_approvals(said, chain_id, operators)


def check_approvals(entry, chain_id, operators):
    """An operator signs the body without the approvals, together with the chain and the type."""
    body = dict(entry["body"])
    for approval in body.pop("approvals", []):
        message = tag("val") + jcs({**body, "chain": chain_id, "t": entry["t"]}).encode()
        elsewhere = tag("val") + jcs({**body, "chain": "0" * 64, "t": entry["t"]}).encode()
        key, sig = unb64(operators[approval["operator"]]), unb64(approval["sig"])
        holds("batch: approval", verifies(key, sig, message), approval["operator"])
        holds("batch: approval on another chain", not verifies(key, sig, elsewhere), approval["operator"])


def check_log(v, chain_id, set_hash):
    leaves = [x.encode() for x in v["leaves"]]
    leaf_hashes = [leaf(x) for x in leaves]
    same("log: leaf hashes", [h.hex() for h in leaf_hashes], v["leafHashes"])
    same("log: roots", [mth(leaf_hashes[:n + 1]).hex() for n in range(len(leaves))], v["roots"])
    root = mth(leaf_hashes)
    for i, path in enumerate(v["inclusion"]):
        siblings = [bytes.fromhex(h) for h in path]
        holds("log: inclusion", included(leaf_hashes[i], i, len(leaves), siblings, root), i)
        holds("log: inclusion of another", not included(leaf_hashes[i], i ^ 1, len(leaves), siblings, root), i)
    prev, at = chain_id, 0
    for height, block in enumerate(v["blocks"], 1):
        said = parsed(block["leaf"].encode())
        body, inside = unb64(block["body"]), []
        while body:
            length = int.from_bytes(body[:2], "big")
            inside.append(body[2:2 + length])
            body = body[2 + length:]
        same("block: body", inside, leaves[at:at + len(inside)])
        same("block: first index", block["firstIndex"], at)
        same("block: last leaf", inside[-1], block["leaf"].encode())
        same("block: hash", leaf(inside[-1]).hex(), block["hash"])
        same("block: follows", (said["prev"], said["height"], said["set"]), (prev, height, set_hash))
        batches = sum(1 for x in inside if json.loads(x)["t"] == "batch")
        same("block: counts", (said["batches"], said["entries"]), (batches, len(inside) - 1 - batches))
        prev, at = block["hash"], at + len(inside)
    return len(leaves), root


def check_checkpoint(v, genesis, size, root):
    same("checkpoint: text", v["text"], "%s\n%d\n%s\n" % (genesis["origin"], size, b64(root)))
    same("checkpoint: certificate", certified(v["certificate"], genesis), (size, root))
    for note in v["noQuorum"]:
        same("checkpoint: no quorum", certified(note, genesis), None)


def check_state(v):
    now = {}
    for write in v["writes"]:
        path, value = key_path(write["key"]), value_hash(write["value"])
        same("state: path", path.hex(), write["path"])
        same("state: value hash", value.hex(), write["valueHash"])
        now[path] = value
        root = sparse(sorted(now.items()))
        same("state: root", root.hex(), write["root"])
    values = {w["key"]: w["value"] for w in v["writes"]}
    for kind in ("present", "absent"):
        for proof in v[kind]:
            siblings = [bytes.fromhex(h) for h in proof["siblings"]]
            value = values[proof["key"]] if kind == "present" else None
            same("state: " + kind, state_root(proof["key"], value, proof.get("end"), siblings), root)


def check_items(v):
    for tree in v["trees"]:
        items = Items(tree["count"], tree["issued"])
        same("items: issued root", items.root().hex(), tree["issuedRoot"])
        for write in tree["writes"]:
            items.write(write["ranges"], write["value"])
            same("items: root after a write", items.root().hex(), write["root"])
        same("items: root", items.root().hex(), tree["root"])
        for proof in tree["proofs"]:
            siblings = [bytes.fromhex(h) for h in proof["siblings"]]
            got = item_root(proof["value"], proof["index"], siblings)
            same("items: proof", (got.hex(), len(siblings)), (tree["root"], item_height(tree["count"])))


def check_histories(v):
    h = ZERO
    for entry, expected in zip(v["entries"], v["histories"]):
        h = history(h, entry)
        same("history", h.hex(), expected)
    h = ZERO
    for entry in v["item"]["entries"]:
        h = history(h, entry)
    item = parsed(v["item"]["value"].encode())
    same("history: of an item", (h.hex(), len(v["item"]["entries"])), (item["h"], item["n"]))


def check_openings(v):
    for opening in v["openings"]:
        got = sha(tag("open"), bytes.fromhex(opening["salt"]), jcs(opening["value"]).encode())
        same("opening", got.hex(), opening["commitment"])


def check_owners(v, chain_id):
    def owner(owner_secret):
        return public(secret(hkdf(bytes.fromhex(owner_secret), b"", b"jitrace/v1/owner/" + v["item"].encode())))

    def signed(part, key, sig="sig"):
        message = v[part]["tag"].encode() + v[part]["canonical"].encode()
        parsed(v[part]["canonical"].encode())
        holds("owner: " + part, verifies(unb64(key), unb64(v[part][sig]), message), sig)
        return message

    same("owner: key", b64(owner(v["ownerSecret"])), v["k"])
    same("owner: taker's key", b64(owner(v["takerSecret"])), v["taker"])
    signed("claim", v["k"])
    offered = signed("offer", v["k"])
    signed("accept", v["taker"])
    signed("accept", v["invite"], "inviteSig")
    same("owner: offer named", json.loads(v["accept"]["canonical"])["offer"], sha(offered).hex())
    for part in ("claim", "offer"):
        same("owner: chain named", json.loads(v[part]["canonical"])["chain"], chain_id)


def check_receipt(v):
    receipt = dict(v["receipt"])
    sig = unb64(receipt.pop("sig"))
    _, _, key = key_of(receipt["node"])
    holds("receipt", verifies(key, sig, tag("receipt") + jcs(receipt).encode()), receipt["batchId"])


def check_signatures(v):
    def judged(s):
        return verifies(*[bytes.fromhex(s[part]) for part in ("public", "sig", "message")])

    holds("signature: good", judged(v["good"]))
    for bad in v["refused"]:
        holds("signature: refused", not judged(bad), bad["why"])


def check_served(v, genesis):
    for served in v["bundles"]:
        bundle(served, genesis)
    head, _, note = v["tlogProof"].partition("\n\n")
    lines = head.split("\n")
    same("tlog-proof: first line", lines[0], "c2sp.org/tlog-proof@v1")
    index = int(re.fullmatch("index (0|[1-9][0-9]*)", lines[1]).group(1))
    size, root = certified(note, genesis)
    path = [unb64(x) for x in lines[2:]]
    holds("tlog-proof", included(leaf(v["entry"].encode()), index, size, path, root), index)


def check_codes(v):
    batch_key = bytes.fromhex(v["batchKey"])
    for item in v["codes"]:
        code, salt, inner, commitment = code_of(batch_key, v["ref"], v["gtin"], item["index"])
        got = {"index": item["index"], "code": code, "salt": salt.hex(), "inner": inner, "commitment": commitment.hex()}
        same("code", got, item)
    small = v["batch"]
    leaves = [leaf(code_of(batch_key, v["ref"], v["gtin"], i)[3]) for i in range(small["count"])]
    same("code: batch root", mth(leaves).hex(), small["root"])
    for proof in small["proofs"]:
        siblings = [bytes.fromhex(h) for h in proof["siblings"]]
        ok = included(leaves[proof["index"]], proof["index"], small["count"], siblings, mth(leaves))
        holds("code: proof", ok, proof["index"])


def check_folder(folder):
    def read(name):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as f:
            return json.load(f)

    known = read("genesis")
    genesis = check_genesis(known)
    check_json(read("json"))
    operators = {o["name"]: o["key"] for o in parsed(known["canonical"].encode())["operators"]}
    check_batches(read("batches"), known["chainId"], operators)
    size, root = check_log(read("log"), known["chainId"], known["setHash"])
    check_checkpoint(read("checkpoint"), genesis, size, root)
    check_state(read("state"))
    check_items(read("items"))
    check_histories(read("histories"))
    check_openings(read("openings"))
    check_owners(read("owners"), known["chainId"])
    check_receipt(read("receipt"))
    check_signatures(read("signatures"))
    check_served(read("served"), genesis)
    check_codes(read("codes"))
    names = {n[:-5] for n in os.listdir(folder) if n.endswith(".json")}
    looked_at = {"genesis", "json", "batches", "log", "checkpoint", "state", "items", "histories", "openings", "owners", "receipt",
                 "signatures", "served", "codes"}
    same("no file is left out", names, looked_at)


def check_bundles(file):
    largest = 0
    with open(file, encoding="utf-8") as lines:
        genesis = json.loads(next(lines))
        total = 0
        for line in lines:
            bundle(json.loads(line), genesis)
            total += 1
            largest = max(largest, len(line.rstrip("\n").encode()))
    print("%d bundles verified, the largest has %d bytes" % (total, largest))


def main():
    try:
        if len(sys.argv) == 3 and sys.argv[1] == "--bundles":
            check_bundles(sys.argv[2])
        else:
            here = os.path.dirname(os.path.abspath(__file__))
            check_folder(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../../../docs/spec/vectors"))
    except (Wrong, KeyError, ValueError, TypeError, OSError) as e:
        print("WRONG %s: %s" % (type(e).__name__, e))
        sys.exit(1)
    for what in counts:
        print("%6d  %s" % (counts[what], what))
    print("%6d checks, all hold" % sum(counts.values()))


main()
