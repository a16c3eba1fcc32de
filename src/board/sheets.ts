/** What the questions of a module ask: a file of the site, fetched once a page. */
import { useEffect, useState } from 'preact/hooks';
import type { QuestionSheet, QuestionSheets } from '../core/report/question-sheet.ts';
import { useDesk } from './desk.ts';

const known = new Map<string, Promise<QuestionSheets | null>>();

/** Null while they are on their way; empty where they cannot be had. @param module an id */
export function useSheets(module: string | null): QuestionSheets | null {
  const { api } = useDesk();
  const [sheets, setSheets] = useState<QuestionSheets | null>(null);
  useEffect(() => {
    let over = false;
    if (module === null) return;
    const asked = known.get(module) ?? api.questionSheets(module);
    known.set(module, asked);
    void asked.then((found) => {
      // Asked again the next time: the network may be back.
      if (found === null) known.delete(module);
      if (!over) setSheets(found ?? {});
    });
    return () => {
      over = true;
    };
  }, [api, module]);
  return sheets;
}

export const sheetOf = (
  sheets: QuestionSheets | null,
  unit: string,
  question: string,
): QuestionSheet | null => sheets?.[unit]?.[question] ?? null;
