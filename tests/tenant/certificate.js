/** A throw-away certificate: `atlassian.net` is on the HSTS preload list, so plain HTTP will not do. */
import { createHash, X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';

/**
 * @param {string} host
 * @returns {Promise<{key: string, cert: string, spki: string}>} PEM texts, and the base64 SHA-256
 *   of the public key as Chromium's `--ignore-certificate-errors-spki-list` takes it
 */
export async function makeCertificate(host) {
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: host }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
