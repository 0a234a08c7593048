import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import type { MailDetails } from '#lib/mail/admin.ts';

/** Both forms of a mail. What is in it comes from outside: the frame runs nothing, and has no origin to act for. */
export function MailContent({ content, subject }: { content: MailDetails['content']; subject: string }) {
  if (content.state === 'withheld') {
    return (
      <Card>
        <Empty
          title="For its recipient alone"
          text="There is a link in it that opens an account. Owners may read it."
        />
      </Card>
    );
  }
  return (
    <div className="min-w-0 space-y-4">
      <iframe
        title={`The mail “${subject}”`}
        sandbox=""
        srcDoc={content.html}
        className="h-[46rem] w-full rounded-2xl border border-line bg-panel"
      />
      <details className="rounded-2xl border border-line bg-panel px-5 py-3">
        <summary className="w-fit font-semibold text-small">As text</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre tabIndex={0} className="mt-3 overflow-x-auto text-micro leading-relaxed">
          {content.text}
        </pre>
      </details>
    </div>
  );
}
