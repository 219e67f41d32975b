// Where the page loads frames from: apps, embedded media, a custom domain.

/** The hosts of the page's frames other than its own, each once, in order. */
export function frameHosts() {
  const hosts = [...document.getElementsByTagName('iframe')].map(hostOf);
  return [...new Set(hosts)].filter((host) => host && host !== location.host).sort();
}

function hostOf(frame) {
  try {
    const { protocol, host } = new URL(frame.src);
    return protocol === 'https:' || protocol === 'http:' ? host : '';
  } catch {
    // A frame without an address of its own is the page's.
    return '';
  }
}
