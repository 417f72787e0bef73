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
    return verify(answer, {
      ...held(location.pathname), genesis, pinned: dataset.genesis, state: document.querySelector('[data-state]').dataset.state,
      fallback: () => load('/static/noble-ed25519.js', dataset.noble),
    });
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

  async function check() {
    const words = await json('/proof/words?lang=' + document.documentElement.lang);
    result.textContent = words['check.working'];
    try {
      const verifier = await load('/static/verifier.js', dataset.verifier), fits = found => found.steps.every(step => step.result === 'ok');
      let found = await once(verifier);
      if (!fits(found)) {
        // the record may have grown between the page and the proof, and the published checkpoint comes once a second
        await new Promise(later => setTimeout(later, AGAIN_AFTER_MILLIS));
        found = await once(verifier);
      }
      show(words, found, fits(found) ? 'ok' : found.steps.some(step => step.result === 'no') ? 'no' : 'none');
    } catch (broken) {
      show(words, {steps: [], facts: {}}, 'failed');
    }
  }

  panel.addEventListener('toggle', () => check().catch(() => { result.dataset.result = 'failed'; }), {once: true});
})();
