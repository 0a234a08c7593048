import { describe, expect, it } from 'vitest';
import { createTagTable } from '#lib/cache/engine/coherence/tag-table.ts';

/** A table that has listened since the log was at 100. */
function listen(maxTags?: number) {
  const table = createTagTable(maxTags);
  table.reset(100);
  return table;
}

describe('judge', () => {
  it('takes an entry without tags for alive, whatever was invalidated', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    expect(table.judge([], 1)).toBe('alive');
  });

  it('takes an entry for alive that was filled since its tags were last invalidated', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    table.bump('b', 'soft', 111);
    expect(table.judge(['a'], 110)).toBe('alive');
    expect(table.judge(['a', 'b'], 111)).toBe('alive');
  });

  it('takes an entry for dead when one of its tags was invalidated after it', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    expect(table.judge(['b', 'a', 'c'], 109)).toBe('dead');
  });

  it('takes an entry for stale when one of its tags was softly invalidated after it', () => {
    const table = listen();
    table.bump('a', 'soft', 110);
    expect(table.judge(['b', 'a', 'c'], 109)).toBe('stale');
  });

  it('leaves alone what carries other tags', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    expect(table.judge(['b'], 105)).toBe('alive');
  });

  it('does not know of an entry from before it listened', () => {
    expect(listen().judge(['a'], 99)).toBe('unknown');
    expect(listen().judge(['a'], 100)).toBe('alive');
  });

  it('takes for dead what is dead by one tag, even if it does not know of another', () => {
    const table = listen();
    table.bump('b', 'hard', 110);
    expect(table.judge(['a', 'b'], 50)).toBe('dead');
    expect(table.judge(['b', 'a'], 50)).toBe('dead');
  });

  it('takes for dead what is dead by one tag and stale by another, in any order', () => {
    const table = listen();
    table.bump('a', 'soft', 110);
    table.bump('b', 'hard', 111);
    expect(table.judge(['a', 'b'], 105)).toBe('dead');
    expect(table.judge(['b', 'a'], 105)).toBe('dead');
  });

  it('asks rather than call stale what may be dead', () => {
    const table = listen();
    table.learn('a', { hard: 0, soft: 60 });
    expect(table.judge(['a', 'b'], 50)).toBe('unknown');
    expect(table.judge(['b', 'a'], 50)).toBe('unknown');
  });

  it('still does not know of a tag that it has heard of since, but not from before', () => {
    const table = listen();
    table.bump('a', 'soft', 110);
    expect(table.judge(['a'], 50)).toBe('unknown');
  });

  it('needs to know only what happened since the entry was last found to be good', () => {
    expect(listen().judge(['a'], 50, 100)).toBe('alive');
    expect(listen().judge(['a'], 50, 99)).toBe('unknown');
  });

  it('holds against an entry that was found good once what came after', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    expect(table.judge(['a'], 50, 105)).toBe('dead');
  });
});

describe('hard and soft', () => {
  it('never undo each other, whichever comes first', () => {
    const [hardFirst, softFirst] = [listen(), listen()];
    hardFirst.bump('a', 'hard', 110);
    hardFirst.bump('a', 'soft', 111);
    softFirst.bump('a', 'soft', 110);
    softFirst.bump('a', 'hard', 111);
    for (const table of [hardFirst, softFirst]) expect(table.judge(['a'], 105)).toBe('dead');
    expect(hardFirst.judge(['a'], 110)).toBe('stale');
    expect(softFirst.judge(['a'], 110)).toBe('dead');
  });

  it('do not go back when an older one comes late', () => {
    const table = listen();
    table.bump('a', 'hard', 120);
    table.bump('a', 'hard', 110);
    table.bump('a', 'soft', 130);
    table.bump('a', 'soft', 111);
    expect(table.judge(['a'], 115)).toBe('dead');
    expect(table.judge(['a'], 125)).toBe('stale');
  });
});

describe('learn', () => {
  it('settles what was unknown', () => {
    const table = listen();
    table.learn('a', { hard: 60, soft: 70 });
    expect(table.judge(['a'], 50)).toBe('dead');
    expect(table.judge(['a'], 65)).toBe('stale');
    expect(table.judge(['a'], 75)).toBe('alive');
  });

  it('does not undo what was heard before the answer came', () => {
    const table = listen();
    table.bump('a', 'hard', 110);
    table.bump('b', 'soft', 111);
    table.learn('a', { hard: 60, soft: 0 });
    table.learn('b', { hard: 0, soft: 60 });
    expect(table.judge(['a'], 105)).toBe('dead');
    expect(table.judge(['b'], 105)).toBe('stale');
  });

  it('counts at once where it is ahead of the log', () => {
    const table = listen();
    table.learn('a', { hard: 130, soft: 0 });
    table.learn('b', { hard: 0, soft: 140 });
    expect(table.judge(['a'], 120)).toBe('dead');
    expect(table.judge(['b'], 135)).toBe('stale');
  });
});

describe('bornAt', () => {
  it('declares dead what was filled before, without tags too', () => {
    const table = listen();
    table.bornAt(120);
    expect(table.judge(['a'], 119)).toBe('dead');
    expect(table.judge([], 119)).toBe('dead');
    expect(table.judge([], 120)).toBe('alive');
    expect(table.judge([], 119, 130)).toBe('dead');
  });

  it('never goes back', () => {
    const table = listen();
    table.bornAt(120);
    table.bornAt(110);
    expect(table.judge([], 115)).toBe('dead');
  });

  it('outlasts a reset', () => {
    const table = listen();
    table.bornAt(120);
    table.reset(130);
    expect(table.judge([], 119)).toBe('dead');
  });
});

describe('reset', () => {
  it('makes unknown what was learned', () => {
    const table = listen();
    table.learn('a', { hard: 0, soft: 0 });
    expect(table.judge(['a'], 50)).toBe('alive');
    table.reset(200);
    expect(table.judge(['a'], 199)).toBe('unknown');
    expect(table.judge(['a'], 200)).toBe('alive');
  });

  it('begins again at a lower position, when the log has gone back', () => {
    const table = listen();
    table.bump('a', 'hard', 150);
    table.reset(120);
    expect(table.judge(['a'], 130)).toBe('alive');
    table.bump('a', 'hard', 131);
    expect(table.judge(['a'], 130)).toBe('dead');
  });
});

describe('a full table', () => {
  it('no longer knows of entries from before what it dropped', () => {
    const table = listen(2);
    table.bump('a', 'hard', 110);
    table.bump('b', 'hard', 111);
    table.bump('c', 'soft', 112);
    expect(table.judge(['a'], 109)).toBe('unknown');
    expect(table.judge(['never-heard-of'], 109)).toBe('unknown');
    expect(table.judge(['never-heard-of'], 110)).toBe('alive');
    expect(table.judge(['b'], 109)).toBe('dead');
  });

  it('counts a dropped soft version as well', () => {
    const table = listen(1);
    table.bump('a', 'soft', 110);
    table.bump('b', 'hard', 111);
    expect(table.judge(['a'], 109)).toBe('unknown');
  });

  it('drops the tags first that were not asked for', () => {
    const table = listen(2);
    table.bump('a', 'hard', 110);
    table.bump('b', 'hard', 111);
    table.judge(['a'], 109);
    table.bump('c', 'hard', 112);
    expect(table.judge(['a'], 109)).toBe('dead');
  });

  it('is not made to forget by a tag that is invalidated again', () => {
    const table = listen(2);
    table.bump('a', 'hard', 110);
    table.bump('a', 'hard', 120);
    expect(table.judge(['b'], 105)).toBe('alive');
  });
});
