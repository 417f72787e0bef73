/* The panel "check the proof yourself": fetches the verifier when it is opened, and shows what it found in plain sentences. */
(() => {
  const {nonce} = document.currentScript, panel = document.getElementById('check'), {dataset} = panel;
  const result = document.getElementById('check-result'), list = document.getElementById('check-steps');
  const SIGNS = {ok: '✓', no: '✗', none: '—'}, AGAIN_AFTER_MILLIS = 1500;

  // a module is let in by its hash and this page's nonce; what it exports is asked for afterwards
  const load = (address, integrity) => new Promise((done, failed) => {
    const script = document.createElement('script');
    Object.assign(script, {type: 'module', src: address, integrity, nonce, onload: done, onerror: failed});
    document.head.append(script);
  }).then(() => import(address));

  const json = async address => {
    const answer = await fetch(address, {headers: {Accept: 'application/json'}, credentials: 'omit', cache: 'no-store'});
    if (!answer.ok) throw Error(address + ' ' + answer.status);
    return answer.json();
  };

  async function once({verify, held}) {
    const region = new URLSearchParams(location.search).get('region');
    const {genesis} = await json('/chain/genesis');
    const answer = await json(location.pathname + '?format=json' + (region ? '&region=' + encodeURIComponent(region) : ''));
    const found = await verify(answer, {
      ...held(location.pathname), genesis, pinned: dataset.genesis, state: document.querySelector('[data-state]').dataset.state,
      fallback: () => load('/static/noble-ed25519.js', dataset.noble),
    });
    return {answer, found, fits: found.steps.every(step => step.result === 'ok')};
  }

  async function prove() {
    const verifier = await load('/static/verifier.js', dataset.verifier), first = await once(verifier);
    if (first.fits) return first;
    // the record may have grown between the page and the proof, and the published checkpoint comes once a second
    await new Promise(later => setTimeout(later, AGAIN_AFTER_MILLIS));
    return once(verifier);
  }

  function show(words, {steps, facts}, all) {
    const say = key => (words[key] || key).replace(/%(\w+)%/g, (_, name) => facts[name] ?? '?');
    list.replaceChildren(...steps.map(step => {
      const line = document.createElement('li'), sign = document.createElement('span'), hidden = document.createElement('span');
      line.dataset.step = step.id;
      line.dataset.result = step.result;
      sign.setAttribute('aria-hidden', 'true');
      sign.textContent = SIGNS[step.result];
      hidden.className = 'hidden';
      hidden.textContent = words['mark.' + step.result] + ' ';
      line.append(sign, hidden, say(`check.${step.id}.${step.result}`));
      return line;
    }));
    result.dataset.result = all;
    result.textContent = say('check.all.' + all);
  }

  const sha256 = async address => {
    const answer = await fetch(address, {credentials: 'omit'});
    if (!answer.ok) throw Error(address + ' ' + answer.status);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
    return [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
  };

  // the pictures to compare with, in full as the sheet names them: the smaller ones are only how the page shows them
  async function pictures({proof}) {
    const links = [...document.querySelectorAll('#compare .pictures a')];
    if (!links.length) return [];
    try {
      const named = JSON.parse(proof.sheet).pictures || [], hashes = await Promise.all(links.map(link => sha256(link.href)));
      return [{id: 'pictures', result: hashes.join() === named.join() ? 'ok' : 'no'}];
    } catch (unread) {
      return [{id: 'pictures', result: 'none'}];
    }
  }

  async function check() {
    const words = await panel.words();
    result.textContent = words['check.working'];
    try {
      const {answer, found} = await prove(), steps = [...found.steps, ...await pictures(answer)];
      const all = steps.every(step => step.result === 'ok') ? 'ok' : steps.some(step => step.result === 'no') ? 'no' : 'none';
      show(words, {steps, facts: found.facts}, all);
    } catch (broken) {
      show(words, {steps: [], facts: {}}, 'failed');
    }
  }

  // files.js asks the same of the same proof
  Object.assign(panel, {prove, sha256});
  panel.words = () => json('/proof/words?lang=' + document.documentElement.lang);
  panel.addEventListener('toggle', () => check().catch(() => { result.dataset.result = 'failed'; }), {once: true});
})();
