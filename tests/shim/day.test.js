// Days of the reader's own calendar (extension/shared/day.js): midnight is theirs, and a day has not
// always 24 hours.

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { dayNumber, dayOf, inDays } from '../../extension/shared/day.js';

const { TZ } = process.env;
// Clocks change at one in the morning, at midnight, by half an hour, and not at all.
const ZONES = ['Europe/London', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

describe('a day', () => {
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('begins at midnight where the reader is, not in Greenwich', () => {
    for (const [zone, day] of [['Pacific/Kiritimati', '2026-03-11'], ['Europe/London', '2026-03-10'], ['Pacific/Pago_Pago', '2026-03-10']]) {
      process.env.TZ = zone;
      assert.equal(dayOf(Date.UTC(2026, 2, 10, 12)), day, zone);
    }
    process.env.TZ = 'America/Santiago';
    const midnight = new Date(2026, 2, 11).getTime();
    assert.deepEqual([dayOf(midnight - 1), dayOf(midnight)], ['2026-03-10', '2026-03-11']);
  });

  for (const zone of ZONES) {
    it(`follows another all year round in ${zone}`, () => {
      process.env.TZ = zone;
      const first = new Date(2026, 0, 1, 23, 30);
      for (let days = 0; days < 366; days += 1) {
        const late = new Date(2026, 0, 1 + days, 23, 30);
        const early = new Date(2026, 0, 1 + days, 1, 30);
        assert.equal(dayNumber(late) - dayNumber(first), days);
        assert.equal(dayOf(early), dayOf(late));
        assert.equal(inDays(days, first), dayOf(late));
      }
    });
  }
});
