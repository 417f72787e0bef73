// Finds a counter so that SHA-256(challenge "." counter) begins with the wanted number of zero bits, then asks for the page again.
(async () => {
  'use strict';
  const told = document.getElementById('work');
  const { challenge, address } = told.dataset;
  const bits = Number(told.dataset.bits);
  const bytes = new TextEncoder();
  const zeros = async counter => {
    const hash = await crypto.subtle.digest('SHA-256', bytes.encode(`${challenge}.${counter}`));
    return new DataView(hash).getUint32(0) >>> (32 - bits) === 0;
  };
  const BATCH = 256;
  for (let from = 0; ; from += BATCH) {
    const found = (await Promise.all(Array.from({ length: BATCH }, (_, i) => zeros(from + i)))).indexOf(true);
    if (found >= 0) {
      location.replace(`${address}&work=${challenge}.${from + found}`);
      return;
    }
  }
})();
