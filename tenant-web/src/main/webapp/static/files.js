/*
 * Documents and videos: on tap fetches one of them, calculates its SHA-256 here and compares it with the hash in the product's sheet, which
 * the proof of this page leads to. Says what it found beside the file; a file that was changed is warned of.
 */
(() => {
  const panel = document.getElementById('check'), section = document.getElementById('files');

  async function compare(link, registered) {
    const hash = await panel.sha256(link.href);
    if (hash !== registered) return 'changed';
    const {answer, found, fits} = await panel.prove();
    const sheet = found.steps.find(step => step.id === 'sheet'), named = JSON.parse(answer.proof?.sheet || '{}').media || [];
    if (sheet?.result === 'no' || (sheet?.result === 'ok' && !named.some(file => file.sha256 === hash))) return 'changed';
    return fits ? 'same' : 'unproven';
  }

  for (const line of section.querySelectorAll('[data-sha256]')) {
    const link = line.querySelector('a'), ask = document.createElement('p'), button = document.createElement('button'), said = document.createElement('p');
    button.type = 'button';
    button.className = 'button plain';
    button.dataset.testid = 'file-check';
    button.textContent = section.dataset.ask;
    button.setAttribute('aria-describedby', link.id);
    said.setAttribute('role', 'status');
    said.dataset.testid = 'file-result';
    button.addEventListener('click', async () => {
      let words = {}, outcome;
      button.disabled = true;
      try {
        words = await panel.words();
        said.className = '';
        said.textContent = words['check.working'];
        outcome = await compare(link, line.dataset.sha256);
      } catch (broken) {
        outcome = 'failed';
      }
      said.dataset.result = outcome;
      said.className = outcome === 'changed' ? 'verdict red' : '';
      said.textContent = words['check.file.' + outcome] || section.dataset.failed;
      button.disabled = false;
    });
    ask.append(button);
    line.append(ask, said);
  }
})();
