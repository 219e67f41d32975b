/** Of Node's globals, the one that the components for media take for granted. */
export { Buffer } from 'buffer/';
