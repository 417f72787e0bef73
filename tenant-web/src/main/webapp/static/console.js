// What the console adds where scripts run: regions are proposed while somebody types, and the place can be taken from the device.
// Every form works without this file.
(() => {
  'use strict';
  const WAIT_MILLIS = 200;
  const ask = (path, options) =>
    fetch(path, { credentials: 'same-origin', headers: { 'Accept-Language': document.documentElement.lang }, ...options })
      .then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))));

  document.querySelectorAll('input[data-regions]').forEach((input, index) => {
    const list = document.createElement('datalist');
    list.id = `regions-${index}`;
    input.after(list);
    input.setAttribute('list', list.id);
    let later = 0;
    input.addEventListener('input', () => {
      clearTimeout(later);
      later = setTimeout(() => propose(input, list), WAIT_MILLIS);
    });
  });

  // A proposal that is late is dropped: the reader has typed on.
  const propose = (input, list) => {
    const typed = input.value.trim();
    if (!typed || typed.includes('·')) return;
    ask(`/api/v1/places/regions?text=${encodeURIComponent(typed)}`).then(found => {
      if (input.value.trim() !== typed) return;
      list.replaceChildren(...found.map(region => new Option('', `${region.code} · ${region.name}`)));
    }, () => list.replaceChildren());
  };

  // Who clicks twice sends once: until the next page is there, or for a moment when the answer is a file.
  const SENT_MILLIS = 3000;
  const sent = new WeakSet();
  document.addEventListener('submit', event => {
    const form = event.target;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    setTimeout(() => sent.delete(form), SENT_MILLIS);
  });

  // A file that would be refused for its size is refused before it is sent: a server that stops reading is not heard.
  document.querySelectorAll('input[type=file][data-bytes-max]').forEach(input => input.addEventListener('change', () => {
    const large = [...input.files].some(file => file.size > Number(input.dataset.bytesMax));
    input.setCustomValidity(large ? input.dataset.tooLarge : '');
    input.reportValidity();
  }));

  // The preview follows what is typed: links carry it, and the frame shows the state that it shows already.
  const links = document.querySelectorAll('a[data-preview]');
  const frame = document.querySelector('iframe[name=preview]');
  if (links.length && frame) {
    const typed = tag => ['greeting', 'care', 'link'].map(name => {
      const field = document.querySelector(`[data-testid="${name}-${tag}"]`);
      return `&${name}=${encodeURIComponent(field ? field.value : '')}`;
    }).join('');
    const plain = new Map([...links].map(link => [link, link.getAttribute('href')]));
    const follow = () => links.forEach(link => link.setAttribute('href', plain.get(link) + typed(link.dataset.preview)));
    let shown = [...links].find(link => plain.get(link) === frame.getAttribute('src'));
    links.forEach(link => link.addEventListener('click', () => { shown = link; }));
    let later = 0;
    document.addEventListener('input', () => {
      clearTimeout(later);
      later = setTimeout(() => {
        follow();
        if (shown) frame.contentWindow.location.replace(shown.getAttribute('href'));
      }, WAIT_MILLIS);
    });
  }

  document.querySelectorAll('button[data-here]').forEach(button => {
    if (!navigator.geolocation) return;
    button.hidden = false;
    const said = button.nextElementSibling;
    const fields = button.closest('.fields');
    const fail = () => { said.textContent = button.dataset.here; };
    button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(position =>
      ask('/api/v1/places/nearest', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-JiTrace': '1' },
        body: JSON.stringify({ lat: position.coords.latitude, lon: position.coords.longitude }),
      }).then(([city]) => {
        if (!city || !city.region) return fail();
        fields.querySelector('input[data-regions]').value = `${city.region} · ${city.name}`;
        fields.querySelector('input[data-city]').value = city.city;
        said.textContent = '';
      }, fail), fail));
  });
})();
