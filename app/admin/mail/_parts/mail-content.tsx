import type { MailDetails } from '#lib/mail/admin.ts';

/** Both forms of a mail. What is in it comes from outside: the frame runs nothing, and has no origin to act for. */
export function MailContent({ content, subject }: { content: MailDetails['content']; subject: string }) {
  if (content.state === 'withheld') {
    return (
      <p className="mt-8 rounded-tile bg-layer-2 px-6 py-10 text-center text-ink-soft">
        What it says is for its recipient: there is a link in it that opens an account. Owners may read it.
      </p>
    );
  }
  return (
    <>
      <iframe
        title={`The mail “${subject}”`}
        sandbox=""
        srcDoc={content.html}
        className="mt-8 h-[46rem] w-full rounded-tile border border-line bg-panel"
      />
      <details className="mt-6">
        <summary className="w-fit rounded-full py-2 font-semibold text-small">As text</summary>
        <pre className="mt-3 overflow-x-auto rounded-tile bg-layer-2 p-6 text-small leading-relaxed">
          {content.text}
        </pre>
      </details>
    </>
  );
}
