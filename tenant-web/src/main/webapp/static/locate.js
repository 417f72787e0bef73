// Finds the reader's region in the reader's browser. What the browser knows of the place stays here: only the region that the reader then
// taps is sent, as the link that any other reader could tap.
(() => {
  'use strict';
  const CELLS = 4; // per degree, as in /static/region-cells.txt
  const COLUMNS = 360 * CELLS;
  const KILOMETRES_PER_DEGREE = 111.2;
  const KILOMETRES_MAX = 80;
  const REGIONS_MAX = 4;
  const button = document.getElementById('locate');
  const said = document.getElementById('located');
  const links = document.getElementById('located-links');

  function kilometres(cell, latitude, longitude) {
    const north = Math.floor(cell / COLUMNS) / CELLS - 90 + 0.5 / CELLS - latitude;
    let east = Math.abs((cell % COLUMNS) / CELLS - 180 + 0.5 / CELLS - longitude);
    east = Math.min(east, 360 - east) * Math.cos((latitude * Math.PI) / 180);
    return KILOMETRES_PER_DEGREE * Math.hypot(north, east);
  }

  function nearest(lines, latitude, longitude) {
    const found = [];
    for (const line of lines) {
      const [code, name, cells] = line.split('\t');
      let cell = 0;
      let best = Infinity;
      for (const difference of cells.split(',')) {
        cell += parseInt(difference, 36);
        best = Math.min(best, kilometres(cell, latitude, longitude));
      }
      if (best <= KILOMETRES_MAX) {
        found.push({ code, name, best });
      }
    }
    found.sort((a, b) => a.best - b.best);
    // at a border the cell belongs to both sides: the reader knows which one it is
    return found.filter((place) => place.best <= found[0].best + 25).slice(0, REGIONS_MAX);
  }

  async function show(position) {
    const file = await fetch('/static/region-cells.txt?lang=' + button.dataset.lang);
    const lines = (await file.text()).split('\n');
    const places = nearest(lines, position.coords.latitude, position.coords.longitude);
    said.textContent = places.length ? button.dataset.found : button.dataset.nowhere;
    links.replaceChildren(
      ...places.map((place) => {
        const link = document.createElement('a');
        link.href = button.dataset.link + place.code;
        link.textContent = place.name;
        const line = document.createElement('li');
        line.append(link);
        return line;
      }),
    );
  }

  const refused = () => {
    said.textContent = button.dataset.refused;
  };
  if (navigator.geolocation) {
    button.hidden = false;
    button.addEventListener('click', () => {
      said.textContent = button.dataset.wait;
      links.replaceChildren();
      navigator.geolocation.getCurrentPosition((position) => show(position).catch(refused), refused, {
        enableHighAccuracy: false,
        maximumAge: 600000,
        timeout: 20000,
      });
    });
  } else {
    refused();
  }
})();
