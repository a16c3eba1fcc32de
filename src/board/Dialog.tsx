import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../islands/parts/Icon.tsx';
import { dialogDrawings } from '../islands/parts/dialog-drawings.ts';
import { useOwnId } from '../islands/parts/useOwnId.ts';

export interface DialogProps {
  readonly title: string;
  /** Null: it cannot be left without an answer. */
  readonly onClose: (() => void) | null;
  readonly children: ComponentChildren;
}

/** Modal; the focus goes back to what opened it. */
export function Dialog({ title, onClose, children }: DialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useOwnId();
  useEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      class="dialogue"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {onClose ? (
          <button type="button" class="outil" title="Fermer" onClick={onClose}>
            <Icon draw={dialogDrawings.fermer} />
            <span>Fermer</span>
          </button>
        ) : null}
      </header>
      {children}
    </dialog>
  );
}
