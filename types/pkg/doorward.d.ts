// What the built module exports (`src/web/`), which stands here only once it is built.

import { Answers, Requests } from '../core.js';

export default function load(): Promise<unknown>;

/** Answers a request; throws where it is none, or the core failed. */
export function answer<Name extends keyof Answers>(request: Pick<Requests, Name>): Answers[Name];

/** Puts a new instance in the place of one that failed. */
export function __wbg_reset_state(): void;
