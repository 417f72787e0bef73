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

  async function check() {
    const words = await panel.words();
    result.textContent = words['check.working'];
    try {
      const {found, fits} = await prove();
      show(words, found, fits ? 'ok' : found.steps.some(step => step.result === 'no') ? 'no' : 'none');
    } catch (broken) {
      show(words, {steps: [], facts: {}}, 'failed');
    }
  }

  // files.js asks the same of the same proof
  panel.prove = prove;
  panel.words = () => json('/proof/words?lang=' + document.documentElement.lang);
  panel.addEventListener('toggle', () => check().catch(() => { result.dataset.result = 'failed'; }), {once: true});
})();
