// Command verify checks a JiTrace chain with other people's code: golang.org/x/mod/sumdb/{note,tlog}.
//
//	usage: verify [-proofs n] [-seed s] <base url> [entry index]...
//
// It counts the validators' valid signatures on the published checkpoint against the quorum, reads every
// tile and checks it against the signed root, checks every entry bundle against its tile, and verifies
// the C2SP tlog-proofs of the entries named and of n random ones. It exits with a message and a code other than 0 if
// anything is wrong.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight    = 8
	answerBytes   = 64 << 20
	answerTimeout = 30 * time.Second
)

type chain struct {
	base       string
	origin     string
	quorum     int
	validators []note.Verifier
	said       tlog.Tree
}

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

func check(err error, doing string) {
	if err != nil {
		fail("%s: %v", doing, err)
	}
}

func get(url string) []byte {
	client := http.Client{Timeout: answerTimeout}
	response, err := client.Get(url)
	check(err, url)
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, answerBytes))
	check(err, url)
	if response.StatusCode != http.StatusOK {
		fail("%s: %s", url, response.Status)
	}
	return body
}

func open(base string) *chain {
	var answer struct {
		Origin     string
		Quorum     int
		Validators []struct{ Name, Vkey string }
	}
	check(json.Unmarshal(get(base+"/chain/validators"), &answer), "validators")
	c := &chain{base: base, origin: answer.Origin, quorum: answer.Quorum}
	n := len(answer.Validators)
	f := (n - 1) / 3
	if n == 0 || c.quorum != (n+f+2)/2 {
		fail("a quorum of %d for %d validators", c.quorum, n)
	}
	for _, v := range answer.Validators {
		verifier, err := note.NewVerifier(v.Vkey)
		check(err, "vkey of "+v.Name)
		c.validators = append(c.validators, verifier)
	}
	return c
}

// certified returns the tree of a checkpoint that a quorum has signed. note.Open alone is content with
// one signature, so they are counted here.
func (c *chain) certified(message []byte) tlog.Tree {
	opened, err := note.Open(message, note.VerifierList(c.validators...))
	check(err, "checkpoint")
	names := map[string]bool{}
	for _, sig := range opened.Sigs {
		names[sig.Name] = true
	}
	if len(names) < c.quorum {
		fail("checkpoint: %d valid signatures, quorum is %d", len(names), c.quorum)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != c.origin {
		fail("checkpoint: not three lines of origin %q", c.origin)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "checkpoint size")
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "checkpoint root")
	if len(root) != tlog.HashSize {
		fail("checkpoint: a root of %d bytes", len(root))
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	if tree != c.said {
		c.said = tree
		fmt.Printf("checkpoint: size %d, %d of %d signatures valid, quorum %d\n", size, len(names), len(c.validators), c.quorum)
	}
	return tree
}

// tiles reads tiles over HTTP for tlog.TileHashReader; C2SP paths leave out the height.
type tiles struct {
	base  string
	known map[string][]byte
}

func (t *tiles) Height() int { return tileHeight }

func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "", 1)
		if t.known[path] == nil {
			t.known[path] = get(t.base + "/chain/tile/" + path)
		}
		data = append(data, t.known[path])
	}
	return data, nil
}

// everything reads all tiles and bundles of the tree and checks them against its root.
func (c *chain) everything(tree tlog.Tree) {
	reader := &tiles{base: c.base, known: map[string][]byte{}}
	hashes := tlog.TileHashReader(tree, reader)
	bundles := 0
	for first := int64(0); first < tree.N; first += 1 << tileHeight {
		var indexes []int64
		for i := first; i < tree.N && i < first+1<<tileHeight; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, i))
		}
		leaves, err := hashes.ReadHashes(indexes)
		check(err, fmt.Sprintf("tile of entry %d", first))
		tile := tlog.TileForIndex(tileHeight, indexes[len(indexes)-1])
		tile.W = len(indexes)
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/0/", tileHeight), "entries/", 1)
		bundle(get(c.base+"/chain/tile/"+path), leaves, path)
		bundles++
	}
	for level := 0; tree.N>>(uint(level)*tileHeight) > 0; level++ {
		width := tree.N >> (uint(level) * tileHeight)
		for n := int64(0); n<<tileHeight < width; n++ {
			var indexes []int64
			for i := n << tileHeight; i < width && i < (n+1)<<tileHeight; i++ {
				indexes = append(indexes, tlog.StoredHashIndex(level*tileHeight, i))
			}
			_, err := hashes.ReadHashes(indexes)
			check(err, fmt.Sprintf("tile %d of level %d", n, level))
		}
	}
	fmt.Printf("tiles: %d read, %d entry bundles, all as signed\n", len(reader.known), bundles)
}

func bundle(data []byte, leaves []tlog.Hash, path string) {
	for i, want := range leaves {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			fail("%s: ends inside leaf %d", path, i)
		}
		length := int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:2+length]) != want {
			fail("%s: leaf %d is not the signed one", path, i)
		}
		data = data[2+length:]
	}
	if len(data) != 0 {
		fail("%s: %d bytes too many", path, len(data))
	}
}

// entry verifies a C2SP tlog-proof: header, index, path, empty line, checkpoint. It returns the leaf.
func (c *chain) entry(index int64) []byte {
	leaf := get(fmt.Sprintf("%s/chain/entries/%d", c.base, index))
	text := get(fmt.Sprintf("%s/chain/proof/%d", c.base, index))
	parts := bytes.SplitN(text, []byte("\n\n"), 2)
	lines := strings.Split(string(parts[0]), "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != fmt.Sprintf("index %d", index) {
		fail("proof of %d: not a tlog-proof of this index", index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		raw, err := base64.StdEncoding.DecodeString(line)
		check(err, "proof")
		if len(raw) != tlog.HashSize {
			fail("proof of %d: a hash of %d bytes", index, len(raw))
		}
		var hash tlog.Hash
		copy(hash[:], raw)
		proof = append(proof, hash)
	}
	tree := c.certified(parts[1])
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf)), "proof")
	return leaf
}

// random verifies the proofs of n random entries.
func (c *chain) random(n int, seed, size int64) {
	source := rand.New(rand.NewSource(seed))
	for i := 0; i < n; i++ {
		c.entry(source.Int63n(size))
	}
	fmt.Printf("proofs: %d of random entries (seed %d) verified\n", n, seed)
}

func main() {
	proofs := flag.Int("proofs", 0, "how many random entries' proofs to verify")
	seed := flag.Int64("seed", time.Now().UnixNano(), "which random entries")
	flag.Parse()
	if flag.NArg() < 1 {
		fail("usage: verify [-proofs n] [-seed s] <base url> [entry index]...")
	}
	c := open(strings.TrimRight(flag.Arg(0), "/"))
	tree := c.certified(get(c.base + "/chain/checkpoint"))
	c.everything(tree)
	for _, argument := range flag.Args()[1:] {
		index, err := strconv.ParseInt(argument, 10, 64)
		check(err, "entry index")
		leaf := c.entry(index)
		fmt.Printf("entry %d: proven, %d bytes: %.80s\n", index, len(leaf), leaf)
	}
	if *proofs > 0 {
		c.random(*proofs, *seed, tree.N)
	}
}
