import { useId, useState } from 'react';
import { unlockRequest, type UnlockRequest } from '../../store/open-flow.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, ErrorNote, Field, Tabs } from '../../ui/index.ts';

export function UnlockHost() {
  const request = useSignal(unlockRequest);
  return request && <UnlockDialog key={request.fileName} request={request} />;
}

type Way = 'passphrase' | 'recoveryCode';

function UnlockDialog({ request }: { request: UnlockRequest }) {
  const [way, setWay] = useState<Way>('passphrase');
  const [typed, setTyped] = useState('');
  const formId = useId();
  const unlock = useAction(() =>
    request.unlock(way === 'passphrase' ? { passphrase: typed } : { recoveryCode: typed.trim() }),
  );
  const choose = (next: Way): void => {
    setWay(next);
    setTyped('');
    unlock.clear();
  };
  const close = (): void => unlockRequest.set(null);
  const content = (
    <form
      id={formId}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) void unlock.run();
      }}
    >
      <Field label={t(`unlock.${way}`)} hint={way === 'recoveryCode' ? t('unlock.recoveryHint') : undefined}>
        {(control) => (
          <input
            {...control}
            key={way}
            type={way === 'passphrase' ? 'password' : 'text'}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {unlock.error && <ErrorNote error={unlock.error} />}
    </form>
  );
  return (
    <Dialog
      title={t('unlock.title')}
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={unlock.busy} disabled={!typed}>
            {t('unlock.open')}
          </Button>
        </>
      }
    >
      <p>{t('unlock.text', { name: request.fileName })}</p>
      <Tabs<Way>
        label={t('unlock.way')}
        chosen={way}
        onChoose={choose}
        items={[
          { key: 'passphrase', label: t('unlock.passphrase'), content },
          { key: 'recoveryCode', label: t('unlock.recoveryCode'), content },
        ]}
      />
    </Dialog>
  );
}
