/**
 * Several checks ask the same of one form. The answer is made once for each form and kept as long as the form is: the same
 * question gives the same answer, so nobody can tell.
 */
export function oncePer<Subject extends object, Answer>(
  ask: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const found = known.get(subject);
    if (found !== undefined) return found.answer;
    const answer = ask(subject);
    known.set(subject, { answer });
    return answer;
  };
}
