import { t } from '../../strings/t.ts';
import { BackupSection } from './BackupSection.tsx';
import { EncryptionSection } from './EncryptionSection.tsx';
import { RenewalSection } from './renewal/RenewalSection.tsx';
import { SaveAsSection } from './SaveAsSection.tsx';
import { VerifySection } from './VerifySection.tsx';
import './backups.css';

/** Everything about keeping the casefile: copies, integrity, passphrase. */
export function BackupsPage() {
  return (
    <div className="page">
      <header>
        <h1>{t('nav.backups')}</h1>
        <p className="muted">{t('safety.intro')}</p>
      </header>
      <BackupSection />
      <SaveAsSection />
      <RenewalSection />
      <VerifySection />
      <EncryptionSection />
    </div>
  );
}
