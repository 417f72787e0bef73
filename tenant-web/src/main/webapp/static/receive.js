// The gate's page where scripts run: one answer per scan without loading a page, the camera where the browser can read codes itself, and up
// to a minute without a network from a signed snapshot (docs/spec/gate.md). Nothing is called recorded before the server has answered.
// PrimeFaces spoils scripts of the type module, so this is none and fetches its module itself.
(async () => {
'use strict';
const { sha, hex, unhex, verifies } = await import('/static/verifier.js');

const ANSWER_MILLIS_MAX = 3000;
const SNAPSHOT_MILLIS = 60000;
const SNAPSHOT_EVERY_MILLIS = 20000;
const TRY_AGAIN_MILLIS = 2000;
const SAME_CODE_MILLIS = 2000;
const LOOK_EVERY_MILLIS = 100;
const LOOK_PIXELS_MAX = 800;
const SCANS_AT_ONCE = 100;
const ROWS = 30;
const SIGNS = { ACCEPT: '✓', QUARANTINE: '!', REJECT: '✗', MEASURE: '?' };

const main = document.querySelector('main[data-gate]');
const gate = main && main.dataset.gate;
const form = document.getElementById('f');
if (gate && form) start();

function start() {
  const words = JSON.parse(main.dataset.words);
  const input = document.getElementById('f:code');
  const answer = document.getElementById('answer');
  const net = document.getElementById('net');
  const bytes = text => new TextEncoder().encode(text);
  let snapshot = null;
  let online = true;
  let working = Promise.resolve();

  // --- what waits to be sent, kept by the browser until the server has answered
  const opened = new Promise((ok, failed) => {
    const asked = indexedDB.open('gate', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('scans', { keyPath: 'id' });
    asked.onsuccess = () => ok(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const store = async (mode, work) => {
    const transaction = (await opened).transaction('scans', mode);
    const asked = work(transaction.objectStore('scans'));
    return new Promise((ok, failed) => {
      transaction.oncomplete = () => ok(asked.result);
      transaction.onerror = () => failed(transaction.error);
    });
  };
  const kept = async () => (await store('readonly', all => all.getAll()))
    .filter(scan => scan.gate === gate).sort((a, b) => a.at - b.at || a.order - b.order);

  // --- the server
  class Unreachable extends Error {}
  const ask = async (path, body) => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), ANSWER_MILLIS_MAX);
    let got;
    try {
      got = await fetch(path, {
        credentials: 'same-origin',
        signal: stop.signal,
        ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-JiTrace': '1' }, body: JSON.stringify(body) }),
      });
      if (got.status >= 500 || got.status === 429) throw new Unreachable(String(got.status));
      if (got.status === 401 || got.status === 403) throw new Error(words['live.signed-out']);
      if (!got.ok) throw new Error(`${words['live.failed']} (${got.status})`);
      return await got.json();
    } catch (trouble) {
      throw got && got.status < 500 && got.status !== 429 && !(trouble instanceof TypeError) ? trouble : new Unreachable(trouble.message);
    } finally {
      clearTimeout(late);
    }
  };
  const reached = now => {
    online = now;
    tellNet();
  };

  // --- the snapshot
  const refresh = async () => {
    try {
      const taken = await ask(`/api/v1/gates/${gate}/snapshot`);
      const signed = bytes(`jitrace/v1/gate-snapshot\n${taken.content}`);
      if (taken.key !== main.dataset.key
        || !await verifies(unhex(taken.key), unhex(taken.signature), signed, () => import('/static/noble-ed25519.js'))) throw new Error('signature');
      const content = JSON.parse(taken.content);
      if (content.gate !== gate) throw new Error('gate');
      snapshot = { salt: content.salt, parts: new Map(content.parts.map(part => [part.code, part])), since: performance.now() };
      reached(true);
    } catch (trouble) {
      if (trouble instanceof Unreachable) reached(false);
    }
  };
  const age = () => snapshot ? performance.now() - snapshot.since : Infinity;

  /** The code as the server would read it from what a scanner sends. */
  const bare = seen => {
    const text = seen.trim();
    const found = text.match(/^https?:\/\/[^/]+\/(?:01\/[0-9]{14}\/21|c)\/([^/?#]+)/)
      || text.match(/^(?:\](?:d2|Q3|C1))?\x1d?01[0-9]{14}21([0-9A-Za-z]{20})(?:\x1d|$)/) || text.match(/^\(01\)[0-9]{14}\(21\)([^(]+)/);
    return (found ? found[1] : text).replace(/[-\s]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  };

  /** What the gate may do by itself: let in what the snapshot lets in, once; everything else is put aside. */
  const byItself = async scan => {
    if (!scan.code.trim()) return { decision: 'REJECT', reasons: ['NO_CODE'] };
    if (age() > SNAPSHOT_MILLIS) return { decision: 'QUARANTINE', say: words['live.no-snapshot'] };
    const code = bare(scan.code);
    const hash = hex(await sha(bytes('jitrace/v1/gate-code\n'), bytes(snapshot.salt + code))).slice(0, 32);
    const part = snapshot.parts.get(hash);
    if (!part) return { decision: 'QUARANTINE', say: words['live.unknown-offline'] };
    if ((await kept()).some(other => other.id !== scan.id && bare(other.code) === code)) return { decision: 'REJECT', reasons: ['ALREADY_RECEIVED'] };
    return part.decision === 'ACCEPT'
      ? { decision: 'ACCEPT', say: words['live.let-in'] }
      : { decision: part.decision, reasons: part.reasons.split(' ') };
  };

  // --- what people see
  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const sentences = result => [...(result.say ? [result.say] : []),
    ...(result.reasons || []).map(reason => words[`reason.${reason.code || reason}`] || reason.code || reason)];
  const show = (scan, result) => {
    answer.className = `answer ${result.decision}`;
    answer.dataset.decision = result.decision;
    answer.dataset.code = scan.code;
    answer.querySelector('.sign').textContent = SIGNS[result.decision];
    answer.querySelector('h2').textContent = words[`decision.${result.decision}`];
    answer.querySelector('ul').replaceChildren(...sentences(result).map(text => element('li', text)));
    answer.querySelector('.code').textContent = scan.code;
    count(result.decision, 1);
    sound(result.decision);
  };
  const count = (decision, more) => {
    const shown = document.getElementById(`count-${decision}`);
    if (shown) shown.textContent = String(Number(shown.textContent) + more);
  };
  const say = sentence => {
    answer.className = 'answer QUARANTINE';
    answer.dataset.decision = '';
    answer.querySelector('.sign').textContent = '!';
    answer.querySelector('h2').textContent = sentence;
    answer.querySelector('ul').replaceChildren();
  };
  function tellNet() {
    kept().then(waiting => {
      const seconds = Math.floor(age() / 1000);
      const old = age() > SNAPSHOT_MILLIS ? words['live.no-snapshot'] : words['live.age'].replace('{0}', seconds);
      const pending = waiting.length ? ` ${words['live.pending'].replace('{0}', waiting.length)}` : '';
      net.className = online ? 'net' : 'net off';
      const text = (online ? words['live.network'] : `${words['live.offline']} ${old}`) + pending;
      if (net.textContent !== text) net.textContent = text;
      document.getElementById('pending').replaceChildren(...waiting.reverse().filter(scan => scan.local).map(scan => row(scan, scan.local, '')));
    });
  }
  const row = (scan, result, standing) => {
    const line = element('li', '', result.decision);
    const word = element('b', `${SIGNS[result.decision]} ${words[`decision.${result.decision}`]}`);
    line.append(word, ' ', element('span', scan.code, 'code'), ' ', element('span', sentences(result).join(' ')), ' ', element('i', standing));
    return line;
  };

  // --- the list, as the server has it
  let listed = false;
  const list = async () => {
    if (listed) return;
    listed = true;
    try {
      const scans = await ask(`/api/v1/gates/${gate}/scans?rows=${ROWS}`);
      document.getElementById('scans').replaceChildren(...scans.map(scan => {
        const standing = scan.decision === 'ACCEPT' || scan.standing === 'REFUSED' ? words[`standing.${scan.standing}`] : '';
        const line = row(scan, scan, standing);
        if (scan.standing === 'REFUSED' || scan.reasons.some(reason => reason.code === 'ACCEPTED_OFFLINE')) line.classList.add('alarm');
        if (scan.decision === 'ACCEPT') {
          const aside = element('button', words['put-aside'], 'plain');
          aside.type = 'button';
          aside.addEventListener('click', () => askWhy(scan));
          line.append(' ', aside);
        }
        return line;
      }));
      if (scans.some(scan => scan.standing === 'WAITING')) setTimeout(list, TRY_AGAIN_MILLIS);
    } catch (trouble) {
      if (!(trouble instanceof Unreachable)) say(trouble.message);
    } finally {
      listed = false;
    }
  };

  // --- sending, one after the other
  const send = async () => {
    for (let waiting = await kept(); waiting.length; waiting = await kept()) {
      const some = waiting.slice(0, SCANS_AT_ONCE);
      const answers = await ask(`/api/v1/gates/${gate}/scans`, {
        scans: some.map(scan => ({
          id: scan.id, code: scan.code, at: scan.at, acceptedOffline: Boolean(scan.local && scan.local.decision === 'ACCEPT'),
          ...(scan.measured && { measured: scan.measured }),
        })),
      });
      for (let i = 0; i < some.length; i++) {
        await store('readwrite', all => all.delete(some[i].id));
        told(some[i], answers.scans[i]);
      }
      reached(true);
      list();
    }
  };
  const told = (scan, result) => {
    if (scan.local && scan.local.decision === 'ACCEPT' && result.decision !== 'ACCEPT') {
      show(scan, { ...result, say: words['live.refused-after'] });
    } else if (!scan.local || scan.local.decision !== result.decision) {
      show(scan, result);
    } else {
      return;
    }
    if (scan.local) count(scan.local.decision, -1);
    if (result.decision === 'MEASURE') askToMeasure(scan, result.measure);
  };
  const flush = () => {
    working = working.then(async () => {
      try {
        await send();
      } catch (trouble) {
        if (!(trouble instanceof Unreachable)) return say(trouble.message);
        reached(false);
        for (const scan of (await kept()).filter(one => !one.local)) {
          scan.local = await byItself(scan);
          await store('readwrite', all => all.put(scan));
          show(scan, scan.local);
        }
        tellNet();
      }
    });
    return working;
  };
  let order = 0;
  const judge = async (code, measured) => {
    // randomUUID needs a secure context; a works' own network may have none
    const id = hex(crypto.getRandomValues(new Uint8Array(16))).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    await store('readwrite', all => all.put({ id, gate, code, at: Date.now(), order: order++, ...(measured && { measured }) }));
    await flush();
  };

  // --- measuring, putting aside
  const measure = document.getElementById('measure');
  const askToMeasure = (scan, wanted) => {
    const values = document.getElementById('values');
    values.replaceChildren(...wanted.map((one, i) => {
      const field = element('div');
      const label = element('label', `${one.name} ${one.unit} (${words.target} ${one.target})`);
      const typed = element('input');
      Object.assign(typed, { type: 'text', id: `value-${i}`, required: one.required, autocomplete: 'off', maxLength: 200 });
      label.htmlFor = typed.id;
      Object.assign(typed.dataset, { name: one.name, unit: one.unit });
      field.append(label, typed);
      return field;
    }));
    measure.dataset.code = scan.code;
    measure.hidden = false;
    values.querySelector('input').focus();
  };
  measure.addEventListener('submit', event => {
    event.preventDefault();
    const measured = [...measure.querySelectorAll('input')].filter(typed => typed.value.trim())
      .map(typed => ({ name: typed.dataset.name, value: typed.value.trim().replace(/^(-?[0-9]+),([0-9]+)$/, '$1.$2'), unit: typed.dataset.unit }));
    measure.hidden = true;
    input.focus();
    judge(measure.dataset.code, measured);
  });
  const aside = document.getElementById('aside');
  const why = document.getElementById('why');
  const askWhy = scan => {
    aside.dataset.scan = scan.id;
    document.getElementById('aside-code').textContent = scan.code;
    aside.hidden = false;
    why.value = '';
    why.focus();
  };
  const done = () => {
    aside.hidden = true;
    input.focus();
  };
  document.getElementById('aside-not').addEventListener('click', done);
  aside.addEventListener('submit', event => {
    event.preventDefault();
    ask(`/api/v1/scans/${aside.dataset.scan}/quarantines`, { words: why.value }).then(
      result => { show(result, result); list(); },
      trouble => say(trouble instanceof Unreachable ? words['live.offline'] : trouble.message),
    ).then(done);
  });

  // --- the scanner: a keyboard wedge ends with Enter, which sends the form
  form.addEventListener('submit', event => {
    event.preventDefault();
    const none = event.submitter && event.submitter.id === 'f:none';
    const code = input.value;
    input.value = '';
    input.focus();
    if (none) judge('');
    else if (code.trim()) judge(code.trim());
  });

  // --- the camera: read by the browser itself where it can (Android, macOS), else by ZXing, which is fetched then
  const camera = document.getElementById('camera');
  const view = document.getElementById('view');
  let watching = null;
  const stopWatching = () => {
    watching.getTracks().forEach(track => track.stop());
    watching = null;
    view.hidden = true;
    camera.setAttribute('aria-pressed', 'false');
  };
  // Asked for the code in the picture: "" when there is none.
  const codeReader = async () => {
    const formats = ['qr_code', 'data_matrix'];
    const known = 'BarcodeDetector' in window ? await BarcodeDetector.getSupportedFormats() : [];
    if (formats.every(format => known.includes(format))) {
      const detector = new BarcodeDetector({ formats });
      return async () => ((await detector.detect(view))[0] || { rawValue: '' }).rawValue;
    }
    await import('/static/zxing.js');
    const { MultiFormatReader, DecodeHintType, BarcodeFormat, BinaryBitmap, HybridBinarizer, HTMLCanvasElementLuminanceSource, NotFoundException, ChecksumException, FormatException } = window.ZXing;
    const reader = new MultiFormatReader();
    reader.setHints(new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX]]]));
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    return async () => {
      const scale = Math.min(1, LOOK_PIXELS_MAX / Math.max(view.videoWidth, view.videoHeight, 1));
      canvas.width = Math.max(1, Math.round(view.videoWidth * scale));
      canvas.height = Math.max(1, Math.round(view.videoHeight * scale));
      context.drawImage(view, 0, 0, canvas.width, canvas.height);
      try {
        return reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas)))).getText();
      } catch (nothing) {
        // a picture without a code, or with one that is not read whole: the next picture may have it
        if ([NotFoundException, ChecksumException, FormatException].some(kind => nothing instanceof kind)) return '';
        throw nothing;
      }
    };
  };
  const watch = async () => {
    if (watching) return stopWatching();
    try {
      const read = await codeReader();
      watching = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      view.srcObject = watching;
      view.hidden = false;
      camera.setAttribute('aria-pressed', 'true');
      await view.play();
      let last = { code: '', at: 0 };
      const look = async () => {
        if (!watching) return;
        const found = await read();
        const now = performance.now();
        if (found && (found !== last.code || now - last.at > SAME_CODE_MILLIS)) judge(found);
        if (found) last = { code: found, at: now };
        setTimeout(() => look().catch(noCamera), LOOK_EVERY_MILLIS);
      };
      await look();
    } catch (trouble) {
      noCamera(trouble);
    }
  };
  const noCamera = trouble => {
    console.warn(trouble);
    if (watching) stopWatching();
    say(words['live.no-camera']);
  };
  if (navigator.mediaDevices) {
    camera.hidden = false;
    camera.addEventListener('click', watch);
  }

  // --- sound, only if somebody wants it
  const wanted = document.getElementById('sound');
  document.getElementById('sound-label').hidden = !('AudioContext' in window);
  let audio = null;
  function sound(decision) {
    if (!wanted.checked) return;
    audio = audio || new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = decision === 'ACCEPT' ? 880 : decision === 'REJECT' ? 180 : 440;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (decision === 'ACCEPT' ? 0.1 : 0.4));
  }

  setInterval(() => {
    if (!online) refresh().then(flush);
    tellNet();
  }, TRY_AGAIN_MILLIS);
  setInterval(refresh, SNAPSHOT_EVERY_MILLIS);
  window.addEventListener('online', () => refresh().then(flush));
  refresh().then(flush);
  list();
  input.focus();
}
})();
