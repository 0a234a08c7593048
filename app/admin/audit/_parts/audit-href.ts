/** What of the log is shown, as it stands in the address. */
export type AuditFilter = Partial<
  Record<'q' | 'actor' | 'action' | 'kind' | 'subject' | 'from' | 'to' | 'before', string | undefined>
>;

/** Address of the log with this filter; what is empty is left out. */
export function auditHref(filter: AuditFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `/admin/audit?${new URLSearchParams(given)}` : '/admin/audit';
}
