import { describe, expect, it } from 'vitest';
import type { Principal } from '#core';
import { searchedAs } from './searched-as.ts';

const editor: Principal = { organisationId: 'default', keyId: 'key', role: 'editor', groups: ['sales'] };
const admin: Principal = { ...editor, role: 'admin' };

describe('whom a run searches as', () => {
  it('is whoever asks, and for an admin a reader of the groups named, none included', () => {
    expect(searchedAs(editor, undefined)).toBe(editor);
    expect(searchedAs(admin, ['vault'])).toEqual({ ...admin, role: 'reader', groups: ['vault'] });
    expect(searchedAs(admin, [])).toEqual({ ...admin, role: 'reader', groups: [] });
  });

  it('is nobody else for an editor, whose own groups are no exception', () => {
    expect(() => searchedAs(editor, ['sales'])).toThrow('admin key');
    expect(() => searchedAs(editor, [])).toThrow('admin key');
  });
});
